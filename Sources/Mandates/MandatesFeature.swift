import Core
import Foundation
import Law
import Logging
import Secrets
import Storage
import Web

/// Acting for somebody: organisations that help, their helpers, the mandates that people give them, and what a measure of protection allows to whom.
/// All that the rest of the product may know of them.
public struct MandatesFeature: Sendable {
    /// After those of the authorities, whose rows they refer to.
    public static let migrations: [Migration] = [
        .createMandates, .keepMandateActs, .keepMandateActsOnPostgres, .createMeasures, .createParentalAgreements, .createRepresentations,
        .findMeasureActs,
    ]
    /// The tables whose rows tell of a person: who is acted for or protected, who acts, and their sessions.
    public static let personalTables = [
        "mandate", "mandate_act", "protective_measure", "representation", "relay", "helper", "helper_session", "parental_agreement",
    ]
    /// The sector of the marks that mandates hold of people: theirs alone, so that nothing ties a mandate to a request.
    public static let sector = "mandats"

    private static let logger = Logger(label: "mandates")

    let database: any Database
    let seal: MandateSeal
    let relays: SQLRelays
    let helpers: SQLHelpers
    let mandates: SQLMandates
    let acting: SQLActing
    let journal: SQLMandateJournal
    let measures: SQLMeasures
    let representations: SQLRepresentations
    let agreements: SQLAgreements
    let shared: any SharedRequests
    let passphrases: any PasswordHashing
    let letters: any MandateLetters
    let messages: any ConsentMessages
    let cards: any CardHolders
    let printer: any MandatePrinter
    let procedures: any ProtectedProcedures
    let throttle: any Throttling

    /// - Parameters:
    ///   - secret: 32 bytes, the same on every node.
    ///   - threads: where passphrases are hashed: those of the whole product.
    public init(
        database: any Database, secret: [UInt8], threads: PasswordThreads, letters: any MandateLetters, messages: any ConsentMessages,
        cards: any CardHolders, printer: any MandatePrinter, procedures: any ProtectedProcedures,
        shared: any SharedRequests, throttle: any Throttling
    ) {
        self.init(
            database: database, secret: secret, passphrases: Argon2id(threads: threads, whenBusy: MandateProblem.tooBusy), letters: letters,
            messages: messages, cards: cards, printer: printer, procedures: procedures, shared: shared,
            throttle: throttle)
    }

    init(
        database: any Database, secret: [UInt8], passphrases: any PasswordHashing, letters: any MandateLetters, messages: any ConsentMessages,
        cards: any CardHolders, printer: any MandatePrinter, procedures: any ProtectedProcedures,
        shared: any SharedRequests, throttle: any Throttling = Throttle()
    ) {
        self.database = database
        seal = MandateSeal(key: secret)
        relays = SQLRelays(database: database)
        helpers = SQLHelpers(database: database)
        mandates = SQLMandates(database: database, seal: seal)
        acting = SQLActing(database: database, seal: seal)
        journal = SQLMandateJournal(database: database)
        measures = SQLMeasures(database: database, seal: seal)
        representations = SQLRepresentations(database: database, seal: seal)
        agreements = SQLAgreements(database: database, seal: seal, requests: shared)
        self.shared = shared
        (self.passphrases, self.letters, self.messages) = (passphrases, letters, messages)
        (self.cards, self.printer, self.procedures, self.throttle) = (cards, printer, procedures, throttle)
    }

    public var routes: [Route] {
        RelayPages(room: self).routes + InvitationPages(room: self).routes + HelperDoor(room: self).routes + MandatePages(room: self).routes
            + NewMandatePages(room: self).routes + ActingPages(room: self).routes + OwnMandates(room: self).routes
            + SpaceMandates(room: self).routes + ConsentReplies(room: self).routes + RelayDesk(room: self).routes + MandateDesk(room: self).routes
            + MeasureDesk(room: self).routes + RepresentativeDesk(room: self).routes + RepresentationPages(room: self).routes
            + AskAgreementPage(room: self).routes + CosigningPages(room: self).routes + AgreementAnswerPage(room: self).routes
    }

    /// The helper whose session this is, if it is still open: what the front door asks when a browser says that it has one.
    public func helper(session token: String, organisation: OrganisationID, now: Date) async throws -> HelperViewer? {
        let digest = Secret.digest(token)
        guard let found = try await acting.helper(digest, of: organisation, at: now) else { return nil }
        if found.mustBeSeen { try await acting.seen(digest, at: now) }
        return found.viewer
    }

