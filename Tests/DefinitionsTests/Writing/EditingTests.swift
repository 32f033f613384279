import Testing

@testable import Definitions

@Suite("Changing one place of a file")
struct EditingTests {
    private func tree() throws -> FileTree {
        try FileTree(
            yaml: """
                procedure: a
                form:
                  pages:
                    - id: one
                      fields:
                        - {id: x, kind: text, label: X}
                        - {id: y, kind: text, label: Y}
                pieces:
                  p: {label: P}
                  q: {label: Q}
                """)
    }

    private let fields = FilePath([.key("form"), .key("pages"), .index(0), .key("fields")])

    private func ids(_ tree: FileTree) -> [String] { tree[fields]?.items?.map { $0.string("id") } ?? [] }

    @Test(
        "A path is read as faults write it",
        arguments: ["", "title", "form.pages[0].fields[12].options[3].label", "pieces.justificatif-domicile.hint"])
    func paths(text: String) throws { #expect(try #require(FilePath(text)).description == text) }

    @Test("What is not a path is refused", arguments: ["a..b", "a[", "a[x]", "a[-1]", "[0]", "a]", ".a", "a[1", "a[1]b", "a[9999999]"])
    func notPaths(text: String) { #expect(FilePath(text) == nil) }

    @Test("A value is changed where it is, and nowhere else")
    func set() throws {
        var tree = try tree()
        try tree.set(fields.item(1).key("label"), to: .text("New"))

        #expect(tree[fields.item(1).key("label")]?.text == "New" && tree[fields.item(0).key("label")]?.text == "X")
    }

    @Test("A new key goes where people look for it")
    func order() throws {
        var tree = try tree()
        try tree.set(FilePath([.key("title")]), to: .text("T"))
        try tree.set(fields.item(0).key("hint"), to: .text("H"))

        #expect(tree.members?.map(\.key) == ["procedure", "title", "form", "pieces"])
        #expect(tree[fields.item(0)]?.members?.map(\.key) == ["id", "kind", "label", "hint"])
    }

    @Test("Questions are added, moved and taken away")
    func items() throws {
        var tree = try tree()
        try tree.insert(.mapping([.init("id", .text("z"))]), into: fields, before: 1)
        #expect(ids(tree) == ["x", "z", "y"])
        #expect(try tree.move(fields.item(0), by: 5) == fields.item(2))
        #expect(ids(tree) == ["z", "y", "x"])
        try tree.remove(fields.item(1))
        #expect(ids(tree) == ["z", "x"])
    }

    @Test("Pieces, which are named and not numbered, move too")
    func members() throws {
        var tree = try tree()
        try tree.move(FilePath([.key("pieces"), .key("q")]), by: -1)

        #expect(tree["pieces"]?.members?.map(\.key) == ["q", "p"])
    }

    @Test("A place that is gone is refused, and nothing changes")
    func gone() throws {
        let before = try tree()
        var tree = before

        #expect(throws: NoSuchPlace.self) { try tree.set(fields.item(7).key("label"), to: .text("?")) }
        #expect(throws: NoSuchPlace.self) { try tree.remove(fields.item(7)) }
        #expect(throws: NoSuchPlace.self) { try tree.set(FilePath([.key("procedure"), .key("x")]), to: .text("?")) }
        #expect(tree == before)
    }
}
