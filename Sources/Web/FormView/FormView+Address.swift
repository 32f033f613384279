import Core
import Forms

extension FormView {
    /// An address in four boxes, which browsers fill in when it is the person's own.
    func address(_ field: Field, _ name: String, _ values: FormInput) -> HTML {
        let isTheirs = field.role == .address
        func box(_ part: String, id: String? = nil, _ autocomplete: String, width: Int? = nil, keyboard: String? = nil) -> TextInput {
            let boxName = "\(name).\(part)"
            let question = Question(
                boxName, words("web.address.\(part)"), words, error: error(boxName) ?? (part == "line" ? error(name) : nil),
                isOptional: part == "complement", id: id ?? boxName)
            let traits = InputTraits(
                keyboard: keyboard, autocomplete: isTheirs ? autocomplete : nil, isSpelled: false, width: width,
                // What is chosen fills the other boxes too: see `suggest.js`.
                suggestions: part == "line" ? InputTraits.addressesPath : nil)
            return TextInput(question, traits, value: values.first(boxName) ?? "")
        }
        return addressGroup(field, name).group(
            """
            \(box("line", id: name, "address-line1"))\(box("complement", "address-line2"))\
            \(box("postcode", "postal-code", width: 10, keyboard: "numeric"))\(box("commune", "address-level2"))
            """)
    }

    /// The line says what is wrong with the whole: once is enough.
    private func addressGroup(_ field: Field, _ name: String) -> Question {
        var group = Question(name, field.label, words, hint: field.hint, isOptional: !field.isRequired, id: name + "-box")
        group.key = name
        group.more = question(field, name).more
        return group
    }
}
