import Core

/// The parts of something long, in any order, and which are done.
public struct TaskList: Component {
    public struct Task: Sendable {
        let title: String
        let href: String?
        let hint: String?
        let status: StatusTag

        /// - Parameter href: `nil` while it cannot be begun.
        public init(_ title: String, href: String?, hint: String? = nil, status: StatusTag) {
            (self.title, self.href, self.hint, self.status) = (title, href, hint, status)
        }
    }

    private let tasks: [Task]

    public init(_ tasks: [Task]) { self.tasks = tasks }

    public var html: HTML { "<ul class=\"tasks\">\(tasks.map(line))</ul>" }

    private func line(_ task: Task) -> HTML {
        let title: HTML = task.href.map { "<a href=\"\($0)\">\(task.title)</a>" } ?? "<span>\(task.title)</span>"
        return "<li><div>\(title)\(task.hint.map { "<p class=\"hint\">\($0)</p>" as HTML })</div>\(task.status)</li>\n"
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "A procedure that takes several days",
                TaskList([
                    Task("Votre enfant", href: "#", status: StatusTag("Terminé", .good)),
                    Task("La cantine", href: "#", hint: "Jours de présence et régime", status: StatusTag("À faire", .progress)),
                    Task("Envoyer", href: nil, status: StatusTag("Pas encore possible", .neutral)),
                ]))
        ]
    }
}
