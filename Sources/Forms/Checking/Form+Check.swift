import Core

extension Form {
    /// Judges a page that was sent. Conditions inside the page look at what was just typed, so that a field revealed by another is judged too.
    ///
    /// Hidden answers of *later* pages stay until ``settled(_:context:)``: going back and forth loses nothing.
    public func check(page: Page, input: FormInput, keeping answers: Answers, context: FormContext) -> PageOutcome {
        let reading = read(page, input, answers, context, accepting: .valid)
        return PageOutcome(answers: reading.answers, problems: reading.problems)
    }

    /// What to store of a page that is being filled, without complaint: all that is understood, even out of bounds.
    /// `input` is the whole page, as the browser would send it: a box absent from it is unticked.
    public func draftAnswers(page: Page, input: FormInput, keeping answers: Answers, context: FormContext) -> Answers {
        read(page, input, answers, context, accepting: .understood).answers
    }

    private func read(_ page: Page, _ input: FormInput, _ answers: Answers, _ context: FormContext, accepting: Acceptance) -> PageReading {
        var known = known(before: page, answers, context)
        if known.holds(page.condition) { return known.read(page.fields, in: .typed(input), accepting: accepting, replacing: answers) }
        var rest = answers
        for field in page.fields { rest[field.id] = nil }
        return PageReading(answers: rest)
    }

    /// Everything that stops a filing, in the order of the form. Stored answers are not trusted: each is judged again, today.
    public func problems(in answers: Answers, context: FormContext) -> [FieldProblem] {
        var known = Known(context, watching: watched)
        return pages.flatMap { page in
            known.holds(page.condition) ? known.read(page.fields, in: .stored(answers), accepting: .understood).problems : []
        }
    }
}
