import Core
import Definitions
import Forms
import Foundation
import Law
import Web
import Workflows

/// What came of a trial so far, and what can be done next.
struct TrialView {
    let studio: StudioVisit
    let definition: ProcedureDefinition
    let trial: RecordedTrial
    let outcome: TrialOutcome
    /// Why the trial could not be kept.
    let error: String?

    private var words: Words { studio.words }

    var html: HTML {
        """
        \(refusals)
        \(outcome.timeline.isEmpty ? nil : Timeline(outcome.timeline.map(event)).html)
        <form method="post" action="\(studio.link("essai/suite"))">\(studio.visit.visit.formToken)
        <input type="hidden" name="scenario" value="\(FileTree(trial).yaml)">
        \(outcome.isFiled ? next : nil)
        \(keeping)
        </form>
        """
    }

    private var refusals: HTML? {
        if let refusal = outcome.refusal { return Notice(.important, words("studio.trial.refused", ["reason": words(refusal.message)])).html }
        guard !outcome.problems.isEmpty else { return nil }
        let lines = outcome.problems.map { "<li>\($0.field) : \(words($0.message))</li>" as HTML }
        return Notice(.important, title: words("studio.trial.notFiled"), html: "<ul>\(lines)</ul>").html
    }

    private func event(_ entry: TrialEntry) -> Timeline.Event {
        let title: String
        switch entry.happening {
        case .filed: title = words("studio.trial.filed")
        case .moved(let action): title = "\(action.label) (\(words("studio.word.by.\(entry.actor.rawValue)")))"
        case .reminded: title = words("studio.trial.reminded")
        case .implicitDecision(let effect): title = words("studio.trial.implicit.\(effect.rawValue)")
        }
        return Timeline.Event(entry.at.inWords(words.language, in: trial.script.zone), title, content(entry))
    }

    private func content(_ entry: TrialEntry) -> HTML {
        """
        <p>\(StatusTag(entry.status.label, .progress)) \(entry.next)</p>
        \(list(entry.messages.map(message) + entry.documents.map(document) + elsewhere(entry) + entry.deadlines.map(deadline)))
        """
    }

    private func list(_ lines: [String]) -> HTML? { lines.isEmpty ? nil : "<ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul>" }

    private func message(_ message: TrialMessage) -> String {
        let what = [message.subject, message.text].compactMap { $0 }.first ?? message.template ?? ""
        return words("studio.trial.message.\(message.recipient.rawValue)", ["what": what, "way": words("studio.trial.way.\(message.way.rawValue)")])
    }

    private func document(_ document: TrialDocument) -> String {
        words(document.isMade ? "studio.trial.document" : "studio.trial.noDocument", ["what": document.template])
    }

    private func elsewhere(_ entry: TrialEntry) -> [String] {
        entry.linked.map { words("studio.trial.linked", ["procedure": title(of: $0)]) } + entry.calls.map { words("studio.trial.call", ["name": $0]) }
    }

    private func title(of slug: String) -> String { studio.procedures.first { $0.slug == slug }?.title ?? slug }

    private func deadline(_ deadline: TrialDeadline) -> String {
        let what = words("studio.trial.deadline.\(deadline.kind.rawValue)")
        let day = deadline.day.inWords(words.language)
        return words("studio.trial.deadline", ["what": what, "day": day]) + (deadline.article.map { " (\($0))" } ?? "")
    }

    private var next: HTML {
        """
        <h2>\(words("studio.trial.next"))</h2>
        <fieldset class="question"><legend>\(words("studio.trial.time"))</legend><div class="gestures">\(Self.waits.map(wait))</div></fieldset>
        \(actions.isEmpty ? nil : acting)
        \(trial.script.steps.isEmpty ? nil : Button(words("studio.trial.back"), .quiet, name: "suite", value: "back").html)
        """
    }

    private var acting: HTML {
        """
        <fieldset class="question"><legend>\(words("studio.trial.act"))</legend>
        \(TextArea(Question("texte", words("studio.trial.textLabel"), words, hint: words("studio.trial.textHint"), isOptional: true), rows: 2))
        <div class="gestures">\(actions.map(button))</div></fieldset>
        """
    }

    private static let waits = ["1 workingDays", "7 days", "21 days", "1 months", "2 months"]

    private func wait(_ delay: String) -> HTML {
        let parts = delay.split(separator: " ").map(String.init)
        let label = words("studio.trial.wait", ["count": parts[0], "unit": words("studio.word.unit.\(parts[1])")])
        return Button(label, .secondary, name: "suite", value: "wait \(delay)").html
    }

    private var actions: [Action] {
        guard let status = outcome.status, outcome.refusal == nil else { return [] }
        return definition.workflow?.available(to: [.reception, .caseworker, .manager, .person], in: status.key, barring: outcome.barred) ?? []
    }

    private func button(_ action: Action) -> HTML {
        let actor = Action.Actor.allCases.first { $0 != .system && action.actors.contains($0) } ?? .caseworker
        let label = "\(action.label) (\(words("studio.word.by.\(actor.rawValue)")))"
        return Button(label, .secondary, name: "suite", value: "act \(action.key) \(actor.rawValue)").html
    }

    private var keeping: HTML {
        """
        <h2>\(words("studio.trial.keep"))</h2>
        \(TextInput(Question("name", words("studio.trial.name"), words, hint: words("studio.trial.name.hint"), error: error), value: trial.name))
        \(Button(words("studio.trial.keep.button"), name: "suite", value: "keep"))
        """
    }
}

/// The trials that the procedure keeps, and whether each still comes out as it should.
struct KeptTrials {
    let studio: StudioVisit

    /// `nil` when it keeps none.
    init?(_ studio: StudioVisit) {
        guard studio.tree["tests"]?.items?.isEmpty == false else { return nil }
        self.studio = studio
    }

    var html: HTML {
        let words = studio.words
        let lines = (studio.tree["tests"]?.items ?? []).enumerated().map { test -> HTML in
            let path = FilePath([.key("tests"), .index(test.offset)])
            let faults = studio.faults(in: path.description)
            let tag = StatusTag(words(faults.isEmpty ? "studio.trial.good" : "studio.trial.bad"), faults.isEmpty ? .good : .bad)
            return """
                <li><div>\(test.element.string("name")) \(tag)\(faults.map { "<br>\(words($0.message))" as HTML })</div>
                <div class="gestures"><button class="quiet" name="geste" value="remove \(path.description) \(Workshop.digest(test.element))">\
                \(words("studio.gesture.remove"))<span class="aside"> \(test.element.string("name"))</span></button></div></li>
                """
        }
        return """
            <h2>\(words("studio.trial.kept"))</h2>
            <form method="post" action="\(studio.link("gestes"))">\(studio.visit.visit.formToken)<ol class="elements">\(lines)</ol></form>
            """
    }
}
