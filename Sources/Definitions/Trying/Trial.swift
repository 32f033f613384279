import Core
import Forms
import Foundation
import Law
import Workflows

/// Tries a procedure before anyone is shown it: what would leave, and when. Nothing is kept, nothing is sent.
public struct Trial: Sendable {
    let definition: ProcedureDefinition
    let form: Form
    let workflow: Workflow
    let silence: SilenceRule?
    let templates: TrialTemplates?

    /// - Parameter templates: `nil`: every template that the workflow names is taken to exist, and no subject is known.
    /// - Returns: `nil` when the procedure has nothing to try: no form, no workflow, or a workflow without a status.
    public init?(of definition: ProcedureDefinition, templates: TrialTemplates? = nil) {
        guard let form = definition.form, let workflow = definition.workflow, !workflow.statuses.isEmpty else { return nil }
        (self.definition, self.form, self.workflow) = (definition, form, workflow)
        (silence, self.templates) = (definition.silence, templates?.with(definition.templates))
    }

    public func outcome(of script: TrialScript) -> TrialOutcome {
        let start = script.start.instant(in: script.zone)
        var outcome = TrialOutcome(endsAt: start)
        let typed = TypedAnswers(script.answers, to: form)
        let context = FormContext(today: script.start.day, attachments: typed.files)
        let answers = fill(typed, context, into: &outcome)
        outcome.unasked = unasked(script, answers, context)
        if outcome.problems.isEmpty { live(script, answers, into: &outcome) }
        return outcome
    }

    /// Goes from page to page as a person does, past those that are refused too: all that is wrong is told at once.
    private func fill(_ typed: TypedAnswers, _ context: FormContext, into outcome: inout TrialOutcome) -> Answers {
        var answers = Answers()
        for page in form.pages {
            let checked = form.check(page: page, input: FormInput(typed.input), keeping: answers, context: context)
            answers = checked.answers
            outcome.problems += checked.problems
        }
        let settled = form.settled(answers, context: context)
        if outcome.problems.isEmpty { outcome.problems = form.problems(in: settled, context: context) }
        outcome.pages = form.visiblePages(settled, context: context).map { page in
            let fields = form.visibleFields(of: page, settled, context: context)
            return .init(id: page.id, title: page.title, lines: fields.compactMap { TrialOutcome.AnsweredPage.Line($0, settled[$0.id]) })
        }
        return settled
    }

    private func unasked(_ script: TrialScript, _ answers: Answers, _ context: FormContext) -> [String] {
        let shown = form.visiblePages(answers, context: context).flatMap { form.visibleFields(of: $0, answers, context: context) }.map(\.id)
        return Set(script.answers.keys).subtracting(shown).sorted()
    }

    private func live(_ script: TrialScript, _ answers: Answers, into outcome: inout TrialOutcome) {
        let email = form.fields.first { $0.role == .email }.flatMap { answers.text($0.id) }
        let workingDays = WorkingDays(in: script.region)
        let barred = barring(answers, of: script)
        let simulation = Simulation(workflow, in: script.zone, isWorkingDay: { workingDays.isWorkingDay($0) }, barring: barred)
        let telling = simulation.tell(from: script.start.instant(in: script.zone), script.steps.map { $0.inSimulation(definition.pieces) })
        var life = TrialLife(trial: self, script: script, way: email == nil ? .page : .email, barred: barred)
        for line in telling.lines { life.add(line) }
        life.pass(until: telling.endsAt)
        outcome.timeline = life.entries
        outcome.refusal = telling.refusal.map { TrialRefusal(step: $0.step, message: $0.problem.message) }
        outcome.endsAt = telling.endsAt
        outcome.barred = barred(telling.endsAt)
    }

    /// The actions whose condition does not hold, at each moment of the dossier's life.
    private func barring(_ answers: Answers, of script: TrialScript) -> @Sendable (Date) -> Set<String> {
        let (form, conditions, zone) = (form, definition.actionConditions, script.zone)
        let context = FormContext(today: script.start.day)
        return { form.unmet(conditions, by: answers, context: context, on: LocalDate($0, in: zone)) }
    }
}

extension TrialOutcome.AnsweredPage.Line {
    fileprivate init?(_ field: Field, _ answer: Answer?) {
        guard let answer else { return nil }
        switch (field.kind, answer) {
        case (.file, .list(let names)), (.photo, .list(let names)): self.init(field: field.id, label: field.label, texts: names)
        default: self.init(field: field.id, label: field.label, texts: field.display(answer, language: .french))
        }
    }
}
