import Core
import Hummingbird
import Web

/// A person says what they think of a procedure: no account, one time by request.
struct RatingController: Sendable {
    let ratings: SQLRatings
    let links: RatingLinks
    let town: any MeasuredTown
    let throttle = Throttle()

    var routes: [Route] {
        [
            .get(RatingLinks.path + "/:key", answer: show),
            .post(RatingLinks.path + "/:key", answer: keep),
        ]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let invitation = try invitation(visit)
        if try await ratings.isSpent(invitation) { return thanks(visit) }
        return try await page(invitation, visit)
    }

    @Sendable private func keep(_ visit: Visit) async throws -> Response {
        try throttle.check("rating:\(visit.address)", atMost: 30, perSeconds: 600, now: visit.now)
        let invitation = try invitation(visit)
        guard let answers = RatingFields.read(visit.form) else {
            return try await page(invitation, visit, problem: visit.words("insight.rating.satisfaction.missing"))
        }
        let rating = Rating(answers, of: invitation, in: visit.site.organisation, isFromPaper: false, day: visit.today)
        let isKept = try await ratings.keep(rating, spending: invitation)
        return .seeOther(visit.path + (isKept ? "" : "?deja=1"))
    }

    private func invitation(_ visit: Visit) throws -> RatingInvitation {
        guard let invitation = links.read(try visit.parameter("key"), in: visit.site.organisation) else { throw InsightProblem.unknownLink }
        return invitation
    }

    private func page(_ invitation: RatingInvitation, _ visit: Visit, problem: String? = nil) async throws -> Response {
        let procedure = try await town.procedures(of: visit.site.organisation).first { $0.id == invitation.procedure }
        let title = visit.words("insight.rating.title")
        return visit.page(
            title: title, status: problem == nil ? .ok : .unprocessableContent,
            """
            \(problem.map { ErrorSummary([.init(href: "#satisfaction", text: $0)], words: visit.words) })
            \(procedure.map { "<p class=\"over\">\($0.title)</p>" as HTML })
            <h1>\(title)</h1>
            <p>\(visit.words("insight.rating.lead"))</p>
            <form method="post" action="\(visit.path)">
            \(visit.formToken)
            \(RatingFields(visit: visit, problem: problem).html)
            \(Button(visit.words("insight.rating.send")))
            </form>
            <p class="hint">\(visit.words("insight.rating.anonymous"))</p>
            """)
    }

    private func thanks(_ visit: Visit) -> Response {
        let title = visit.words(visit.query("deja") == nil ? "insight.rating.thanks.title" : "insight.rating.already.title")
        return visit.page(
            title: title,
            """
            <h1>\(title)</h1>
            <p>\(visit.words("insight.rating.thanks.text"))</p>
            <p><a href="\(QualityController.path)">\(visit.words("insight.rating.thanks.quality"))</a></p>
            <h2>\(visit.words("insight.rating.panels.title"))</h2>
            <p>\(visit.words("insight.rating.panels.text"))</p>
            <p><a href="/panels">\(visit.words("insight.rating.panels.link"))</a></p>
            """)
    }
}
