import Core
import Definitions
import Forms
import Foundation
import Hummingbird
import Law
import Web
import Workflows

/// Trying a procedure: a fictitious dossier is filed, people act, time passes, and what would leave is shown. A trial can be kept, and is then
/// replayed at each change.
extension StudioPages {
    var trialRoutes: [Route] {
        [
            .agents(.get, StudioVisit.path + "/:slug/essai", Self.roles, answer: newTrial),
            .agents(.post, StudioVisit.path + "/:slug/essai", Self.roles, answer: fileTrial),
            .agents(.post, StudioVisit.path + "/:slug/essai/questions", Self.roles, answer: trialQuestions),
            .agents(.post, StudioVisit.path + "/:slug/essai/suite", Self.roles, answer: goOn),
        ]
    }

    @Sendable private func newTrial(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        guard studio.file.faultsAgainstTrial.isEmpty, let form = studio.file.definition?.form else {
            return studio.page(visit.words("studio.tool.essai"), Notice(.important, visit.words("studio.trial.notYet")).html + FaultList(studio).html)
        }
        return trialForm(studio, form, answers: Answers())
    }

    private func trialForm(_ studio: StudioVisit, _ form: Form, answers: Answers) -> Response {
        let words = studio.words
        let moment = LocalMoment(studio.visit.now, in: studio.visit.site.zone)
        let view = FormView(form: form, visit: studio.visit.visit, answers: answers)
        let questions = PageForm(
            action: studio.link("essai"), visit: studio.visit.visit, live: studio.link("essai/questions"),
            fields: fields(of: form, view, answers, studio),
            buttons: Button(words("studio.trial.file")).html)
        return studio.page(
            words("studio.tool.essai"),
            """
            <p>\(words("studio.trial.lead"))</p>
            \(KeptTrials(studio)?.html)
            <h2>\(words("studio.trial.new", ["moment": moment.description]))</h2>
            \(questions.html)
            """)
    }

    /// All the pages at once, each under its title.
    private func fields(of form: Form, _ view: FormView, _ answers: Answers, _ studio: StudioVisit) -> HTML {
        let context = FormContext(today: studio.visit.visit.today)
        let pages = form.visiblePages(answers, context: context).map { page -> HTML in
            "<h3>\(page.title)</h3>\(view.fields(form.visibleFields(of: page, answers, context: context)))"
        }
        return "\(pages)"
    }

    @Sendable private func trialQuestions(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        guard let form = studio.file.definition?.form else { throw WebProblem.notFound }
        let answers = answers(to: form, visit)
        let view = FormView(form: form, visit: visit.visit, answers: answers, typed: FormInput(visit.form.values))
        return .html(fields(of: form, view, answers, studio))
    }

    private func answers(to form: Form, _ visit: AgentVisit) -> Answers {
        let context = FormContext(today: visit.visit.today)
        let input = FormInput(visit.form.values)
        return form.pages.reduce(Answers()) { form.draftAnswers(page: $1, input: input, keeping: $0, context: context) }
    }

    @Sendable private func fileTrial(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        guard let definition = studio.file.definition, let form = definition.form else { throw WebProblem.notFound }
        let answers = answers(to: form, visit)
        var typed = TypedAnswer.typed(answers, to: form.fields)
        // A trial has no real file: each is given under an invented name.
        for field in form.fields where field.kind.takesFiles { typed[field.id] = .list([.text("exemple.pdf")]) }
        let script = TrialScript(
            start: LocalMoment(visit.now, in: visit.site.zone), answers: typed, zone: visit.site.zone, region: Region(named: visit.site.place))
        return try await played(studio, definition, RecordedTrial(name: "", script: script), kept: nil)
    }

    /// One button more: time passes, someone acts, or the trial is kept.
    @Sendable private func goOn(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        guard let definition = studio.file.definition else { throw WebProblem.notFound }
        let file = TrialFile(visit.form.first("scenario") ?? "", trying: definition)
        guard var script = file.script else { throw file.faults.first.map(StudioProblem.unreadable) ?? StudioProblem.changedMeanwhile }
        let parts = (visit.form.first("suite") ?? "").split(separator: " ").map(String.init)
        switch parts.first {
        case "wait" where parts.count == 3:
            if let count = Int(parts[1]), let unit = WorkflowTimer.Delay.Unit(rawValue: parts[2]) { script.steps.append(.wait(.init(count, unit))) }
        case "act" where parts.count == 3:
            if let actor = Action.Actor(rawValue: parts[2]) {
                let input = input(for: parts[1], definition, visit)
                script.steps.append(.act(parts[1], by: actor, input, answerBy: input.pieces.isEmpty ? nil : Self.timeToAnswer))
            }
        case "back": if !script.steps.isEmpty { script.steps.removeLast() }
        case "keep": return try await keep(RecordedTrial(name: visit.form.text("name") ?? "", script: script), studio, definition)
        default: break
        }
        return try await played(studio, definition, RecordedTrial(name: visit.form.text("name") ?? "", script: script), kept: nil)
    }

    /// What agents give most often.
    private static let timeToAnswer = WorkflowTimer.Delay(30, .days)

    private func input(for key: String, _ definition: ProcedureDefinition, _ visit: AgentVisit) -> MoveInput {
        let needs = definition.workflow?.action(key)?.needs ?? []
        let text = visit.form.text("texte") ?? visit.words("studio.trial.text")
        return MoveInput(
            message: needs.contains(.message) ? text : nil, pieces: needs.contains(.pieces) ? definition.pieces.prefix(1).map(\.key) : [],
            reason: needs.contains(.reason) ? text : nil)
    }

    private func keep(_ trial: RecordedTrial, _ studio: StudioVisit, _ definition: ProcedureDefinition) async throws -> Response {
        guard !trial.name.isEmpty else { return try await played(studio, definition, trial, kept: studio.words("studio.trial.nameless")) }
        let templates = try await workshop.books.trialTemplates()
        guard let outcome = Trial(of: definition, templates: templates)?.outcome(of: trial.script) else { throw WebProblem.notFound }
        return try await change(
            studio.visit, what: UserMessage("studio.change.trial", ["name": trial.name]), at: "tests", then: "essai"
        ) { try $0.insert(FileTree(trial.expecting(outcome)), into: FilePath([.key("tests")])) }
    }

    private func played(_ studio: StudioVisit, _ definition: ProcedureDefinition, _ trial: RecordedTrial, kept error: String?) async throws
        -> Response
    {
        let templates = try await workshop.books.trialTemplates()
        guard let outcome = Trial(of: definition, templates: templates)?.outcome(of: trial.script) else { throw WebProblem.notFound }
        let studio = outcome.timeline.contains { !$0.linked.isEmpty } ? try await withProcedures(studio) : studio
        return studio.page(
            studio.words("studio.tool.essai"), kind: .wide, crumbs: [(studio.words("studio.trial.again"), studio.link("essai"))],
            TrialView(studio: studio, definition: definition, trial: trial, outcome: outcome, error: error).html)
    }
}
