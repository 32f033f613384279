import Core
import Foundation
import Scheduling
import Secrets
import Storage
import Web

/// Appointments: places, desks and hours, what can be booked, and who comes. All that the rest of the product may know of them.
public struct AppointmentsFeature: Sendable {
    public static let migrations =
        Migration.appointments + Migration.sharing + Migration.agendas + Migration.waiting
        + Migration.groups + Migration.draws + Migration.visits + Migration.telling + Migration.lists + Migration.numbers + Migration.hours
        + Migration.beacons + Migration.switchboards

    let book: AppointmentBook
    let units: any AppointmentUnits
    let forms: any FormsWithTimes
    let seed: UInt64
    let coordination: NationalCoordination?
    let declarations: SQLDeclarations
    let beacon: Beacon
    let shared: any SharedTypes
    let switchboards: any Switchboards
    let authorities: any SharingAuthorities
    let points: any StartingPoints
    let imports: AgendaImport
    let uploads: UploadReader

    /// - Parameters:
    ///   - national: the address and the token of the State's coordination service; `nil`: pre-applications are declared to nobody.
    ///   - beacons: the addresses of who publishes the rounds that draws are mixed with; none: draws come from their seed alone.
    ///   - mobiles: the numbers to which short messages can be sent; `nil`: none is.
    ///   - throttle: of those who guess numbers and codes.
    ///   - key: for the private links, the calendars' addresses and the delays of the reserve.
    ///   - folder: where a calendar that is sent stays while it is read.
    ///   - authorities: those whose places may be shown with each other's.
    ///   - points: where addresses are.
    public init(
        database: any Database, units: any AppointmentUnits, forms: any FormsWithTimes, authorities: any SharingAuthorities,
        points: any StartingPoints, folder: URL, national: (address: String, token: String, refusesWhenSilent: Bool)? = nil,
        beacons: [String] = [], mobiles: (@Sendable (String) -> Bool)? = nil, throttle: any Throttling = Throttle(), key: [UInt8]
    ) {
        let seed = key.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let schedules = SQLSchedules(database: database, seed: seed)
        var book = AppointmentBook(
            schedules: schedules, bookings: SQLBookings(database: database, seed: seed), territory: Territory(schedules),
            waiting: SQLWaitingList(database: database, seed: seed),
            draws: SQLDraws(database: database, seed: seed, chain: beacons.isEmpty ? nil : .quicknet),
            links: AppointmentLinks(key: key))
        shared = SQLSharedTypes(database: database)
        switchboards = SQLSwitchboards(database: database)
        declarations = SQLDeclarations(database: database)
        var imports = AgendaImport(agendas: SQLAgendas(database: database), fetching: AgendaHTTP())
        imports.dav = CalDAV(server: CalDAVHTTP())
        imports.seal = SecretSeal(key: Secret.derivedKey(from: key, for: "passwords of agendas"))
        self.imports = imports
        uploads = UploadReader(folder: folder)
        // Somebody waits for the answer to this one.
        book.applications = national.map {
            ApplicationCheck(
                coordination: NationalCoordination(engine: NationalHTTP(address: $0.address, token: $0.token, timeout: 4000)),
                refusesWhenSilent: $0.refusesWhenSilent)
        }
        book.mobiles = mobiles
        book.doors = throttle
        beacon = Beacon(mirrors: beacons.map { BeaconHTTP(address: $0) })
        self.book = book
        (self.units, self.forms, self.authorities, self.points, self.seed) = (units, forms, authorities, points, seed)
        coordination = national.map { NationalCoordination(engine: NationalHTTP(address: $0.address, token: $0.token)) }
    }

    public var routes: [Route] { personRoutes + deskRoutes + NationalController(book: book).routes + FeedController(book: book).routes }

    private var personRoutes: [Route] {
        FiguresController(book: book).routes + OfferController(book: book, shared: shared, points: points).routes
            + AroundController(book: book, shared: shared, authorities: authorities, points: points).routes + SlotsController(book: book).routes
            + HoldController(book: book, points: points).routes + FollowController(book: book).routes + ChangeController(book: book).routes
            + FormSlotsController(book: book, forms: forms).routes + FormNumbersController(book: book, forms: forms).routes
            + FormProofController(book: book, forms: forms).routes + ProofController(book: book).routes + WaitController(book: book).routes
            + JoinController(book: book, points: points).routes
            + DrawController(book: book).routes + RegisterController(book: book, points: points).routes + RegistrationController(book: book).routes
    }

