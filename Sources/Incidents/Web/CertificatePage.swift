import Core
import Foundation
import Hummingbird
import Web

/// A certificate on the screen, and how to take it away.
struct CertificatePage {
    static let mention = "mention"
    static let longestMention = 80

    let code: String
    let certificate: Certificate
    let incident: Incident?
    let visit: Visit

    private var words: Words { visit.words }
    private var told: IncidentWords { IncidentWords(words: words, site: visit.site) }

    func response() -> Response {
        visit.page(
            title: words("incidents.certificate.title"),
            """
            <h1>\(words("incidents.certificate.title"))</h1>
            <p class="lead">\(told.sentence(certificate.fact, incident) ?? "")</p>
            <p>\(words("incidents.certificate.notYou", ["town": visit.site.name]))</p>
            <p>\(words("incidents.certificate.code"))</p>
            <p class="big-number long">\(spelled)</p>
            <h2>\(words("incidents.certificate.late"))</h2>
            <p>\(limit)</p>
            <p>\(words("incidents.certificate.call", ["phone": visit.site.phone]))</p>
            <h2>\(words("incidents.certificate.keep"))</h2>
            <form method="post" action="\(CertificateController.path(code))">\(visit.formToken)
            \(TextInput(Question(Self.mention, words("incidents.certificate.mention"), words, hint: words("incidents.certificate.mentionHint"), isOptional: true)))
            \(Button(words("incidents.certificate.download"), givesFile: true))
            </form>
            <p><a href="\(IncidentsController.path)">\(words("incidents.title"))</a></p>
            """)
    }

    /// A narrow screen cuts it between two groups.
    private var spelled: HTML {
        let groups = code.split(separator: "-")
        return groups.dropFirst().reduce("\(groups.first ?? "")") { "\($0)-<wbr>\($1)" }
    }

    private var limit: String { LimitSentence(incident: incident, told: told).text }
}

/// What becomes of a person's time limits: in general, or with the day when the incident is over.
struct LimitSentence {
    let incident: Incident?
    let told: IncidentWords

    var text: String {
        guard let incident, let day = told.limit(after: incident) else { return told.words("incidents.rule.text") }
        return told.words("incidents.rule.until", ["date": day])
    }
}
