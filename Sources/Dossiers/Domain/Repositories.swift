import Core
import Forms
import Foundation

/// Where drafts are kept. A draft is found only by a visitor who began it or gave its number.
protocol DraftRepository: Sendable {
    func begin(_ draft: NewDraft, visitor: Keyring, at now: Date) async throws
    /// The same, unless a draft was begun from the same origin: then this visitor gets that one, as it is by now.
    func beginOnce(_ draft: NewDraft, visitor: Keyring, at now: Date) async throws -> Draft
    func find(_ reference: Reference, visitor: Keyring) async throws -> Draft?
    /// **For what the product does by itself**: no page may ask without a visitor.
    func find(_ reference: Reference) async throws -> Draft?
    /// Changes the draft inside one transaction, so that two tabs never undo each other.
    /// - Parameter counting: what of the result is to be added to the form's counters.
    /// - Returns: what `change` returned, or `nil` if this visitor has no such draft.
    func change<T: Sendable>(
        _ reference: Reference, visitor: Keyring, at now: Date, counting: @escaping @Sendable (T) -> [FormCount],
        _ change: @escaping @Sendable (inout Draft) throws -> T
    ) async throws -> T?
    /// Takes a row of a block away, with its files, unless rows moved since the page was shown: a second click would take the next one.
    func remove(
        _ row: ShownRow, from reference: Reference, visitor: Keyring, at now: Date, _ change: @escaping @Sendable (inout Draft) -> Void
    ) async throws
    /// Lets a visitor who gave the number come back to the draft.
    /// - Returns: whether there is such a draft.
    func resume(_ reference: Reference, visitor: Keyring, at now: Date) async throws -> Bool
    /// Erases drafts that have expired, oldest first.
    func eraseExpired(at now: Date, atMost count: Int) async throws -> [DraftID]
    /// Puts off the expiry of those that would expire between two moments.
    /// - Parameter only: `nil`: all of them.
    /// - Returns: how many.
    func keep(until end: Date, insteadOf moments: ClosedRange<Date>, only: [Reference]?, in organisation: OrganisationID) async throws -> Int
    /// Asks for the number to be sent to this address; the address is used for that and forgotten.
    func askForCode(_ reference: Reference, email: EmailAddress, at now: Date) async throws
}

extension DraftRepository {
    func change<T: Sendable>(
        _ reference: Reference, visitor: Keyring, at now: Date, _ change: @escaping @Sendable (inout Draft) throws -> T
    ) async throws -> T? {
        try await self.change(reference, visitor: visitor, at: now, counting: { _ in [] }, change)
    }
}

/// Where dossiers are kept. Every question takes a viewer, and answers nothing that this viewer may not know of.
protocol DossierRepository: Sendable {
    /// Files a draft: the dossier, its history, its event and the end of the draft, all or nothing. A draft already filed gives its dossier
    /// again: filing twice is filing once.
    /// - Parameters:
    ///   - ready: what `make` gave already; used if the draft is still what it was made from.
    ///   - make: runs inside the transaction otherwise. There is one writer for everybody: what can be done before is better done before.
    func file(
        _ reference: Reference, visitor: Keyring, ready: ReadyFiling?, with make: @escaping @Sendable (Draft) throws -> (Dossier, Changes)
    ) async throws -> Dossier?

    func find(_ reference: Reference, visitor: Keyring) async throws -> Dossier?
    /// With what is told of it, as they were at one moment: the page that its person follows.
    func findWhole(_ reference: Reference, visitor: Keyring) async throws -> WholeDossier?
    func find(_ reference: Reference, viewer: AgentViewer) async throws -> Dossier?
    /// What this agent wrote down for somebody since then, whatever the unit that handles it: they give the person their receipt.
    func find(_ reference: Reference, enteredBy viewer: AgentViewer, since: Date) async throws -> Dossier?
    func find(_ id: DossierID) async throws -> Dossier?
    /// **For what the product does by itself**: no page may ask without a viewer.
    func find(_ reference: Reference) async throws -> Dossier?

    /// The same for several.
    func find(_ references: [Reference], in organisation: OrganisationID) async throws -> [Dossier]

    /// Opens a dossier to a visitor who proved to be its person.
    func open(_ reference: Reference, to visitor: Keyring, if proof: @escaping @Sendable (Dossier) -> Bool, at now: Date) async throws -> Bool

    /// Changes a dossier and saves what goes with it in one transaction.
    /// - Parameter version: what the page showed; if someone saved since, nothing is changed and ``DossierProblem/changedMeanwhile(by:)`` is thrown.
    func change(
        _ reference: Reference, viewer: AgentViewer, version: Int?, _ change: @escaping @Sendable (inout Dossier) throws -> Changes
    ) async throws -> Dossier
    func change(_ reference: Reference, visitor: Keyring, _ change: @escaping @Sendable (inout Dossier) throws -> Changes) async throws -> Dossier
    func change(_ id: DossierID, _ change: @escaping @Sendable (inout Dossier) throws -> Changes) async throws -> Dossier?
    /// The same for an act that depends on what happened before: nothing comes in between.
    func change(_ id: DossierID, knowing change: @escaping @Sendable (inout Dossier, [HistoryLine]) throws -> Changes) async throws -> Dossier?