    private var deskRoutes: [Route] {
        DayController(book: book, agendas: imports.agendas, switchboards: switchboards).routes + PrintedDayController(book: book).routes
            + RoundController(book: book).routes + PlacesDayController(book: book).routes
            + TakingController(book: book, points: points, switchboards: switchboards, authorities: authorities).routes
            + SwitchboardController(book: book, switchboards: switchboards, shared: shared, authorities: authorities, points: points).routes
            + SwitchboardSettings(switchboards: switchboards, authorities: authorities, units: units).routes
            + WaitingController(book: book).routes + WaitEntryController(book: book, points: points).routes
            + DrawDeskController(book: book).routes + DrawSettings(book: book).routes + DrawEntryController(book: book, points: points).routes
            + HandlingController(book: book).routes + EntrySlotsController(book: book, forms: forms).routes
            + PlaceSettings(book: book, units: units).routes + HoursController(book: book).routes + HitController(book: book).routes
            + TypeSettings(book: book).routes + SharingSettings(book: book, shared: shared).routes
            + AgendaController(book: book, imports: imports, uploads: uploads).routes + MyAgendaController(book: book, imports: imports).routes
    }

    /// The servers that calendars of elsewhere are read from, each once, in order.
    public func calendarHosts(of organisation: OrganisationID) async throws -> [String] {
        Set(try await imports.agendas.addresses(in: organisation).map { URL(string: $0)?.host ?? $0 }).sorted()
    }

    /// Reads the calendars of elsewhere again, those whose time has come.
    /// - Returns: how many.
    @discardableResult
    public func refreshAgendas(now: Date) async throws -> Int { try await imports.refresh(now: now) }

    /// Where people book for the reason of that name; `nil` when there is none, or when they do not book it themselves.
    public func path(toBook slug: String, in organisation: OrganisationID) async throws -> String? {
        let offers = try await book.schedules.offers(of: organisation)
        return offers.contains { $0.details.slug == slug && $0.details.isPublic } ? "\(OfferController.path)/\(slug)" : nil
    }

    /// What the State's engine sends with each question to an authority; its administrators read it on the settings page.
    public func nationalToken(of organisation: OrganisationID) -> String { book.links.nationalToken(of: organisation) }

    /// Forgets the holds that ended long ago, old changes of free time, and who came; seals what browsers left before there were seals.
    public func clean(now: Date) async throws {
        _ = try await book.bookings.clean(before: now - 86_400)
        _ = try await book.bookings.sealVisitors()
        _ = try await book.waiting.clean(endedBefore: now - 30 * 86_400, askedBefore: now - 2 * 86_400)
        _ = try await book.draws.clean(endedBefore: now - 30 * 86_400, askedBefore: now - 2 * 86_400)
        while try await book.bookings.anonymise(startedBefore: now - Self.nameKept) > 0 {}
    }

    /// As requests: three months after they are over.
    static let nameKept: TimeInterval = 92 * 86_400
    public static let personalTables = [
        "agenda", "appointment", "appointment_visitor", "appointment_application", "appointment_declaration", "appointment_wait",
        "appointment_registration", "appointment_registration_application",
    ]
}

/// What others make when they set a town up.
extension AppointmentsFeature {
    public func places(of organisation: OrganisationID) async throws -> [Place] { try await book.schedules.places(of: organisation) }

    public func add(_ place: PlaceDetails, to organisation: OrganisationID) async throws -> PlaceID {
        try await book.schedules.add(place, to: organisation)
    }

    public func addDesk(named name: String, capacity: Int = 1, to place: PlaceID) async throws -> ReceiverID {
        try await book.schedules.addDesk(named: name, capacity: capacity, to: place)
    }

    public func add(_ opening: Opening, to desk: ReceiverID, of place: PlaceID) async throws {
        try await book.schedules.add(opening, to: desk, of: place)
    }

    public func add(_ details: OfferDetails, _ rules: AppointmentType, to organisation: OrganisationID) async throws -> AppointmentTypeID {
        try await book.schedules.add(details, rules, to: organisation)
    }

    /// Shows a type together with those of the same common name, of whatever authority.
    public func share(_ type: AppointmentTypeID, of organisation: OrganisationID, as name: String) async throws {
        try await shared.share(type, of: organisation, as: name)
    }
}
