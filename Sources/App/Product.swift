import Addresses
import Appointments
import Attachments
import Core
import Correspondence
import Dossiers
import Forms
import Foundation
import Identity
import Incidents
import Insight
import Logging
import Mandates
import Organisations
import Panels
import People
import Privacy
import Procedures
import Queues
import Reception
import Secrets
import Storage
import Studio
import Web

/// The whole product, put together: the one place that knows every room, opens the storage, and introduces the rooms to each other.
public struct Product: Sendable {
    public let settings: Settings
    public let database: any Database
    public let organisations: OrganisationsFeature
    public let identity: IdentityFeature
    public let procedures: ProceduresFeature
    public let attachments: AttachmentsFeature
    public let dossiers: DossiersFeature
    public let people: PeopleFeature
    public let correspondence: CorrespondenceFeature
    public let reception: ReceptionFeature
    public let studio: StudioFeature
    public let insight: InsightFeature
    public let privacy: PrivacyFeature
    public let appointments: AppointmentsFeature
    public let queues: QueuesFeature
    public let panels: PanelsFeature
    public let incidents: IncidentsFeature
    public let mandates: MandatesFeature
    public let addresses: AddressesFeature
    let papers: PapersOfDossiers
    let catalogues: [Language: Words]
    let key: [UInt8]
    let clock: @Sendable () -> Date

    /// Every room's schema, in the order of what refers to what.
    public static let migrations: [Migration] =
        Jobs.migrations + OrganisationsFeature.migrations + IdentityFeature.migrations + ProceduresFeature.migrations + StudioFeature.migrations
        + AttachmentsFeature.migrations + DossiersFeature.migrations + CorrespondenceFeature.migrations + ReceptionFeature.migrations
        + InsightFeature.migrations + PrivacyFeature.migrations + AppointmentsFeature.migrations + QueuesFeature.migrations + PeopleFeature.migrations
        + IncidentsFeature.migrations + MandatesFeature.migrations + AddressesFeature.migrations + PanelsFeature.migrations

    /// Opens an installation. Its schema must be up to date: see ``migrate(now:)``.
    public static func open(_ settings: Settings, clock: @escaping @Sendable () -> Date = { Date() }) async throws -> Product {
        try await Product(settings, database: openDatabase(settings), key: InstallationKey.load(settings.storage), clock: clock)
    }

    static func openDatabase(_ settings: Settings) async throws -> any Database {
        if settings.storage.isPostgres {
            return try await PostgresDatabase(connectionString: settings.storage.database, connections: settings.server.connections)
        }
        let folder = URL(filePath: settings.storage.database).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try SQLiteDatabase(path: settings.storage.database)
    }

