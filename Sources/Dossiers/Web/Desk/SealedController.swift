import Core
import Foundation
import Hummingbird
import Web

/// Opening a request that is kept apart, or restricted: by who answers for the unit, for a reason that stays written, for a day.
struct SealedController: Sendable {
    let dossiers: any DossierRepository

    var routes: [Route] {
        [.agents(.post, "/bureau/dossiers/:reference/ouverture", AgentRole.seeingDossiers, answer: open)]
    }

    @Sendable private func open(_ visit: AgentVisit) async throws -> Response {
        let reference: Reference = try visit.visit.parameter("reference")
        // Opened already, in another tab.
        guard let sealed = try await dossiers.sealed(reference, viewer: visit.viewer) else { return .seeOther(DossierPaths.desk(reference)) }
        let text = visit.form.text(SealedPage.reason).map { String($0.prefix(1000)) }
        let ground = visit.form.first(SealedPage.ground).flatMap(OpeningReason.Ground.init)
        var wrong: Set<String> = []
        if text == nil { wrong.insert(SealedPage.reason) }
        if sealed.isRestricted, ground == nil { wrong.insert(SealedPage.ground) }
        guard wrong.isEmpty, let text else { return SealedPage(sealed: sealed, visit: visit, wrong: wrong).response() }
        let reason = OpeningReason(text: text, ground: sealed.isRestricted ? ground : nil)
        try await dossiers.open(reference, to: visit.viewer, because: reason, at: visit.now)
        return .seeOther(DossierPaths.desk(reference))
    }
}

/// What stands in place of a request that is sealed.
struct SealedPage {
    static let reason = "motif"
    static let ground = "cas"

    let sealed: SealedDossier
    let visit: AgentVisit
    var wrong: Set<String> = []

    private var words: Words { visit.words }
    private var why: String { sealed.isRestricted ? "restricted" : "apart" }

    func response() -> Response {
        let title = words("dossiers.sealed.title", ["number": sealed.reference.description])
        return visit.visit.page(
            title: title, status: wrong.isEmpty ? .ok : .unprocessableContent,
            """
            \(BackLink(DossierPaths.deskList, words: words))
            \(summary)
            <h1>\(title)</h1>
            <p>\(words("dossiers.sealed.\(why)"))</p>
            \(sealed.mayBeOpened(by: visit.viewer) ? form : "<p>\(words("dossiers.sealed.askManager"))</p>")
            """)
    }

    private var summary: ErrorSummary? {
        let items = [Self.ground, Self.reason].filter(wrong.contains).map {
            ErrorSummary.Line(href: "#\($0)", text: words("dossiers.sealed.missing.\($0 == Self.reason ? "reason" : "ground")"))
        }
        return items.isEmpty ? nil : ErrorSummary(items, words: words)
    }

    private var form: HTML {
        """
        <form method="post" action="\(DossierPaths.desk(sealed.reference))/ouverture">\(visit.visit.formToken)
        \(if: sealed.isRestricted, grounds)
        \(TextArea(question(Self.reason, "dossiers.sealed.reason", hint: "dossiers.sealed.reason.hint"), value: visit.form.first(Self.reason) ?? "", rows: 3))
        <div class="actions">\(Button(words("dossiers.sealed.open")))</div></form>
        """
    }

    private var grounds: HTML {
        let options = OpeningReason.Ground.allCases.map { ChoiceOption($0.rawValue, words("dossiers.sealed.ground.\($0.rawValue)")) }
        return Radios(question(Self.ground, "dossiers.sealed.ground"), options: options, selected: visit.form.first(Self.ground)).html
    }

    private func question(_ field: String, _ key: String, hint: String? = nil) -> Question {
        let missing = field == Self.reason ? "dossiers.sealed.missing.reason" : "dossiers.sealed.missing.ground"
        return Question(field, words(key), words, hint: hint.map { words($0) }, error: wrong.contains(field) ? words(missing) : nil)
    }
}
