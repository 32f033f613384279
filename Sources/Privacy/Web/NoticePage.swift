import Core
import Hummingbird
import Web

/// What is done with the data of one procedure, whole: the second layer of what each page of its form says in two lines (GDPR art. 12 and 13). Made from
/// what runs, like the record.
struct NoticeController: Sendable {
    let register: Register

    static func path(_ slug: String) -> String { "/demarches/\(slug)/donnees" }

    var routes: [Route] { [.get("/demarches/:slug/donnees", answer: show)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        guard let entry = try await register.entry(visit.parameter("slug"), of: visit.site.organisation) else { throw PrivacyProblem.unknown }
        let words = visit.words
        let title = words("privacy.notice.title")
        let told = ToldRecord(
            record: entry.record, site: visit.site, words: words, sentences: try await register.sentences.sentences(of: visit.site.organisation))
        let rows = told.lines.dropFirst().map { SummaryList.Row($0.label, $0.text) }
        let asked = entry.record.asked.map { "<li>\($0.label)</li>" as HTML }
        return visit.page(
            title: "\(title) – \(entry.record.title)",
            """
            \(BackLink("/demarches/\(entry.record.slug)", words: words))
            <p class="over">\(entry.record.title)</p>
            <h1>\(title)</h1>
            \(SummaryList(Array(rows), words: words))
            \(Details(words("privacy.notice.asked"), "<ul>\(asked)</ul>"))
            <p>\(words("privacy.notice.mandatory"))</p>
            <h2>\(words("privacy.notice.rights"))</h2>
            <p>\(words("privacy.notice.rights.how"))</p>
            <p><a href="/suivi">\(words("privacy.notice.rights.follow"))</a> · \
            <a href="https://www.cnil.fr/fr/plaintes">\(words("privacy.notice.cnil"))</a> · <a href="/donnees-personnelles">\(words("privacy.person.notice"))</a></p>
            """)
    }
}