    public init(_ settings: Settings, database: any Database, key: [UInt8], clock: @escaping @Sendable () -> Date) async throws {
        let link = LateLinks()
        catalogues = try EmbeddedAssets.catalogues()
        let french = catalogues[.french] ?? Words(.french, texts: [:])
        CommuneList.installed = EmbeddedAssets.communes
        let blobs = try DiskBlobStore(folder: settings.storage.blobs, key: Secret.derivedKey(from: key, for: "blobs"))
        organisations = OrganisationsFeature(database: database, siteMap: SiteMap(link: link, french: french), settings: SettingsEntries.all)
        let threads = PasswordThreads()
        identity = IdentityFeature(
            database: database, units: NamesOfUnits(link: link), secret: Secret.derivedKey(from: key, for: "sign-in"), threads: threads,
            provider: settings.proConnect.provider)
        procedures = ProceduresFeature(
            database: database, units: ContactsOfUnits(link: link), demand: DemandForProcedures(link: link),
            bookings: BookingsOfProcedures(link: link), french: french, clock: clock)
        correspondence = try CorrespondenceFeature(
            database: database, mail: settings.mail.account, sms: settings.sms.sender, journal: ReadingsOfCorrespondence(link: link),
            weasyprint: settings.tools.weasyprint, posters: SubjectsOfPosters(organisations: organisations, procedures: procedures),
            french: french, isDevelopment: settings.server.isDevelopment, clock: clock
        )
        attachments = try AttachmentsFeature(
            database: database, blobs: blobs, holders: HoldersOfAttachments(link: link), folder: settings.storage.uploads,
            clamd: settings.tools.scanner
        )
        people = PeopleFeature(
            database: database, blobs: blobs, folder: settings.storage.uploads.appending(path: "envois"),
            secret: Secret.derivedKey(from: key, for: "people"), threads: threads, requests: RequestsOfPeople(link: link),
            letters: MailsOfTown(correspondence: correspondence, from: settings.mail.from),
            printer: PrinterOfTown(correspondence: correspondence), checks: ChecksOfDocuments(attachments: attachments),
            franceConnect: settings.franceConnect.provider)
        insight = InsightFeature(
            database: database, town: TownOfInsight(link: link), ratingKey: Secret.derivedKey(from: key, for: "ratings"),
            folder: settings.storage.uploads.appending(path: "quartiers"),
            pdf: { [correspondence] page in try await correspondence.paper(of: page) })
        mandates = MandatesFeature(
            database: database, secret: Secret.derivedKey(from: key, for: "mandates"), threads: threads,
            letters: MailsOfTown(correspondence: correspondence, from: settings.mail.from),
            messages: ConsentBySMS(
                correspondence: correspondence, isSending: settings.sms.gateway != nil, replyToken: settings.sms.replyToken),
            cards: HoldersOfCards(people: people), printer: PrinterOfTown(correspondence: correspondence),
            procedures: ProceduresOfMandates(procedures: procedures), shared: SharedRequestsOfTown(link: link),
            throttle: identity.throttle)
        let sheets = SheetsOfProcedures(procedures: procedures, organisations: organisations)
        addresses = AddressesFeature(database: database, folder: settings.storage.uploads.appending(path: "adresses"))
        appointments = AppointmentsFeature(
            database: database, units: UnitsOfAppointments(organisations: organisations), forms: FormsOfAppointments(link: link),
            authorities: AuthoritiesOfAppointments(organisations: organisations), points: AddressesOfAppointments(addresses: addresses),
            folder: settings.storage.uploads.appending(path: "agendas"), national: settings.national.service,
            beacons: settings.beacon.addresses, mobiles: NumbersOfAppointments.check(isSending: settings.sms.gateway != nil),
            throttle: identity.throttle,
            key: Secret.derivedKey(from: key, for: "appointments"))
        let box = AttachmentsOfDossiers(attachments: attachments, appointments: appointments)
        papers = PapersOfDossiers(correspondence: correspondence, identity: identity, from: settings.mail.from)
        dossiers = DossiersFeature(
            database: database, sheets: sheets, sheetCache: sheets, box: box,
            colleagues: ColleaguesOfDossiers(organisations: organisations, identity: identity),
            authorities: AuthoritiesOfDossiers(organisations: organisations),
            files: box, papers: papers, marks: MarksOfPeople(people: people, clock: clock),
            participant: ParticipantsOfFiling(files: box, mandates: mandates), diary: TimesOfDossiers(appointments: appointments), masterKey: key,
            throttle: identity.throttle, ratings: RatingsOfInsight(insight: insight), witness: WitnessOfDossiers(identity: identity),
            knowledge: KnowledgeOfPeople(
                people: people, attachments: attachments, folder: settings.storage.uploads.appending(path: "envois")),
            protections: ProtectionsOfTown(mandates: mandates, french: french)
        )
        studio = StudioFeature(
            database: database,
            books: BooksOfProcedures(
                organisations: organisations, identity: identity, procedures: procedures, dossiers: dossiers, correspondence: correspondence),
            evidence: EvidenceOfForms(organisations: organisations, procedures: procedures, dossiers: dossiers),
            moves: MovesOfDossiers(organisations: organisations, procedures: procedures, dossiers: dossiers),
            previews: PreviewsOfTemplates(
                organisations: organisations, procedures: procedures, dossiers: dossiers, correspondence: correspondence, papers: papers),
            folder: settings.storage.uploads.appending(path: "studio")
        )
        reception = ReceptionFeature(
            database: database, blobs: blobs, boxes: LetterBoxesOfTown(organisations: organisations, own: settings.mail),
            threads: RequestsOfReception(
                dossiers: dossiers, attachments: attachments, correspondence: correspondence,
                sheets: KnowledgeSheets(organisations: organisations, procedures: procedures, french: french), french: french, clock: clock),
            answers: AnswersOfReception(
                organisations: organisations, correspondence: correspondence, from: settings.mail.from, clock: clock),
            replies: settings.mail.replies.map { ReplyAddresses(base: $0, key: Secret.derivedKey(from: key, for: "reply addresses")) },
            sheets: ScanSheets(key: Secret.derivedKey(from: key, for: "scan sheets")), printer: PrinterOfTown(correspondence: correspondence),
            words: french,
            folder: settings.storage.uploads.appending(path: "courrier"), clock: clock
        )
        privacy = PrivacyFeature(
            database: database, records: RecordsOfPrivacy(),
            procedures: ProceduresOfPrivacy(
                procedures: procedures, organisations: organisations, appointments: appointments,
                outside: Dictionary(uniqueKeysWithValues: DeclaredTreatment.Door.allCases.map { ($0, settings.connectors($0)) })),
            copies: CopiesOfPrivacy(database: database, dossiers: dossiers, attachments: attachments, insight: insight),
            treatments: try TreatmentsOfPrivacy.declared(), backupDays: settings.storage.backupDays,
            pdf: { [correspondence] page in try await correspondence.paper(of: page) }
        )
        queues = QueuesFeature(
            database: database, places: PlacesOfQueues(appointments: appointments), arrivals: ArrivalsOfQueues(appointments: appointments),
            key: Secret.derivedKey(from: key, for: "queues"))
        panels = PanelsFeature(
            database: database, key: Secret.derivedKey(from: key, for: "panels"),
            letters: MailsOfTown(correspondence: correspondence, from: settings.mail.from), printer: PrinterOfTown(correspondence: correspondence),
            throttle: identity.throttle,
            mask: { InsightFeature.masked($0) })
        incidents = IncidentsFeature(
            database: database, folder: settings.storage.data.appending(path: "incidents"),
            key: Secret.derivedKey(from: key, for: "incident certificates"),
            people: PeopleOfIncidents(
                database: database, organisations: organisations, dossiers: dossiers, correspondence: correspondence, french: french, clock: clock),
            printer: PrinterOfTown(correspondence: correspondence)
        )
        self.settings = settings
        self.database = database
        self.key = key
        self.clock = clock
        link.join(
            LateLinks.Rooms(
                organisations: organisations, procedures: procedures, dossiers: dossiers, mandates: mandates, appointments: appointments))
    }

