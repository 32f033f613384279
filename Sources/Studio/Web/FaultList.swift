import Core
import Definitions
import Web

/// Everything to mend, each with the way to its place; advice after what stops the publication.
struct FaultList {
    let studio: StudioVisit

    init(_ studio: StudioVisit) { self.studio = studio }

    var html: HTML {
        let faults = studio.told
        if faults.isEmpty { return "<p>\(studio.words("studio.faults.none"))</p>" }
        let stops = faults.filter { $0.severity != .warning }
        let advice = faults.filter { $0.severity == .warning }
        return """
            \(stops.isEmpty ? nil : "<ul class=\"faults\">\(stops.map(line))</ul>")
            \(advice.isEmpty ? nil : Details(studio.words.count(advice.count, "studio.faults.advice"), "<ul class=\"faults\">\(advice.map(line))</ul>").html)
            """
    }

    private func line(_ fault: FileFault) -> HTML {
        "<li><a href=\"\(Self.link(to: fault.field, studio))\">\(studio.words(fault.message))</a></li>\n"
    }

    /// The page on which a place of the file is written.
    static func link(to field: String, _ studio: StudioVisit) -> String {
        if let path = FilePath(field), let element = element(around: path, in: studio.tree) {
            let rest = path.steps.dropFirst(element.steps.count)
            return studio.link(to: element) + (rest.isEmpty ? "" : "#" + FilePath(Array(rest.prefix(1))).description)
        }
        let root = field.prefix { $0 != "." && $0 != "[" }
        if let part = Part.allCases.first(where: { $0.roots.contains(String(root)) }) { return studio.link("parties/\(part.rawValue)#\(field)") }
        if root == "templates" { return studio.link("messages") }
        return studio.link(root == "pieces" ? "pieces" : root == "workflow" ? "circuit" : root == "form" ? "formulaire" : "source")
    }

    /// The innermost element that holds a path.
    private static func element(around path: FilePath, in tree: FileTree) -> FilePath? {
        var path = path
        while !path.isEmpty {
            if ElementKind(at: path) != nil, tree[path] != nil { return path }
            path = path.parent
        }
        return nil
    }
}