    /// What this person's access as a representative allows now; `nil` when it is not theirs.
    public func representing(
        _ access: Int64, by person: PersonViewer, on day: LocalDate, in zone: TimeZone, now: Date
    ) async throws -> ActingFor? {
        let held = try await representations.find(AccessID(access), ofMarks: person.marks, in: person.organisation)
        return held.flatMap { $0.isSupervising ? nil : $0 }.map {
            $0.acting(on: day, in: zone, key: seal.openingKey(seed: $0.access.seed), trace: seal.trace($0.access.id, of: $0.recorded.id))
        }
    }

    /// The access and the measure under which a request was filed, from what its history holds.
    public func traced(_ trace: String) -> (access: Int64, measure: Int64)? { seal.traced(trace) }

    /// The measures that run that day for somebody of this name, born that day, and who may do an act under each. For agents alone.
    public func running(
        for name: String, born: LocalDate, act: ProtectedAct, in organisation: OrganisationID, on day: LocalDate
    ) async throws -> [MeasureOfSomebody] {
        var running: [MeasureOfSomebody] = []
        for found in try await measures.find(name: name, born: born, in: organisation) where found.isAlive(on: day) {
            running.append(try await told(found, act, on: day, in: organisation))
        }
        return running
    }

    /// Lets a representative begin, or file, what is this act for the law: asked in the request's own transaction.
    /// - Parameter act: `nil` where the procedure's file says none: the person's alone.
    /// - Throws: ``MandateProblem/measureOver``, or why the measure gives them no part in it.
    public func admit(_ acting: ActingFor, act: ProtectedAct?, isFiling: Bool, at now: Date, on connection: any Connection) throws {
        let (organisation, measure) = try representations.admitted(acting, on: connection)
        if let act, let known = acting.measure, known.othersActs.contains(act.rawValue) {
            throw known.charge == ProtectiveCharge.person.rawValue ? MandateProblem.ofProperty : .ofPerson
        }
        let profile = act.flatMap { acting.measure?.profiles[$0.rawValue] }.flatMap(PermissionProfile.init) ?? .unlisted
        guard profile.involvesRepresentative, let act else {
            throw profile == .strictlyPerson ? MandateProblem.strictlyPersonal : profile == .nobody ? .nobodyMay : .personAlone
        }
        guard isFiling else { return }
        try connection.journal(.represented, relay: "", by: acting.helper, detail: "\(measure).\(act.rawValue)", of: organisation, at: now)
    }

    /// Keeps that a representative was refused an act when they began or filed: after its transaction, which kept nothing. What cannot be kept goes to the log:
    /// they must be told why they were refused.
    /// - Parameter cause: what ``admit(_:act:isFiling:at:on:)`` threw.
    public func refused(_ acting: ActingFor, act: ProtectedAct?, because cause: any Error, in organisation: OrganisationID, at now: Date) async {
        guard acting.measure != nil, let cause = cause as? MandateProblem else { return }
        do {
            guard let held = try await representations.find(AccessID(acting.mandate), in: organisation) else { return }
            try await representations.refuse(held, act: cause == .measureOver ? nil : act?.rawValue ?? "", of: organisation, at: now)
        } catch {
            Self.logger.error("A refusal could not be written in the journal of mandates", metadata: ["error": "\(error)"])
        }
    }

    /// Lets a helper begin, or file, a request of this theme: asked in the request's own transaction.
    /// - Throws: ``MandateProblem/over``, ``MandateProblem/notCovered``.
    public func admit(_ acting: ActingFor, theme: String, isFiling: Bool, at now: Date, on connection: any Connection) throws {
        let row = try self.acting.admitted(MandateID(acting.mandate), at: now, on: connection)
        let covered = try row.string("perimeters").split(separator: " ").compactMap { Perimeter(rawValue: String($0)) }
        guard let family = Perimeter(theme: theme), covered.contains(family) else { throw MandateProblem.notCovered }
        guard isFiling else { return }
        try connection.journal(
            .used, relay: acting.relay, by: acting.helper, mandate: MandateID(acting.mandate), detail: family.rawValue,
            of: try row.id("organisation_id"), at: now)
    }

    /// A sector's key was changed: mandates found by the old mark are found by the new one.
    public func remark(_ old: String, as new: String) async throws -> Int { try await mandates.remark(old, as: new) }

    /// Forgets the sessions that are over, and the mandates and measures that ended long ago. Daily work; safe to run twice.
    public func sweep(now: Date) async throws -> Int {
        try await helpers.sweep(at: now) + EndedMandates(database: helpers.database).erase(at: now)
    }

    /// The first broken line of the journal; `nil` when the chain is whole.
    public func firstBreak(of organisation: OrganisationID) async throws -> Int? { try await journal.firstBreak(of: organisation) }
}
