import Core

/// One line of text.
public struct TextInput: Component {
    private let question: Question
    private let traits: InputTraits
    private let value: String

    public init(_ question: Question, _ traits: InputTraits = .text, value: String = "") {
        (self.question, self.traits, self.value) = (question, traits, value)
    }

    public var html: HTML {
        guard let unit = traits.unit else { return question.single(input) }
        var question = question
        question.unit = unit
        return question.single(input)
    }

    private var input: HTML {
        let box: HTML = "<input\(inputOf: question)\(traits)\(attribute: "value", value.isEmpty ? nil : value)>"
        return traits.unit.map { "<div class=\"with-unit\">\(box)<span aria-hidden=\"true\">\($0)</span></div>" } ?? box
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "A name", TextInput(Question("exemple_nom", "Nom de famille", words, hint: "Celui de votre pièce d'identité"), .lastName)),
            ComponentExample(
                "Refused, with what was typed still there",
                TextInput(
                    Question(
                        "exemple_email", "Adresse e-mail", words, error: "Écrivez une adresse avec un @, par exemple nom@exemple.fr", isOptional: true
                    ),
                    .email, value: "amina.exemple.fr")),
            ComponentExample(
                "With a unit", TextInput(Question("exemple_surface", "Surface du terrain", words), .init(keyboard: "decimal", width: 10, unit: "m²"))),
        ]
    }
}

/// Several lines of text.
public struct TextArea: Component {
    private let question: Question
    private let value: String
    private let rows: Int
    private let longest: Int?

    /// - Parameter longest: in characters; said under the box, never enforced by cutting what is typed.
    public init(_ question: Question, value: String = "", rows: Int = 5, longest: Int? = nil) {
        (self.question, self.value, self.rows, self.longest) = (question, value, rows, longest)
    }

    /// The line end after the tag is for browsers, which drop it: a text that begins with one keeps its own (HTML §13.1.2.5).
    public var html: HTML {
        question.single(
            """
            <textarea\(inputOf: question) rows="\(rows)">
            \(value)</textarea>\(longest.map { "<p class=\"hint\">\(question.words("web.field.longest", ["count": String($0)]))</p>" as HTML })
            """)
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "A description", TextArea(Question("exemple_texte", "Que se passe-t-il ?", words, hint: "Où, depuis quand"), longest: 2000))
        ]
    }
}
