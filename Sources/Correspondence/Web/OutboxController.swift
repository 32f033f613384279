import Core
import Hummingbird
import Web

/// The mails that leave, for administrators: what left, what waits, and why.
struct OutboxController: Sendable {
    static let path = "/bureau/courriels"
    static let rowsPerPage = 50
    /// As many as one press sends, and as many as are counted.
    static let mostWaiting = 500

    let mails: any OutgoingMailRepository
    let hasServer: Bool
    let isDevelopment: Bool

    /// Mails quote what is written to people, whatever their sector: nobody else reads them.
    private var readers: Set<AgentRole> { isDevelopment ? [] : [.administrator] }

    var routes: [Route] {
        [
            .agents(.get, Self.path, readers, answer: list),
            .agents(.post, Self.path + "/envois", readers, answer: sendWaiting),
            .agents(.get, Self.path + "/:mail", readers, answer: show),
            .agents(.post, Self.path + "/:mail/envois", readers, answer: send),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let state = visit.visit.query("etat").flatMap(OutgoingMail.State.init)
        let before = visit.visit.query("suite").flatMap(OutgoingMailID.init)
        let organisation = visit.viewer.organisation
        let rows = try await mails.list(state, of: organisation, before: before, atMost: Self.rowsPerPage + 1)
        let waiting = try await mails.waiting(of: organisation, atMost: Self.mostWaiting)
        return OutboxPage(
            state: state, rows: Array(rows.prefix(Self.rowsPerPage)), hasMore: rows.count > Self.rowsPerPage, waiting: waiting, hasServer: hasServer,
            visit: visit
        ).response()
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let reading = try await mails.read(try visit.visit.parameter("mail"), of: visit.viewer.organisation)
        guard let reading else { throw CorrespondenceProblem.unknownMail }
        return OutgoingMailPage(reading: reading, hasServer: hasServer, showsLinks: isDevelopment, visit: visit).response()
    }

    @Sendable private func send(_ visit: AgentVisit) async throws -> Response {
        let id: OutgoingMailID = try visit.visit.parameter("mail")
        try await mails.replay(id, of: visit.viewer.organisation, at: visit.now)
        return .seeOther("\(Self.path)/\(id)?fait=1")
    }

    @Sendable private func sendWaiting(_ visit: AgentVisit) async throws -> Response {
        let count = try await mails.replayWaiting(of: visit.viewer.organisation, atMost: Self.mostWaiting, at: visit.now)
        return .seeOther("\(Self.path)?fait=\(count)")
    }
}
