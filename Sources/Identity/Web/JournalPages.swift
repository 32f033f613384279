import Core
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// What was done to accounts, rights and blocked sources, the latest first.
struct JournalPages {
    let identity: IdentityFeature

    static let path = "/bureau/reglages/journal"
    private static let perPage = 100

    var routes: [Route] { [.agents(.get, Self.path, [.administrator, .dataProtectionOfficer], answer: show)] }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words, title = words("identity.journal.title"), organisation = visit.viewer.organisation
        let before = visit.visit.query("suite").flatMap { Int($0) }
        let acts = try await identity.journal.acts(of: organisation, before: before, atMost: Self.perPage + 1)
        let broken = try await identity.journal.firstBreak(of: organisation)
        let shown = Array(acts.prefix(Self.perPage))
        let table = DataTable(
            title, columns: ["act", "subject", "at", "author", "number"].map { .init(words("identity.journal.column.\($0)")) },
            rows: shown.map { row($0, visit) }, showsCaption: false)
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(Breadcrumb([(words("identity.settings"), "/bureau/reglages")], words: words))
            <h1>\(title)</h1>
            <p>\(words("identity.journal.intro"))</p>
            \(broken.map { Notice(.warning, words("identity.journal.broken", ["number": String($0)])) } ?? Notice(.success, words("identity.journal.whole")))
            \(shown.isEmpty ? "<p>\(words("identity.journal.empty"))</p>" : table.html)
            \(Pagination(previous: nil, next: acts.count > Self.perPage ? shown.last.map { "\(Self.path)?suite=\($0.number)" } : nil, words: words))
            """)
    }

    private func row(_ act: AdminAct, _ visit: AgentVisit) -> [HTML] {
        let words = visit.words
        return [
            "\(words("identity.journal.act.\(act.kind.rawValue)"))", "\(act.subject)", "\(act.at.inWords(words.language, in: visit.site.zone))",
            "\(act.author.isEmpty ? words("identity.journal.nobody") : act.author)", "\(String(act.number))",
        ]
    }
}

extension IdentityFeature {
    /// Writes down what the agent of this visit did.
    func journal(_ kind: AdminAct.Kind, _ subject: String, _ visit: AgentVisit) async throws {
        try await journal.write(kind, subject, by: visit.viewer.name, of: visit.viewer.organisation, at: visit.now)
    }

    /// Writes down what an agent did to their own account.
    func journalOwn(_ kind: AdminAct.Kind, _ agent: AgentID, of organisation: OrganisationID, at now: Date) async throws {
        let name = try await name(of: agent) ?? "?"
        try await journal.write(kind, name, by: name, of: organisation, at: now)
    }
}
