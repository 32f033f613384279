import Core
import Foundation
import Scheduling
import Storage
import Web

/// Appointments: places, desks and hours, what can be booked, and who comes. All that the rest of the product may know of them.
public struct AppointmentsFeature: Sendable {
    public static let migrations = Migration.appointments

    let book: AppointmentBook
    let units: any AppointmentUnits
    let coordination: NationalCoordination?

    /// - Parameters:
    ///   - national: the address and the token of the State's coordination service; `nil`: pre-applications are declared to nobody.
    ///   - key: for the private links, the calendars' addresses and the delays of the reserve.
    public init(database: any Database, units: any AppointmentUnits, national: (address: String, token: String)? = nil, key: [UInt8]) {
        let seed = key.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let schedules = SQLSchedules(database: database, seed: seed)
        book = AppointmentBook(
            schedules: schedules, bookings: SQLBookings(database: database, seed: seed), territory: Territory(schedules),
            links: AppointmentLinks(key: key))
        self.units = units
        coordination = national.map { NationalCoordination(engine: NationalHTTP(address: $0.address, token: $0.token)) }
    }

    public var routes: [Route] { personRoutes + deskRoutes + NationalController(book: book).routes + FeedController(book: book).routes }

    private var personRoutes: [Route] {
        FiguresController(book: book).routes + OfferController(book: book).routes + SlotsController(book: book).routes
            + HoldController(book: book).routes + FollowController(book: book).routes + ChangeController(book: book).routes
    }

    private var deskRoutes: [Route] {
        DayController(book: book).routes + TakingController(book: book).routes + HandlingController(book: book).routes
            + PlaceSettings(book: book, units: units).routes + HoursController(book: book).routes + HitController(book: book).routes
            + TypeSettings(book: book).routes
    }

    /// Forgets the holds that ended long ago, and old changes of free time.
    public func clean(now: Date) async throws {
        _ = try await book.bookings.clean(before: now - 86_400)
        while try await book.bookings.anonymise(startedBefore: now - Self.nameKept) > 0 {}
    }

    /// As requests: three months after they are over.
    static let nameKept: TimeInterval = 92 * 86_400
    public static let personalTables = ["appointment", "appointment_visitor", "appointment_application"]
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
}
