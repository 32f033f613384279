import Core
import Web

/// A panel as it is typed, and what is wrong with it.
struct TypedPanel {
    struct TypedQuestion {
        var kind = PanelQuestion.Kind.scale
        var label = ""
        var choices = ""
    }

    var event: LifeEvent?
    var title = ""
    var why = ""
    var opens = ""
    var closes = ""
    var questions = Array(repeating: TypedQuestion(), count: PanelDetails.mostQuestions)
    private(set) var isSent = false

    static func empty(_ today: LocalDate) -> TypedPanel {
        var typed = TypedPanel()
        (typed.opens, typed.closes) = (today.description, today.adding(days: 21).description)
        return typed
    }

    private init() {}

    init(_ form: SentForm) {
        event = form.text("evenement").flatMap { LifeEvent($0) }
        (title, why) = (form.text("titre") ?? "", form.text("pourquoi") ?? "")
        (opens, closes, isSent) = (form.text("du") ?? "", form.text("au") ?? "", true)
        for place in questions.indices {
            questions[place].kind = form.text("genre_\(place)").flatMap(PanelQuestion.Kind.init) ?? .scale
            questions[place].label = form.text("question_\(place)") ?? ""
            questions[place].choices = form.text("lignes_\(place)") ?? ""
        }
    }

    init(_ details: PanelDetails) {
        event = details.event
        (title, why, opens, closes) = (details.title, details.why, details.opens.description, details.closes.description)
        for (place, question) in details.questions.enumerated() where place < questions.count {
            questions[place] = TypedQuestion(kind: question.kind, label: question.label, choices: question.choices.joined(separator: "\n"))
        }
    }

    /// `nil` when something is wrong: ``faults`` says what.
    var details: PanelDetails? {
        guard faults.isEmpty, let event, let opens = LocalDate(opens), let closes = LocalDate(closes) else { return nil }
        return PanelDetails(event: event, title: title, why: why, opens: opens, closes: closes, questions: asked)
    }

    private var asked: [PanelQuestion] {
        questions.filter { !$0.label.isEmpty }.map { PanelQuestion($0.kind, $0.label, choices: $0.kind == .choice ? $0.lines : []) }
    }

    var faults: [(field: String, key: String)] {
        guard isSent else { return [] }
        var faults: [(field: String, key: String)] = []
        if event == nil { faults.append(("evenement", "panels.fault.event")) }
        if title.isEmpty || title.count > 120 { faults.append(("titre", "panels.fault.title")) }
        if why.isEmpty || why.count > 1000 { faults.append(("pourquoi", "panels.fault.why")) }
        if LocalDate(opens) == nil { faults.append(("du", "panels.fault.day")) }
        if (LocalDate(closes).map { $0 < LocalDate(opens) ?? $0 }) ?? true { faults.append(("au", "panels.fault.end")) }
        if asked.isEmpty { faults.append(("question_0", "panels.fault.questions")) }
        for (place, question) in questions.enumerated() where question.label.count > 200 { faults.append(("question_\(place)", "panels.fault.long")) }
        for (place, question) in questions.enumerated() where !question.isAnswerable { faults.append(("lignes_\(place)", "panels.fault.choices")) }
        return faults
    }
}

extension TypedPanel.TypedQuestion {
    /// Each line once.
    fileprivate var lines: [String] {
        var seen: Set<String> = []
        return choices.split(separator: "\n").map { Text.trimmed(String($0)) }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    fileprivate var isAnswerable: Bool {
        label.isEmpty || kind != .choice || ((2...PanelQuestion.mostChoices).contains(lines.count) && lines.allSatisfy { $0.count <= 120 })
    }
}