    /// Hands a request over to another administration. When it is one of this installation, the request begins there in the same transaction.
    /// - Parameter version: what the page showed.
    func forward(
        _ reference: Reference, viewer: AgentViewer, version: Int,
        _ act: @escaping @Sendable (inout Dossier, [HistoryLine]) throws -> (changes: Changes, arrival: Arrival.Arrived?)
    ) async throws

    func list(_ filter: DossierFilter, after cursor: ListCursor?, atMost count: Int, viewer: AgentViewer, today: LocalDate, zone: TimeZone)
        async throws -> DossierPage
    /// The same person's other dossiers, in this sector only, in units this agent sees.
    func others(like dossier: Dossier, viewer: AgentViewer) async throws -> [DossierRow]
    /// The requests tied to a dossier, either way: the one it comes from, then those that it began. Those of other units have no number.
    /// - Parameter visitor: the agent's browser, where the drafts that they began open.
    func linked(to dossier: Dossier, viewer: AgentViewer, visitor: Keyring) async throws -> [LinkedRequest]
    /// The dossier that a request comes from, written or filed, when this agent sees it.
    func origin(of linked: Reference, viewer: AgentViewer) async throws -> Reference?
    /// One of this agent's units that is sealed to them; `nil` when there is none, or it is open.
    func sealed(_ reference: Reference, viewer: AgentViewer) async throws -> SealedDossier?
    /// Opens a sealed request to who answers for its unit, for a day.
    func open(_ reference: Reference, to viewer: AgentViewer, because reason: OpeningReason, at now: Date) async throws
    /// Those that concern the person: each with its number when it is known to be the same person's.
    func linked(to dossier: Dossier, visitor: Keyring) async throws -> [LinkedRequest]
    func history(of dossier: DossierID) async throws -> [HistoryLine]
    func messages(of dossier: DossierID) async throws -> [Message]
    /// Both, as they were at one moment: what a page of the dossier shows.
    func story(of dossier: DossierID) async throws -> (messages: [Message], history: [HistoryLine])
    /// Writes that an agent opened the dossier.
    func journalReading(of dossier: DossierID, by viewer: AgentViewer, at now: Date) async throws
    func journalReading(of dossiers: Set<DossierID>, by viewer: AgentViewer, at now: Date) async throws
    /// Who looked at it, the latest first.
    func consultations(of dossier: DossierID) async throws -> [Consultation]
    /// How many requests an authority has, up to a hundred thousand.
    func count(of organisation: OrganisationID) async throws -> Int
    /// How many requests each procedure received since then, among the last twenty thousand.
    func recentCounts(of organisation: OrganisationID, since: Date) async throws -> [ProcedureID: Int]
    /// How many requests of a procedure are not ended in these units, by the version that they were filed on.
    func openCounts(of procedure: ProcedureID, in units: [UnitID]) async throws -> [ProcedureVersionID: Int]
    /// Those that are not ended, in these units, that follow this version of their procedure: in the order of their ids, after this one.
    func open(on version: ProcedureVersionID, in units: [UnitID], after id: DossierID, atMost count: Int) async throws -> [Dossier]
    /// Those of an authority that are not closed, in the order of their numbers, with the version that each follows.
    func open(in organisation: OrganisationID, after id: DossierID, atMost count: Int) async throws -> [(id: DossierID, version: ProcedureVersionID)]
    /// Dossiers whose timer has come.
    func withTimersDue(at now: Date, atMost count: Int) async throws -> [DossierID]
}

/// A dossier with its files and all that is told of it.
struct WholeDossier: Sendable {
    let dossier: Dossier
    let files: [AttachedFile]
    let messages: [Message]
    let history: [HistoryLine]
    /// Those that concern the person.
    let linked: [LinkedRequest]
}

/// A filing made from a draft as it was at that version, before the transaction that writes it.
struct ReadyFiling: Sendable {
    let draft: DraftID
    let version: Int
    let dossier: Dossier
    let changes: Changes
}

/// The lists an agent keeps under a name.
struct SavedView: Sendable, Equatable {
    let id: Int
    let name: String
    /// The query string of the list.
    let query: String
}

protocol SavedViews: Sendable {
    func all(of agent: AgentID) async throws -> [SavedView]
    func save(_ name: String, query: String, for agent: AgentID, at now: Date) async throws
    func remove(_ id: Int, of agent: AgentID) async throws
}
