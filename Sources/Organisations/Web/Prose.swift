import Core
import Web

/// The few shapes that the pages of text are made of. Every word comes from the catalogue, or from what the authority wrote.
struct Prose {
    let words: Words

    init(_ words: Words) { self.words = words }

    func callAsFunction(_ key: String, _ arguments: KeyValuePairs<String, String> = [:]) -> String { words(key, arguments) }

    func h1(_ key: String) -> HTML { "<h1>\(words(key))</h1>\n" }
    func h2(_ key: String) -> HTML { "<h2>\(words(key))</h2>\n" }
    func h3(_ key: String) -> HTML { "<h3>\(words(key))</h3>\n" }
    func p(_ key: String, _ arguments: KeyValuePairs<String, String> = [:]) -> HTML { "<p>\(words(key, arguments))</p>\n" }

    /// Lines of the catalogue, `key.1` to `key.n`.
    func list(_ key: String, _ count: Int) -> HTML { "<ul>\((1...count).map { "<li>\(words("\(key).\($0)"))</li>" as HTML })</ul>\n" }

    /// What the authority wrote, with its line ends; `nil` when it wrote nothing.
    func written(_ text: String?) -> HTML? { text.flatMap { $0.isEmpty ? nil : "<p class=\"lines\">\($0)</p>\n" } }

    /// What the authority wrote, or the plain statement that it has not.
    func required(_ text: String?) -> HTML { written(text) ?? "<p>\(words("organisations.notWritten"))</p>\n" }

    func link(_ key: String, _ address: String) -> HTML { "<a href=\"\(address)\">\(words(key))</a>" }
}

extension HTML {
    /// A number that a phone dials.
    static func phone(_ number: String) -> HTML { "<a href=\"\(number.telephoneLink)\">\(number)</a>" }

    static func email(_ address: String) -> HTML { "<a href=\"mailto:\(address)\">\(address)</a>" }
}
