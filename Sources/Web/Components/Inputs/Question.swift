import Core

/// What is asked, whatever the input below: the label, the hint and the error that go with it, in the order in which they are read.
public struct Question: Sendable {
    /// The input's name, and its id: an error summary links to `#name`.
    public let name: String
    let label: String
    let hint: String?
    let error: String?
    let isOptional: Bool
    let words: Words
    /// What the ids of the hint and of the error begin with.
    let id: String
    /// Marks the question for scripts that change the page while it is filled.
    var key: String?
    /// Said after the label, for those who do not see what stands beside the box.
    var unit: String?
    /// Shown below the input.
    var more: HTML?

    /// - Parameters:
    ///   - error: what to do about what was typed, when it was refused.
    ///   - isOptional: adds "(facultatif)". Nothing marks what is required: it is the rule.
    public init(_ name: String, _ label: String, _ words: Words, hint: String? = nil, error: String? = nil, isOptional: Bool = false) {
        self.init(name, label, words, hint: hint, error: error, isOptional: isOptional, id: name)
    }

    init(_ name: String, _ label: String, _ words: Words, hint: String? = nil, error: String? = nil, isOptional: Bool = false, id: String) {
        self.name = name
        self.label = label
        self.words = words
        self.hint = hint
        self.error = error
        self.isOptional = isOptional
        self.id = id
    }

    /// A question with one input. `input` carries its `inputOf` attributes.
    func single(_ input: HTML) -> HTML {
        """
        <div\(wrapperOf: self)><label for="\(id)">\(label)\(marksOf: self)</label>\
        \(notesOf: self)\(input)\(more)</div>

        """
    }

    /// A question with several inputs, which screen readers present with their common legend.
    func group(_ inputs: HTML) -> HTML {
        """
        <fieldset\(wrapperOf: self)\(attribute: "aria-describedby", describedBy)>\
        <legend>\(label)\(marksOf: self)</legend>\(notesOf: self)\(inputs)\(more)</fieldset>

        """
    }

    fileprivate var describedBy: String? {
        switch (hint, error) {
        case (nil, nil): nil
        case (_, nil): id + "-hint"
        case (nil, _): id + "-error"
        default: "\(id)-hint \(id)-error"
        }
    }

    var hintLine: HTML? { hint == nil ? nil : "\(hintOf: self)" }
}

/// The pieces of a question, written straight into the page: a form has thousands of them.
extension HTML.StringInterpolation {
    /// `id`, `name`, and what ties the input to its hint and its error.
    mutating func appendInterpolation(inputOf question: Question) {
        appendInterpolation(attribute: "id", question.id)
        appendInterpolation(attribute: "name", question.name)
        appendInterpolation(attribute: "aria-describedby", question.describedBy)
        appendInterpolation(invalidityOf: question)
    }

    mutating func appendInterpolation(invalidityOf question: Question) {
        if question.error != nil { appendLiteral(" aria-invalid=\"true\"") }
    }

    mutating func appendInterpolation(wrapperOf question: Question) {
        appendLiteral(question.error == nil ? " class=\"question\"" : " class=\"question wrong\"")
        appendInterpolation(attribute: "data-field", question.key)
    }

    mutating func appendInterpolation(marksOf question: Question) {
        if let unit = question.unit { appendInterpolation(" <span class=\"aside\">(\(unit))</span>" as HTML) }
        if question.isOptional { appendInterpolation(" <span class=\"optional\">\(question.words("web.field.optional"))</span>" as HTML) }
    }

    /// The hint, then what is wrong.
    mutating func appendInterpolation(notesOf question: Question) {
        appendInterpolation(hintOf: question)
        appendInterpolation(errorOf: question)
    }

    mutating func appendInterpolation(hintOf question: Question) {
        guard let hint = question.hint else { return }
        appendLiteral("<p class=\"hint\" id=\"")
        appendInterpolation(question.id)
        appendLiteral("-hint\">")
        appendInterpolation(hint)
        appendLiteral("</p>")
    }

    mutating func appendInterpolation(errorOf question: Question) {
        guard let error = question.error else { return }
        let said: HTML = "<span class=\"aside\">\(question.words("web.field.error"))</span> \(error)"
        appendInterpolation("<p class=\"error\" id=\"\(question.id)-error\">\(said)</p>" as HTML)
    }
}
