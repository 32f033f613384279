import Core
import Definitions

/// The names of messages and papers, and what they are called on pages.
enum TemplateNames {
    /// Those that every authority has and an action may ask for.
    static let mails = ["message", "pieces-asked", "reminder", "decision-accepted", "decision-rejected", "done", "closed", "reopened", "withdrawn"]

    /// Those that every authority has, and a procedure may word in its own way.
    static func shipped(_ kind: ElementKind) -> [String] { kind == .mail ? ShippedTemplates.mails : ShippedTemplates.papers }

    static func label(_ path: FilePath, _ kind: ElementKind, in tree: FileTree, _ words: Words) -> String {
        guard case .key(let name) = path.last else { return path.description }
        return label(name, kind, in: tree, words)
    }

    /// A procedure's own paper has its title; a mail, whose subject says little, no other name than its key, made of the words that were typed.
    static func label(_ name: String, _ kind: ElementKind, in tree: FileTree, _ words: Words) -> String {
        let key = "studio.\(kind.rawValue).\(name)"
        if shipped(kind).contains(name), words.has(key) { return words(key) }
        let title = tree[kind.home.key(name)]?.string("title") ?? ""
        if kind == .paper, !title.isEmpty, !title.contains("{{") { return title }
        let spaced = name.replacing("_", with: " ")
        return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }

    /// What an action may ask for: the shipped ones, and the procedure's own.
    static func offered(_ kind: ElementKind, in tree: FileTree) -> [String] {
        let usual = kind == .mail ? mails : ShippedTemplates.papers
        return usual + (tree[kind.home]?.members ?? []).map(\.key).filter { !usual.contains($0) }
    }
}
