import Core
import Forms
import Hummingbird
import Web
import Workflows

/// What an action of the workflow needs before it is done.
struct ActionPage {
    let desk: DeskDossier
    let action: Action
    let visit: AgentVisit
    var problem: String?

    private var words: Words { visit.words }
    private var path: String { DossierPaths.desk(desk.dossier.reference) }

    func response() -> Response {
        visit.visit.page(title: action.label, status: problem == nil ? .ok : .unprocessableContent, main)
    }

    private var main: HTML {
        """
        \(BackLink(path, words: words))
        \(problem.map { ErrorSummary([.init(href: action.needs.contains(.pieces) ? "#piece" : action.needs.contains(.reason) ? "#motif" : "#message", text: $0)], words: words) })
        <p class="over">\(desk.sheet.title) – \(desk.dossier.reference.description)</p>
        <h1>\(action.label)</h1>
        \(action.confirmation.map { Notice(.important, $0) })
        <form method="post" action="\(path)/actions/\(action.key)">
        \(visit.visit.formToken)
        <input type="hidden" name="version" value="\(visit.form.first("version") ?? String(desk.dossier.version))">
        \(if: action.needs.contains(.pieces), pieces)
        \(if: action.needs.contains(.reason), TextArea(Question("motif", words("dossiers.action.reason"), words, hint: words("dossiers.action.reasonHint")), value: visit.form.first("motif") ?? "").html)
        \(if: wantsMessage, TextArea(Question("message", words("dossiers.action.message"), words, hint: words("dossiers.action.messageHint"), isOptional: !action.needs.contains(.message)), value: visit.form.first("message") ?? "").html)
        <div class="actions">\(Button(action.label, action.confirmation == nil ? .primary : .danger)) \(LinkButton(words("dossiers.action.cancel"), to: path, .secondary))</div>
        </form>
        """
    }

    private var wantsMessage: Bool {
        action.needs.contains(.message) || action.effects.contains { if case .notify = $0 { !action.needs.contains(.reason) } else { false } }
    }

    private var pieces: HTML {
        Checkboxes(
            Question("piece", words("dossiers.action.pieces"), words, hint: words("dossiers.action.piecesHint")),
            options: desk.sheet.pieces.map { ChoiceOption($0.key, $0.label, hint: $0.legalBasis) }, selected: Set(visit.form.all("piece"))
        ).html
    }
}
