import Core
import HTTPTypes
import Hummingbird
import Web

/// The sources that are blocked for now, and letting one in again.
struct BlockedSourcePages {
    let identity: IdentityFeature

    static let path = "/bureau/reglages/blocages"

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator], answer: show),
            .agents(.post, Self.path + "/:source/levee", [.administrator], answer: lift),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words, title = words("identity.blocked.title")
        let sources = try await identity.sources.blocked(of: visit.viewer.organisation, at: visit.now)
        let table = DataTable(
            title, columns: ["code", "until", "blocks", "lift"].map { .init(words("identity.blocked.column.\($0)")) },
            rows: sources.map { row($0, visit) }, showsCaption: false)
        return visit.visit.page(
            title: title,
            """
            \(Breadcrumb([(words("identity.settings"), "/bureau/reglages")], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("identity.blocked.lifted")))
            <h1>\(title)</h1>
            <p>\(words("identity.blocked.intro"))</p>
            \(sources.isEmpty ? "<p>\(words("identity.blocked.none"))</p>" : table.html)
            """)
    }

    private func row(_ source: BlockedSource, _ visit: AgentVisit) -> [HTML] {
        [
            "\(source.code)", "\(source.until.inWords(visit.words.language, in: visit.site.zone))", "\(String(source.blocks))",
            """
            <form method="post" action="\(Self.path)/\(source.id.description)/levee">\(visit.visit.formToken)\
            \(Button(visit.words("identity.blocked.lift", ["code": source.code]), .quiet))</form>
            """,
        ]
    }

    @Sendable private func lift(_ visit: AgentVisit) async throws -> Response {
        guard let code = try await identity.sources.lift(try visit.visit.parameter("source"), of: visit.viewer.organisation) else {
            throw WebProblem.notFound
        }
        try await identity.journal(.sourceUnblocked, code, visit)
        return .seeOther(Self.path + "?fait=1")
    }
}
