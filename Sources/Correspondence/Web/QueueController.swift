import Core
import Hummingbird
import Web

/// "Letters to send": what a unit has to print, what came back, whom to call.
struct QueueController: Sendable {
    static let path = "/bureau/courriers"
    /// As many as one screen shows, and as one press prints: a batch is made while its agent waits.
    static let most = 100

    let post: any OutgoingLetterRepository
    let calls: any OutgoingCallRepository

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.seeingDossiers, answer: show),
            .agents(.post, Self.path + "/lots", AgentRole.seeingDossiers, answer: print),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let viewer = visit.viewer
        if visit.visit.query("etat") == OutgoingLetter.State.sent.rawValue {
            return SentLettersPage(letters: try await post.list(.sent, viewer: viewer, atMost: Self.most), visit: visit).response()
        }
        return QueuePage(
            waiting: try await post.list(.waiting, viewer: viewer, atMost: Self.most),
            returned: try await post.list(.returned, viewer: viewer, atMost: Self.most),
            calls: try await calls.open(viewer: viewer, atMost: Self.most), visit: visit
        ).response()
    }

    @Sendable private func print(_ visit: AgentVisit) async throws -> Response {
        let batch = try await post.makeBatch(
            of: Array(PostForm(visit: visit).letters.prefix(Self.most)), hasAddressPages: visit.form.first(QueuePage.addressPages) != nil,
            isTwoSided: visit.form.first(QueuePage.twoSided) != nil, viewer: visit.viewer, at: visit.now)
        guard let batch else { throw CorrespondenceProblem.nothingToPrint }
        return .seeOther("\(Self.path)/lots/\(batch)")
    }
}
