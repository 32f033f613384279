import Core
import Definitions
import Forms
import Foundation
import Law
import Workflows

/// What letters, mails and receipts say of a dossier.
public struct DossierFacts: Sendable {
    public let dossier: DossierID
    public let organisation: OrganisationID
    public let reference: Reference
    public let procedureTitle: String
    public let delay: String
    public let court: String?
    public let isUrbanPermit: Bool
    public let silence: SilenceRule
    /// Where the authority is: whose public holidays count.
    public let region: Region
    public let channel: Channel
    public let receivedAt: Date
    public let applicant: String
    /// The lines of the postal address, under the name; empty when the procedure does not ask it.
    public let postalAddress: [String]
    public var email: EmailAddress?
    /// In international form.
    public let phone: String?
    /// How they want to be written to.
    public let contact: ContactChoice
    /// The day on which another administration received it first, when it was handed over to this one (CRPA L114-3).
    public let elsewhereOn: LocalDate?
    public let unit: UnitSheet?
    public let statusLabel: String
    public let statusNext: String
    public let nature: Status.Nature
    /// What our silence decided.
    public let implicit: ImplicitDecision?
    /// "/suivi/lien/…": opens the request without anything else to type.
    public let privateLink: String
    /// Page by page: question and answer lines.
    public let answers: [(page: String, lines: [(label: String, text: [String])])]
    /// The same by the question's id, each on one text.
    public let answersByQuestion: [String: String]
    public let files: [String]
    /// SHA-256 of the canonical answers: what was received, as the history holds it.
    public let answersDigest: String
    /// The history line that is asked about, and the text that came with it.
    public let line: LineFacts?
    /// The messages and papers that the procedure's version words in its own way.
    public let templates: ProcedureTemplates

    public struct LineFacts: Sendable {
        public let at: Date
        public let agent: AgentID?
        public let agentName: String?
        /// The template that tells the person, when there is one.
        public let notify: String?
        /// The document to produce, when there is one.
        public let document: String?
        /// Whether the act refuses what was asked.
        public let isRefusal: Bool
        public let pieces: [String]
        /// Whether the request is examined without them (CRPA L114-5-1).
        public let examinationGoesOn: Bool
        /// The last day to send them.
        public let answerBy: LocalDate?
        /// Who handles it from now on, when it was handed over.
        public let handover: Handover?
        /// What the agent wrote to the person in that act.
        public let message: String?
    }
}

extension DossiersFeature {
    /// - Parameter line: the history line of the event that asks.
    public func facts(of id: DossierID, line: Int? = nil, zone: TimeZone, words: Words) async throws -> DossierFacts? {
        guard let dossier = try await dossiers.find(id), let sheet = try await sheets.version(dossier.procedureVersion) else { return nil }
        let history = try await dossiers.history(of: id)
        let messages = line == nil ? [] : try await dossiers.messages(of: id)
        return try await maker.facts(
            of: dossier, sheet, line: history.first { $0.number == line }, messages, contact: ContactChoice(history),
            elsewhereOn: history.first?.elsewhereOn, zone: zone,
            words: words)
    }

    var maker: FactsMaker { FactsMaker(box: box, colleagues: colleagues, links: links) }
}

extension DossiersFeature {
    /// Does what timers ask of the dossiers whose hour has come.
    /// - Returns: how many moved.
    public func runTimers(now: Date, zone: TimeZone) async throws -> Int {
        var moved = 0
        for id in try await dossiers.withTimersDue(at: now, atMost: 200) {
            guard let dossier = try await dossiers.find(id), let sheet = try await sheets.version(dossier.procedureVersion) else { continue }
            let changed = try await dossiers.change(id) { dossier in try TimerRun(sheet: sheet, zone: zone).apply(to: &dossier, at: now) }
            if changed != nil { moved += 1 }
        }
        return moved
    }

    /// Erases the drafts that nobody touched for ninety days.
    /// - Returns: how many.
    public func eraseExpiredDrafts(now: Date) async throws -> Int { try await drafts.eraseExpired(at: now, atMost: 500).count }

    /// Whether a visitor may attach files to this draft, and what each of its inputs accepts.
    public func openDraft(_ reference: Reference, visitor: Keyring) async throws -> (
        draft: DraftID, organisation: OrganisationID, intake: @Sendable (String) -> FileIntake?
    )? {
        guard let draft = try await drafts.find(reference, visitor: visitor), let sheet = try await sheets.version(draft.procedureVersion) else {
            return nil
        }
        return (draft.id, draft.organisation, sheet.form.intake)
    }

    /// Follows the chain of every dossier's history.
    /// - Returns: how many dossiers were read, and the numbers of those whose chain is broken, with the line.
    public func verifyHistory() async throws -> (read: Int, broken: [(reference: Reference, line: Int)]) {
        try await HistoryVerification(database: database).run()
    }
}

extension DossiersFeature {
    /// How many requests each procedure received since then.
    public func recentCounts(of organisation: OrganisationID, since: Date) async throws -> [ProcedureID: Int] {
        try await dossiers.recentCounts(of: organisation, since: since)
    }

    /// How many requests of a procedure are not ended, by the version that they were filed on.
    public func openCounts(of procedure: ProcedureID, in units: [UnitID]) async throws -> [ProcedureVersionID: Int] {
        try await dossiers.openCounts(of: procedure, in: units)
    }

    /// How many requests an authority has; counts no further than a hundred thousand.
    public func count(of organisation: OrganisationID) async throws -> Int { try await dossiers.count(of: organisation) }
}

/// What the mail that brings a person back says of their draft.
public struct DraftFacts: Sendable {
    public let organisation: OrganisationID
    public let procedureTitle: String
    public let keptUntil: Date
}

extension DossiersFeature {
    public func draftFacts(_ reference: Reference) async throws -> DraftFacts? {
        guard let draft = try await drafts.find(reference), let sheet = try await sheets.version(draft.procedureVersion) else { return nil }
        return DraftFacts(organisation: draft.organisation, procedureTitle: sheet.title, keptUntil: draft.expiresAt)
    }

    public func organisation(of dossier: DossierID) async throws -> OrganisationID? { try await dossiers.find(dossier)?.organisation }

    /// The unit that handles it now.
    public func unit(of dossier: DossierID) async throws -> UnitID? { try await dossiers.find(dossier)?.unit }
}
