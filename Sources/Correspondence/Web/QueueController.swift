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
            return try await sentLetters(visit)
        }
        return QueuePage(
            waiting: try await post.list(.waiting, viewer: viewer, atMost: Self.most),
            counter: try await post.atCounter(viewer: viewer, atMost: Self.most),
            returned: try await post.list(.returned, viewer: viewer, atMost: Self.most),
            calls: try await calls.open(viewer: viewer, now: visit.now, atMost: Self.most), visit: visit
        ).response()
    }

    private func sentLetters(_ visit: AgentVisit) async throws -> Response {
        let typed = Text.trimmed(visit.visit.query(SentLettersPage.number) ?? ""), search = LetterSearch(typed)
        var letters: [OutgoingLetter] = []
        if search != nil || typed.isEmpty {
            let before = visit.visit.query("suite").flatMap(OutgoingLetterID.init)
            letters = try await post.sent(matching: search, viewer: visit.viewer, before: before, atMost: Self.most + 1)
        }
        return SentLettersPage(
            letters: Array(letters.prefix(Self.most)), hasMore: letters.count > Self.most, typed: typed, isNumber: search != nil, visit: visit
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
