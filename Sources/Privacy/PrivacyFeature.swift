import Core
import Foundation
import Law
import Storage
import Web

/// Personal data: how long it is kept and what becomes of it, what is done with it, what people may ask about it. All that the rest of the product
/// may know of it.
public struct PrivacyFeature: Sendable {
    public static let migrations = Migration.privacy

    let database: any Database
    let records: any ErasableRecords
    let procedures: any KeptProcedures
    let copies: any RequestCopies
    let treatments: DeclaredTreatments
    let backupDays: Int
    let pdf: @Sendable (String) async throws -> [UInt8]

    /// The tables of this room whose rows tell of people.
    public static let personalTables = ["breach", "elimination_item", "legal_hold", "rights_request"]

    /// - Parameters:
    ///   - records: every room that keeps something of requests.
    ///   - treatments: what is done with personal data beside the procedures.
    ///   - backupDays: how long backups of the installation are kept.
    ///   - pdf: makes a tagged PDF of a whole page of HTML.
    public init(
        database: any Database, records: any ErasableRecords, procedures: any KeptProcedures, copies: any RequestCopies,
        treatments: DeclaredTreatments, backupDays: Int, pdf: @escaping @Sendable (String) async throws -> [UInt8]
    ) {
        (self.database, self.records, self.procedures, self.copies) = (database, records, procedures, copies)
        (self.treatments, self.backupDays, self.pdf) = (treatments, backupDays, pdf)
    }

    public var routes: [Route] {
        let archive = CopyArchive(copies: copies)
        return HubController(plan: plan, register: register, rights: SQLRights(database: database), breaches: SQLBreaches(database: database)).routes
            + RetentionController(plan: plan, slips: slips, holds: holds, archive: archive, pdf: pdf).routes
            + SealedReadings(retention: retention, archive: archive).routes + RegisterController(register: register, pdf: pdf).routes
            + FiguresController(figures: SQLFigures(database: database), procedures: procedures).routes
            + NoticeController(register: register).routes + SentencesController(sentences: SQLSentences(database: database)).routes
            + RightsController(rights: SQLRights(database: database), holds: holds, copies: copies, archive: archive, granting: granting, pdf: pdf)
            .routes
            + PersonRightsController(rights: SQLRights(database: database), copies: copies, archive: archive).routes
            + BreachController(breaches: SQLBreaches(database: database), copies: copies, pdf: pdf).routes
    }

    var retention: SQLRetention { SQLRetention(database: database, records: records) }
    var slips: SQLSlips { SQLSlips(database: database, records: records) }
    var holds: SQLHolds { SQLHolds(database: database, records: records) }
    var register: Register {
        Register(
            procedures: procedures, treatments: treatments, approvals: SQLApprovals(database: database), sentences: SQLSentences(database: database),
            backupDays: backupDays)
    }
    var sweeper: RetentionSweep { RetentionSweep(retention: retention, slips: slips, procedures: procedures) }
    var granting: GrantedRights { GrantedRights(rights: SQLRights(database: database), holds: holds, sweep: sweeper) }
    var plan: RetentionPlan { RetentionPlan(sweep: sweeper, procedures: procedures) }
}

/// Night work.
extension PrivacyFeature {
    /// Does what the day asks, once: in the small hours, or as soon as possible when the service was down then. Safe to call every hour, to cut, and on
    /// several nodes.
    public func keepNight(of organisation: OrganisationID, now: Date, zone: TimeZone) async throws {
        let today = LocalDate(now, in: zone)
        let last = try await retention.lastSweep(of: organisation)
        let isNight = (1..<6).contains(now.clock(in: zone).hour)
        guard last.map({ $0 < today }) ?? true, isNight || (last.map { $0 < today.adding(days: -1) } ?? true) else { return }
        try await sweep(organisation, now: now, zone: zone)
        try await retention.noteSweep(of: organisation, on: today)
    }

    /// Carries out the fates that are due, prepares the slips of the month, looks for drifts.
    /// - Returns: how many requests were anonymised.
    @discardableResult
    public func sweep(_ organisation: OrganisationID, now: Date, zone: TimeZone) async throws -> Int {
        try await holds.liftDue(in: organisation, today: LocalDate(now, in: zone), at: now)
        let anonymised = try await sweeper.run(organisation, now: now, zone: zone)
        try await register.watch(organisation, now: now)
        try await SQLRights(database: database).forget(answeredBefore: LocalDate(now, in: zone).adding(months: -60))
        return anonymised
    }
}

/// What others do because something happened here.
extension PrivacyFeature {
    /// The title of a declared treatment, by its place in the record.
    public func treatmentTitle(_ slug: String) -> String? { treatments.treatments.first { ProcessingRecord.declared + $0.key == slug }?.title }

    public static let slipProposedJob = SQLSlips.job
    public static let driftedJob = SQLApprovals.job
    public static let answeredJob = SQLRights.job
    public static let restrictionEndsJob = SQLHolds.liftingJob

    /// What a person is answered, and where; `nil` when it is not by e-mail.
    public func answer(_ payload: JSON) async throws -> (organisation: OrganisationID, to: EmailAddress, text: String)? {
        guard let id = payload["id"]?.int, let request = try await SQLRights(database: database).find(RightsID(Int64(id))),
            let address = EmailAddress(request.contact), let text = request.answer
        else { return nil }
        return (request.organisation, address, text)
    }

    /// Of what restriction a person is told that it ends, and where; `nil` when it is not by e-mail.
    public func endOfRestriction(_ payload: JSON) async throws
        -> (organisation: OrganisationID, to: EmailAddress, reference: Reference, day: LocalDate)?
    {
        guard let id = payload["id"]?.int, let (organisation, hold) = try await holds.find(HoldID(Int64(id))), hold.liftedAt == nil,
            let address = hold.contact.flatMap({ EmailAddress($0) }), let day = hold.liftOn
        else { return nil }
        return (organisation, address, hold.reference, day)
    }

    /// The authority of a slip that waits for its visa.
    public func organisation(ofSlip payload: JSON) async throws -> OrganisationID? {
        guard let id = payload["id"]?.int else { return nil }
        return try await slips.organisation(of: SlipID(Int64(id)))
    }

    /// The procedures that an alarm tells of.
    public static func drifted(_ payload: JSON) -> (organisation: OrganisationID, slugs: [String])? {
        guard let organisation = payload["organisation"]?.int, let slugs = payload["slugs"]?.array?.compactMap(\.string) else { return nil }
        return (OrganisationID(Int64(organisation)), slugs)
    }
}
