import Core
import Forms
import Foundation
import Hummingbird
import Law
import Web
import Workflows

/// What an action of the workflow needs before it is done.
struct ActionPage {
    let desk: DeskDossier
    let action: Action
    let visit: AgentVisit
    let papers: any Papers
    let history: [HistoryLine]
    let hold: ProtectionHold?
    var problem: String?

    private var words: Words { visit.words }
    private var path: String { DossierPaths.desk(desk.dossier.reference) }

    func response() -> Response {
        visit.visit.page(title: action.label, status: problem == nil ? .ok : .unprocessableContent, main)
    }

    private var main: HTML {
        """
        \(BackLink(path, words: words))
        \(problem.map { ErrorSummary([.init(href: isHeld ? "#\(Self.despite)" : action.needs.contains(.pieces) ? "#piece" : action.needs.contains(.reason) ? "#motif" : "#message", text: $0)], words: words) })
        <p class="over">\(desk.sheet.title) – \(desk.dossier.reference.description)</p>
        <h1>\(action.label)</h1>
        \(clock.warning)
        \(missing)
        \(action.confirmation.map { Notice(.important, $0) })
        <form method="post" action="\(path)/actions/\(action.key)">
        \(visit.visit.formToken)
        <input type="hidden" name="version" value="\(visit.form.first("version") ?? String(desk.dossier.version))">
        \(if: isHeld, TextArea(Question(Self.despite, words("dossiers.protection.despite"), words, hint: words("dossiers.protection.despite.hint")), value: visit.form.first(Self.despite) ?? "").html)
        \(if: action.needs.contains(.pieces), pieces + delay)
        \(if: action.needs.contains(.reason), TextArea(Question("motif", words("dossiers.action.reason"), words, hint: words("dossiers.action.reasonHint")), value: visit.form.first("motif") ?? "").html)
        \(if: wantsMessage, TextArea(Question("message", words("dossiers.action.message"), words, hint: words("dossiers.action.messageHint"), isOptional: !action.needs.contains(.message)), value: visit.form.first("message") ?? "").html)
        \(preview)
        <div class="actions">\(Button(action.label, action.confirmation == nil ? .primary : .danger)) \(LinkButton(words("dossiers.action.cancel"), to: path, .secondary))</div>
        </form>
        """
    }

    /// Before what accepts.
    private var missing: HTML? {
        guard accepts else { return nil }
        let agreement = AgreementView(history, hold, words: words, zone: visit.site.zone)?.missing
        return ProtectionHoldView(hold, desk, words)?.missing ?? "\(agreement)\(AuthorisationView(history, hold, words: words)?.missing)"
    }

    /// The reason of an agent who accepts without what a measure of protection asks.
    static let despite = "malgre"

    private var isHeld: Bool { accepts && hold?.isHolding == true }

    private var accepts: Bool { desk.sheet.accepts(action) }

    private var wantsMessage: Bool {
        action.needs.contains(.message) || action.effects.contains { if case .notify = $0 { !action.needs.contains(.reason) } else { false } }
    }

    /// Without JavaScript: a second button of the same form, which answers with the letter and leaves the page as it is.
    private var preview: HTML? {
        guard let template = action.document, papers.hasDecision(template, own: desk.sheet.templates) else { return nil }
        return """
            <p>\(Button(words("dossiers.action.preview"), .secondary, action: "\(path)/actions/\(action.key)/lettre", givesFile: true))</p>
            <p class="hint">\(words("dossiers.action.previewHint"))</p>
            """
    }

    private var delay: HTML {
        let effect = effect
        let options = PieceDelay.allCases.map { delay in
            let day = delay.lastDay(from: visit.visit.today).inWords(visit.visit.language)
            return ChoiceOption(
                String(delay.rawValue), words("dossiers.action.delay.\(delay.rawValue)", ["date": day]),
                hint: stops ? effect.hint(answerBy: delay.lastDay(from: visit.visit.today)) : nil)
        }
        let chosen = visit.form.first("delai") ?? String(PieceDelay.month.rawValue)
        return Radios(
            Question("delai", words("dossiers.action.delay"), words, hint: words("dossiers.action.delayHint")), options: options, selected: chosen
        ).html
    }

    private var clock: ClockView {
        ClockView(desk.followed, history, zone: visit.site.zone, words: words, today: visit.visit.today)
    }

    /// Whether one of the pieces that may be asked for stops the clock.
    private var stops: Bool { desk.sheet.pieces.contains(where: \.isIndispensable) }

    private var effect: AskingEffect {
        AskingEffect(clock: DossierClock(sheet: desk.sheet, zone: visit.site.zone), history: history, today: visit.visit.today, words: words)
    }

    private var pieces: HTML {
        Checkboxes(
            Question("piece", words("dossiers.action.pieces"), words, hint: words("dossiers.action.piecesHint")),
            options: desk.sheet.pieces.map {
                ChoiceOption(
                    $0.key, $0.label,
                    hint: "\(words($0.isIndispensable ? "dossiers.action.pieceStops" : "dossiers.action.pieceGoesOn")) \($0.legalBasis)")
            }, selected: Set(visit.form.all("piece"))
        ).html
    }
}

/// How long a person has to send what is missing: the administration must fix it (CRPA L114-5).
enum PieceDelay: Int, CaseIterable, Sendable {
    case fortnight = 15
    case month = 30
    case twoMonths = 60
    case threeMonths = 90

    func lastDay(from today: LocalDate) -> LocalDate { today.adding(days: rawValue) }
}

extension ProcedureSheet {
    func accepts(_ action: Action) -> Bool { action.to.flatMap(workflow.status)?.nature == .accepted }
}

extension Action {
    /// The letter that it produces.
    var document: String? {
        effects.lazy.compactMap { if case .document(let template) = $0 { template } else { nil } }.first
    }
}