    /// Brings the schema up to date.
    /// - Returns: the names of the steps taken.
    @discardableResult
    public func migrate() async throws -> [String] { try await Migrator(Self.migrations).run(on: database, now: clock()) }

    public var french: Words { catalogues[.french] ?? Words(.french, texts: [:]) }

    /// Every address of the product. The access test reads this list.
    public var routes: [Route] {
        CommonRoutes.all + (settings.server.isDevelopment ? Gallery.routes : []) + organisations.routes + identity.routes + procedures.routes
            + studio.routes + attachments.routes + dossiers.routes + correspondence.routes
            + reception.routes + insight.routes + privacy.routes + appointments.routes + queues.routes + people.routes + incidents.routes
            + mandates.routes + panels.routes + addresses.routes
    }

    public var front: Front {
        Front(
            questions: FrontAnswers(organisations: organisations, identity: identity, people: people, mandates: mandates, clock: clock),
            catalogues: catalogues,
            settings: .init(
                formKey: Secret.derivedKey(from: key, for: "forms"), isSecure: settings.server.isBehindProxy,
                trustsProxy: settings.server.isBehindProxy, workBits: settings.server.workBits
            ),
            clock: clock, signInAgain: { identity.signInAgain($0) }, watch: insight.watch, faults: incidents.watch
        )
    }
}
