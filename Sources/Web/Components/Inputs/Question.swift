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
    /// Shown below the input.
    var more: HTML?

    /// - Parameters:
    ///   - error: what to do about what was typed, when it was refused.
    ///   - isOptional: adds "(facultatif)". Nothing marks what is required: it is the rule.
    public init(_ name: String, _ label: String, _ words: Words, hint: String? = nil, error: String? = nil, isOptional: Bool = false) {
        (self.name, self.label, self.words, self.hint, self.error, self.isOptional) = (name, label, words, hint, error, isOptional)
    }

    /// A question with one input. `input` carries ``inputAttributes``.
    func single(_ input: HTML) -> HTML {
        """
        <div class="question\(if: error != nil, " wrong")"><label for="\(name)">\(label)\(optionalMark)</label>\
        \(hintLine)\(errorLine)\(input)\(more)</div>

        """
    }

    /// A question with several inputs, which screen readers present with their common legend.
    func group(_ inputs: HTML) -> HTML {
        """
        <fieldset class="question\(if: error != nil, " wrong")"\(attribute: "aria-describedby", describedBy)>\
        <legend>\(label)\(optionalMark)</legend>\(hintLine)\(errorLine)\(inputs)\(more)</fieldset>

        """
    }

    /// `id`, `name`, and what ties the input to its hint and its error.
    var inputAttributes: HTML {
        " id=\"\(name)\" name=\"\(name)\"\(attribute: "aria-describedby", describedBy)\(invalidMark)"
    }

    var invalidMark: HTML? { error == nil ? nil : " aria-invalid=\"true\"" }

    private var describedBy: String? {
        switch (hint, error) {
        case (nil, nil): nil
        case (_, nil): name + "-hint"
        case (nil, _): name + "-error"
        default: "\(name)-hint \(name)-error"
        }
    }

    var optionalMark: HTML? { isOptional ? " <span class=\"optional\">\(words("web.field.optional"))</span>" : nil }

    var hintLine: HTML? { hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" } }

    var errorLine: HTML? {
        error.map { "<p class=\"error\" id=\"\(name)-error\"><span class=\"aside\">\(words("web.field.error"))</span> \($0)</p>" }
    }
}
