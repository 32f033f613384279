import Core

extension Form {
    /// Which of these conditions, each on any answer of the form, do not hold: their keys. The form is walked once.
    /// - Parameters:
    ///   - context: of the day when the form was answered: it says which questions were asked.
    ///   - today: what `today` means in the conditions themselves, which may be asked long after.
    public func unmet(_ conditions: [String: Condition], by answers: Answers, context: FormContext, on today: LocalDate) -> Set<String> {
        guard !conditions.isEmpty else { return [] }
        var known = Known(context)
        for page in pages { known.learn(page, answered: answers) }
        known.comeTo(today)
        return Set(conditions.filter { !$0.value.holds(knowing: known) }.keys)
    }
}
