import Core

/// Files to fetch.
public struct FileList: Component {
    public struct File: Sendable {
        let name: String
        let href: String
        let note: String?

        /// - Parameter note: "PDF, 240 Ko".
        public init(_ name: String, href: String, note: String? = nil) { (self.name, self.href, self.note) = (name, href, note) }
    }

    private let files: [File]

    public init(_ files: [File]) { self.files = files }

    public var html: HTML {
        "<ul class=\"files\">\(files.map { "<li><a href=\"\($0.href)\" download>\($0.name)</a>\($0.note.map { " <span class=\"hint\">\($0)</span>" as HTML })</li>" as HTML })</ul>"
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "Documents of a request", FileList([File("Accusé de réception", href: "#", note: "PDF, 64 Ko"), File("identite.jpg", href: "#")]))
        ]
    }
}
