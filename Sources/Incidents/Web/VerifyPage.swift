import Core
import Hummingbird
import Web

/// Where anyone checks a certificate: an agent, a court, an insurance.
struct VerifyPage {
    static let code = "code"
    static let mention = "mention"

    let visit: Visit
    var reading: CertificateCodes.Reading?
    var incident: Incident?

    private var words: Words { visit.words }
    private var told: IncidentWords { IncidentWords(words: words, site: visit.site) }

    private var problem: (field: String, text: String)? {
        switch reading {
        case .wrong: (Self.code, words("incidents.verify.wrong"))
        case .needsMention: (Self.mention, words("incidents.verify.needsMention"))
        case .genuine, nil: nil
        }
    }

    func response() -> Response {
        visit.page(
            title: words("incidents.verify.title"), status: problem == nil ? .ok : .unprocessableContent,
            """
            \(problem.map { ErrorSummary([.init(href: "#\($0.field)", text: $0.text)], words: words) })
            \(verdict)
            <h1>\(words("incidents.verify.title"))</h1>
            <p>\(words("incidents.verify.introduction"))</p>
            <form method="post" action="\(CertificateController.verify)">\(visit.formToken)
            \(TextInput(question(Self.code), .number, value: visit.form.first(Self.code) ?? visit.query(Self.code) ?? ""))
            \(TextInput(question(Self.mention, isOptional: true), value: visit.form.first(Self.mention) ?? ""))
            \(Button(words("incidents.verify.button")))
            </form>
            """)
    }

    private func question(_ name: String, isOptional: Bool = false) -> Question {
        let error = problem.flatMap { $0.field == name ? $0.text : nil }
        return Question(
            name, words("incidents.verify.\(name)"), words, hint: words("incidents.verify.\(name)Hint"), error: error, isOptional: isOptional)
    }

    private var verdict: HTML? {
        guard case .genuine(let certificate) = reading, let fact = told.sentence(certificate.fact, incident) else { return nil }
        return Notice(
            .success, title: words("incidents.verify.genuine", ["town": visit.site.name]),
            html: """
                <p>\(fact)</p>
                \(if: !certificate.mention.isEmpty, "<p>\(words("incidents.verify.mentioned", ["mention": certificate.mention]))</p>")
                <p>\(LimitSentence(incident: incident, told: told).text)</p>
                """
        ).html
    }
}
