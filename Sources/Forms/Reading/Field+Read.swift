import Core

extension Field {
    /// The canonical answer in what was typed, `nil` when it is blank: whether it may be is for ``Form/check(page:input:keeping:context:)`` to say.
    ///
    /// The first problem is returned. A block is read with the conditions of its rows, as if nothing had been answered before it.
    public func read(_ input: FormInput, name: String, context: FormContext) -> Result<Answer?, UserMessage> {
        let reading = FieldReader(field: self, name: name, input: input, known: Known(context)).reading()
        return reading.problems.first.map { .failure($0.message) } ?? .success(reading.answer)
    }
}
