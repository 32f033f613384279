import Core
import Hummingbird
import Web

/// Whether a browser tells how long pages take in it: asked for nowhere else, off until it is agreed to, and taken back on the same page.
struct TimingController: Sendable {
    static let path = QualityController.path + "/vitesse"

    let pages: PageCounts
    private let throttle = Throttle()
    private static let largest = 1000

    init(pages: PageCounts) { self.pages = pages }

    var routes: [Route] {
        [.get(Self.path, answer: show), .post(Self.path, answer: choose), .post(Self.path + "/mesures", body: .unchecked, answer: take)]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let (words, agrees) = (visit.words, visit.agreesToTiming)
        let title = words("insight.timing.title")
        return visit.page(
            title: title,
            """
            \(BackLink(QualityController.path, words: words))
            <h1>\(title)</h1>
            <p>\(words("insight.timing.lead"))</p>
            <h2>\(words("insight.timing.sent"))</h2>
            <ul>\((1...3).map { "<li>\(words("insight.timing.sent.\($0)"))</li>" as HTML })</ul>
            <p>\(words("insight.timing.cookie"))</p>
            <p><strong>\(words(agrees ? "insight.timing.on" : "insight.timing.off"))</strong></p>
            <form method="post" action="\(Self.path)">\(visit.formToken)
            <input type="hidden" name="accord" value="\(agrees ? "non" : "oui")">
            <button class="button">\(words(agrees ? "insight.timing.withdraw" : "insight.timing.agree"))</button></form>
            """)
    }

    @Sendable private func choose(_ visit: Visit) async throws -> Response {
        var response = Response.seeOther(Self.path)
        visit.setTiming(visit.form.first("accord") == "oui", on: &response)
        return response
    }

    /// Two lines: the label that we gave with the page, and milliseconds. Nothing is kept of who sends them.
    @Sendable private func take(_ visit: Visit) async throws -> Response {
        guard visit.agreesToTiming else { return Response(status: .forbidden) }
        try throttle.admit(visit, through: "timing", atMost: 120, perSeconds: 600)
        let body = try await visit.body(upTo: Self.largest)
        let lines = String(decoding: Array(body.readableBytesView), as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.count == 2, let milliseconds = Double(lines[1]),
            pages.felt(lines[0], milliseconds: milliseconds, on: visit.today, in: visit.site.organisation)
        else { return Response(status: .badRequest) }
        return Response(status: .noContent)
    }
}
