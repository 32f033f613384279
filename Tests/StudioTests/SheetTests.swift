import Definitions
import TestSupport
import Testing

@testable import Studio

@Suite("The questions about a place of a file")
struct SheetTests {
    @Test("Sent back as it was shown, every part of every shipped procedure stays what it says", arguments: ProcedureSamples.shipped)
    func nothingChanges(name: String) throws {
        let before = try FileTree(yaml: try ProcedureSamples.text(name))
        var after = before
        for part in Part.allCases { try part.sheet.write(part.sheet.boxes(of: after), into: &after) }
        for path in before.elements {
            guard let kind = ElementKind(at: path), var element = after[path] else { continue }
            let sheet = kind.sheet(for: element)
            try sheet.write(sheet.boxes(of: element), into: &element)
            try after.set(path, to: element)
        }

        #expect(ProcedureFile(after.yaml).definition == ProcedureFile(before.yaml).definition)
    }

    @Test("What is left blank is left out of the file")
    func blank() throws {
        var tree = try FileTree(yaml: ProcedureSamples.small)
        var boxes = Part.identity.sheet.boxes(of: tree)
        boxes.values["delay"] = ["  "]
        boxes.values["free"] = nil
        try Part.identity.sheet.write(boxes, into: &tree)

        #expect(tree["delay"] == nil && tree["free"] == nil && tree.string("title") == "Demander une carte de lecteur")
    }

    @Test("A condition in rows is the condition of the file")
    func rows() throws {
        let tree = try FileTree(yaml: "all:\n- {field: a, is: x}\n- {field: b, in: [y, z]}\n- {field: c, answered: false}\n")

        let rows = try #require(ConditionRows(tree))
        #expect(rows.joining == .all && rows.rows.map(\.test) == ["is", "in", "notAnswered"])
        #expect(rows.tree == tree)
    }

    @Test("A condition deeper than rows stays as it is written")
    func deep() throws {
        let tree = try FileTree(yaml: "any:\n- {field: a, is: x}\n- not: {field: b, is: y}\n")
        #expect(ConditionRows(tree) == nil)

        var page = FileTree.mapping([.init("id", .text("p")), .init("when", tree)])
        let sheet = ElementKind.page.sheet(for: page)
        try sheet.write(sheet.boxes(of: page), into: &page)
        #expect(page["when"] == tree)
    }

    @Test("A copy has a name of its own")
    func copy() throws {
        var tree = try FileTree(yaml: ProcedureSamples.small)
        let place = try #require(FilePath("form.pages[0].fields[0]"))

        let copy = try tree.copy(place)

        #expect(copy.index == 1 && tree[copy]?.string("id") == "nom_2")
    }

    @Test(
        "What looks like another town's place is shown to be adapted",
        arguments: ["Appelez le 02 99 00 00 01", "mairie@ville.fr", "Venez au 12 rue des Lilas", "35000 Rennes", "https://ville.fr"])
    func local(text: String) { #expect(Adapting.isLocal(text)) }

    @Test(
        "What is the same everywhere is not",
        arguments: ["Venez à l'accueil avec une pièce d'identité.", "CRPA art. L231-1", "10 jours ouvrés", "Décret n° 2017-890"])
    func everywhere(text: String) { #expect(!Adapting.isLocal(text)) }
}

extension FileTree {
    /// The places of all elements: pages, fields, pieces, notices, statuses…
    fileprivate var elements: [FilePath] {
        func below(_ tree: FileTree, _ path: FilePath) -> [FilePath] {
            let own = ElementKind(at: path) == nil ? [] : [path]
            switch tree {
            case .text: return own
            case .list(let items): return own + items.enumerated().flatMap { below($0.element, path.item($0.offset)) }
            case .mapping(let members): return own + members.flatMap { below($0.value, path.key($0.key)) }
            }
        }
        return below(self, FilePath())
    }
}
