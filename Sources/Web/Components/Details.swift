import Core

/// More, for those who want it.
public struct Details: Component {
    private let summary: String
    private let content: HTML
    private let isOpen: Bool

    public init(_ summary: String, _ content: HTML, isOpen: Bool = false) { (self.summary, self.content, self.isOpen) = (summary, content, isOpen) }

    public var html: HTML { "<details\(if: isOpen, " open")><summary>\(summary)</summary><div>\(content)</div></details>" }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "Why we ask", Details("Pourquoi cette question ?", "<p>La date de naissance sert à retrouver l'acte dans le registre.</p>"))
        ]
    }
}
