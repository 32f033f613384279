import Core

/// The messages about a request, the oldest first.
public struct Conversation: Component {
    public struct Message: Sendable {
        let author: String
        let date: String
        let content: HTML
        let isOurs: Bool

        /// - Parameter isOurs: written by the reader's side: it stands on the right.
        public init(author: String, date: String, _ content: HTML, isOurs: Bool) {
            (self.author, self.date, self.content, self.isOurs) = (author, date, content, isOurs)
        }

        /// What people wrote, with its line ends.
        public init(author: String, date: String, text: String, isOurs: Bool) {
            self.init(author: author, date: date, "<p class=\"lines\">\(text)</p>", isOurs: isOurs)
        }
    }

    private let messages: [Message]

    public init(_ messages: [Message]) { self.messages = messages }

    public var html: HTML { "<ol class=\"thread\">\(messages.map(line))</ol>" }

    private func line(_ message: Message) -> HTML {
        """
        <li\(attribute: "class", message.isOurs ? "ours" : nil)><p class="who"><strong>\(message.author)</strong> <span>\(message.date)</span></p>\
        \(message.content)</li>

        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "A question and its answer",
                Conversation([
                    Message(
                        author: "Service état civil", date: "4 mars 2026 à 10 h 12", text: "Bonjour,\nle nom de la mère est-il exact ?", isOurs: false
                    ),
                    Message(author: "Vous", date: "4 mars 2026 à 18 h 30", text: "Oui, c'est son nom de naissance.", isOurs: true),
                ]))
        ]
    }
}
