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

    /// A question with one input. `input` carries ``inputAttributes``.
    func single(_ input: HTML) -> HTML {
        """
        <div\(wrapper)><label for="\(id)">\(label)\(marks)</label>\
        \(hintLine)\(errorLine)\(input)\(more)</div>

        """
    }

    /// A question with several inputs, which screen readers present with their common legend.
    func group(_ inputs: HTML) -> HTML {
        """
        <fieldset\(wrapper)\(attribute: "aria-describedby", describedBy)>\
        <legend>\(label)\(marks)</legend>\(hintLine)\(errorLine)\(inputs)\(more)</fieldset>

        """
    }

    /// `id`, `name`, and what ties the input to its hint and its error.
    var inputAttributes: HTML {
        " id=\"\(id)\" name=\"\(name)\"\(attribute: "aria-describedby", describedBy)\(invalidMark)"
    }

    var invalidMark: HTML? { error == nil ? nil : " aria-invalid=\"true\"" }

    private var describedBy: String? {
        switch (hint, error) {
        case (nil, nil): nil
        case (_, nil): id + "-hint"
        case (nil, _): id + "-error"
        default: "\(id)-hint \(id)-error"
        }
    }

    var wrapper: HTML { " class=\"question\(if: error != nil, " wrong")\"\(attribute: "data-field", key)" }

    var marks: HTML {
        """
        \(unit.map { " <span class=\"aside\">(\($0))</span>" as HTML })\
        \(if: isOptional, " <span class=\"optional\">\(words("web.field.optional"))</span>")
        """
    }

    var hintLine: HTML? { hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" } }

    var errorLine: HTML? {
        error.map { "<p class=\"error\" id=\"\(id)-error\"><span class=\"aside\">\(words("web.field.error"))</span> \($0)</p>" }
    }
}
