import Core

/// What happened, the latest first.
public struct Timeline: Component {
    public struct Event: Sendable {
        let date: String
        let title: String
        let content: HTML?

        public init(_ date: String, _ title: String, _ content: HTML? = nil) { (self.date, self.title, self.content) = (date, title, content) }
    }

    private let events: [Event]

    public init(_ events: [Event]) { self.events = events }

    public var html: HTML {
        "<ol class=\"timeline\">\(events.map { "<li><p class=\"date\">\($0.date)</p><p class=\"what\">\($0.title)</p>\($0.content)</li>\n" as HTML })</ol>"
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "The life of a request",
                Timeline([
                    Event("5 mars 2026 à 9 h 05", "Un agent examine votre demande"),
                    Event("3 mars 2026 à 22 h 41", "Nous avons reçu votre demande", "<p>Numéro 7K3M-Q2XN-8W4P</p>"),
                ]))
        ]
    }
}
