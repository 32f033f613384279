import Core
import Forms
import Foundation
import Storage

/// The way of a request through its statuses, for statistics: no answer, no name.
public struct DossierTrack: Sendable {
    public let dossier: DossierID
    public let organisation: OrganisationID
    public let procedure: ProcedureID
    public let unit: UnitID
    public let channel: Channel
    public let receivedAt: Date
    /// In order.
    public let steps: [(status: String, at: Date)]
    public let closedAt: Date?
    public let isWaiting: Bool
    public let isAssigned: Bool
    public let implicit: ImplicitDecision?
    /// When the person wrote or sent something after filing.
    public let contacts: [Date]
    /// What agents did.
    public let acts: [(at: Date, agent: AgentID)]
    /// How long its history is.
    public let lines: Int
}

extension DossiersFeature {
    /// Of these requests; those that were erased are left out.
    public func tracks(of dossiers: [DossierID]) async throws -> [DossierTrack] {
        try await database.read { try $0.tracks("id IN \(list: dossiers)", limit: dossiers.count) }
    }

    /// The next ones by id, to go through them all.
    public func tracks(after last: DossierID, atMost limit: Int) async throws -> [DossierTrack] {
        try await database.read { try $0.tracks("id > \(last)", limit: limit) }
    }
}

extension Connection {
    /// Two statements, whatever the number of requests.
    func tracks(_ condition: SQL, limit: Int) throws -> [DossierTrack] {
        let dossiers = try rows(
            """
            SELECT id, organisation_id, procedure_id, unit_id, channel, status, nature, assignee_id, received_at, closed_at, implicit_on, implicit_effect,
                history_count FROM dossier WHERE \(condition) ORDER BY id LIMIT \(limit)
            """)
        guard !dossiers.isEmpty else { return [] }
        let ids: [DossierID] = try dossiers.map { try $0.id("id") }
        let lines = try rows(
            """
            SELECT dossier_id, at, actor, agent_id, event, detail FROM dossier_history
            WHERE dossier_id IN \(list: ids) AND (event IN \(list: TrackLine.events) OR agent_id IS NOT NULL) ORDER BY dossier_id, number
            """
        ).map { (dossier: try $0.id("dossier_id", of: DossierKind.self), line: try TrackLine(row: $0)) }
        let byDossier = Dictionary(grouping: lines, by: \.dossier).mapValues { $0.map(\.line) }
        return try dossiers.map { row in try DossierTrack(row: row, lines: byDossier[try row.id("id")] ?? []) }
    }
}

/// A line of history, as far as statistics look.
private struct TrackLine {
    static let events: [String] = [HistoryEvent.filed, .entered, .moved, .piecesAsked, .versionMoved, .message, .piecesSent, .corrected, .fileAdded]
        .map(\.rawValue)

    let at: Date
    let isByPerson: Bool
    let agent: AgentID?
    /// The status that was entered.
    let status: String?

    init(row: Row) throws {
        at = try row.date("at")
        isByPerson = try row.string("actor") == Actor.person.kind
        agent = try row.optionalID("agent_id")
        let detail = try row.json("detail")
        status =
            switch HistoryEvent(rawValue: try row.string("event")) {
            case .filed, .entered, .versionMoved: detail["status"]?.string
            case .moved, .piecesAsked: detail["to"]?.string
            default: nil
            }
    }
}

extension DossierTrack {
    fileprivate init(row: Row, lines history: [TrackLine]) throws {
        let (received, status) = (try row.date("received_at"), try row.string("status"))
        var steps: [(status: String, at: Date)] = []
        for line in history { if let status = line.status, steps.last?.status != status { steps.append((status, line.at)) } }
        if steps.last?.status != status { steps.append((status, steps.last?.at ?? received)) }
        self.init(
            dossier: try row.id("id"), organisation: try row.id("organisation_id"), procedure: try row.id("procedure_id"),
            unit: try row.id("unit_id"),
            channel: try row.parsed("channel", Channel.init), receivedAt: received, steps: steps, closedAt: try row.optionalDate("closed_at"),
            isWaiting: try row.string("nature") == "waiting", isAssigned: try row.optionalInt("assignee_id") != nil,
            implicit: try ImplicitDecision(row: row), contacts: history.dropFirst().filter { $0.isByPerson && $0.status == nil }.map(\.at),
            acts: history.compactMap { line in line.agent.map { (line.at, $0) } },
            lines: try row.int("history_count"))
    }
}

extension DossiersFeature {
    /// Where people stop on a form, by the id of the page: who came there, and who went no further. From the counters, without an answer or a person.
    public func leavings(of versions: [ProcedureVersionID], since: Date, now: Date) async throws -> [String: (reached: Int, left: Int)] {
        let question = EvidenceQuestion(procedure: ProcedureID(0), versions: versions, units: [], since: since, now: now)
        let material = try await evidence.material(for: question)
        var figures = FormFigures()
        for count in material.counts { figures.add(count) }
        for (page, waiting) in material.waiting where !page.isEmpty { figures.pages[page, default: PageFigures()].waiting += waiting }
        return figures.pages.mapValues { ($0.reached, $0.stopped + $0.waiting) }
    }
}
