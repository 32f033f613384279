import Core
import Definitions
import Web

/// The elements of a list, each with what can be done to it, and how to add another.
struct ElementList {
    let studio: StudioVisit
    let list: FilePath
    let kind: ElementKind

    init(_ studio: StudioVisit, _ list: FilePath, _ kind: ElementKind) { (self.studio, self.list, self.kind) = (studio, list, kind) }

    private var words: Words { studio.words }

    private var elements: [(path: FilePath, tree: FileTree)] {
        if kind.isNamed { return (studio.tree[list]?.members ?? []).map { (list.key($0.key), $0.value) } }
        return (studio.tree[list]?.items ?? []).enumerated().map { (list.item($0.offset), $0.element) }
    }

    var html: HTML {
        """
        <section class="elements" id="\(list.description)"><h2>\(words("studio.elements.\(kind.rawValue)"))</h2>
        \(elements.isEmpty ? "<p>\(words("studio.elements.none"))</p>" : table)
        \(adding)</section>
        """
    }

    private var table: HTML {
        """
        <form method="post" action="\(studio.link("gestes"))">\(studio.visit.visit.formToken)
        <ol class="elements" data-sortable>\(elements.map { line($0.path, $0.tree) })</ol></form>
        """
    }

    private func line(_ path: FilePath, _ tree: FileTree) -> HTML {
        let stops = studio.faults(in: path.description).filter { $0.severity != .warning }.count
        let value = "\(path.description) \(Workshop.digest(tree))"
        let title = kind.isTemplate ? TemplateNames.label(path, kind, in: studio.tree, words) : title(tree)
        return """
            <li id="\(path.description)" data-place="\(value)"><div><a href="\(studio.link(to: path))">\(title)</a> \
            \(aside(tree).map { "<span class=\"hint\">\($0)</span>" as HTML })\
            \(stops > 0 ? StatusTag(words.count(stops, "studio.part.stops"), .waiting) : nil)</div>
            <div class="gestures">\(Gesture.names.filter { !kind.isNamed || $0 != "copy" }.map { button($0, value, title) })</div></li>

            """
    }

    private func button(_ gesture: String, _ place: String, _ title: String) -> HTML {
        """
        <button class="quiet" name="geste" value="\(gesture) \(place)">\(words("studio.gesture.\(gesture)"))\
        <span class="aside"> \(title)</span></button>
        """
    }

    func title(_ tree: FileTree) -> String {
        switch kind {
        case .timer:
            return words("studio.timer.title", ["status": label("statuses", tree.string("status")), "after": delay(tree.string("after"))])
        default:
            let title = ["label", "title", "name", "id", "key"].map(tree.string).first { !$0.isEmpty }
            return title ?? words("studio.untitled")
        }
    }

    private func delay(_ text: String) -> String {
        let parts = text.split(separator: " ").map(String.init)
        return parts.count == 2 && words.has("studio.word.unit.\(parts[1])") ? "\(parts[0]) \(words("studio.word.unit.\(parts[1])"))" : text
    }

    private func label(_ list: String, _ key: String) -> String {
        (studio.tree["workflow"]?[list]?.items ?? []).first { $0.string("key") == key }?.string("label") ?? key
    }

    private func aside(_ tree: FileTree) -> String? {
        switch kind {
        case .field:
            let kind = tree.string("kind")
            let said = words.has("studio.word.kind.\(kind)") ? words("studio.word.kind.\(kind)") : kind
            return GroupUse(tree).map { words("studio.groups.from", ["kind": said, "group": $0.group]) } ?? said
        case .status:
            let nature = tree.string("nature")
            return words.has("studio.word.nature.\(nature)") ? words("studio.word.nature.\(nature)") : nature
        case .action: return tree.string("to").isEmpty ? nil : "→ " + label("statuses", tree.string("to"))
        case .timer: return label("actions", tree.string("action"))
        case .mail: return tree.string("subject")
        case .paper: return tree.string("title").contains("{{") ? tree.string("title") : nil
        case .piece, .page, .notice, .test: return nil
        }
    }

    private var adding: HTML {
        let kinds = FieldKindName.allCases.map { ChoiceOption($0.rawValue, words("studio.word.kind.\($0.rawValue)")) }
        return """
            <form class="add" method="post" action="\(studio.link("ajouts"))">\(studio.visit.visit.formToken)
            <input type="hidden" name="liste" value="\(list.description)"><input type="hidden" name="sorte" value="\(kind.rawValue)">
            \(kind == .timer ? nil : TextInput(Question("titre-\(kind.rawValue)", words("studio.add.\(kind.rawValue)"), words)).html)
            \(kind == .field ? SelectInput(Question("kind", words("studio.sheet.field.kind"), words), options: kinds, selected: "text").html : nil)
            \(Button(words("studio.add.button.\(kind.rawValue)"), .secondary))
            </form>
            """
    }
}
