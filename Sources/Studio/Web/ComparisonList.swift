import Core
import Definitions
import Web

/// What changed from one version to another, in sentences.
struct ComparisonList {
    let changes: [DefinitionChange]
    let title: String
    let words: Words

    init(_ changes: [DefinitionChange], title: String, words: Words) { (self.changes, self.title, self.words) = (changes, title, words) }

    var html: HTML {
        let lines = changes.map { "<li>\($0.sentence(words))</li>\n" as HTML }
        return """
            <h2>\(title)</h2>
            \(changes.isEmpty ? "<p>\(words("studio.compare.same"))</p>" : "<ul class=\"changes\">\(lines)</ul>" as HTML)
            """
    }
}
