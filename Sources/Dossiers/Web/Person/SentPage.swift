import Core
import Forms
import Foundation
import Web

/// A page that was sent, to be read into its draft: what becomes of it, and where the person goes from there.
struct SentPage: Sendable {
    let page: Page
    let input: FormInput
    let sent: SentForm
    let fileProblems: [FieldProblem]
    let open: OpenDraft
    let now: Date

    func read(into draft: inout Draft) -> PageResult {
        let checked = open.form.check(page: page, input: input, keeping: draft.answers, context: open.context)
        draft.answers = checked.answers.noting(page, input, refusedBy: checked.problems)
        let outcome = outcome(of: checked, draft)
        let counts = counts(of: outcome, &draft)
        return PageResult(outcome: outcome, draft: draft, counts: counts)
    }

    private func outcome(of checked: PageOutcome, _ draft: Draft) -> PageResult.Outcome {
        if sent.first("_suite") == "plus-tard" { return .later }
        let seen = SeenFields(sent)
        let problems = fileProblems + checked.problems.filter { seen.contains($0.field) }
        if !problems.isEmpty { return .refused(problems) }
        let revealed = checked.problems.map(\.field) + unseenNotes(seen, checked.answers)
        if !revealed.isEmpty { return .revealed(revealed) }
        return .passed(next: next(open.with(draft)))
    }

    /// What is said because of an answer must be read before one goes on: « Appelez d'abord le 112 ».
    private func unseenNotes(_ seen: SeenFields, _ answers: Answers) -> [String] {
        open.form.visibleFields(of: page, answers, context: open.context).compactMap { field in
            guard case .explanation = field.kind else { return nil }
            return seen.contains(field.id) ? nil : field.id
        }
    }

    private func counts(of outcome: PageResult.Outcome, _ draft: inout Draft) -> [FormCount] {
        switch outcome {
        case .later, .revealed: []
        case .refused(let problems): draft.refusal(of: page, problems)
        case .passed(let next): draft.pass(page, next: next?.id ?? FormFigures.checkPage, in: open.form, at: now)
        }
    }

    /// `nil` for the page where one checks one's answers.
    private func next(_ open: OpenDraft) -> Page? {
        if sent.first("_retour") == "verification" { return open.firstIncompletePage() }
        let pages = open.visiblePages
        guard let index = pages.firstIndex(where: { $0.id == page.id }), index + 1 < pages.count else { return nil }
        return pages[index + 1]
    }
}

/// What saving a page gave, with the draft as it is now.
struct PageResult: Sendable {
    enum Outcome: Sendable {
        /// They go on another day.
        case later
        case refused([FieldProblem])
        /// An answer revealed a question that was not on the page yet: it is shown before it is asked for.
        case revealed([String])
        /// `nil` for the page where one checks one's answers.
        case passed(next: Page?)
    }

    let outcome: Outcome
    let draft: Draft
    let counts: [FormCount]
}
