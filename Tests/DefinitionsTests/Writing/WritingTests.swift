import Core
import TestSupport
import Testing

@testable import Definitions

@Suite("Writing a procedure file")
struct WritingTests {
    @Test("A tree written and read again is the same tree", arguments: ProcedureSamples.shipped)
    func sameTree(name: String) throws {
        let tree = try FileTree(yaml: try ProcedureSamples.text(name))

        #expect(try FileTree(yaml: tree.yaml) == tree)
    }

    @Test("A tree says what its file said", arguments: ProcedureSamples.shipped)
    func sameMeaning(name: String) throws {
        let source = try ProcedureSamples.text(name)

        #expect(ProcedureFile(try FileTree(yaml: source).yaml).definition == ProcedureFile(source).definition)
    }

    @Test("A definition written is the file of that definition", arguments: ProcedureSamples.shipped)
    func sameDefinition(name: String) throws {
        let definition = try #require(ProcedureFile(try ProcedureSamples.text(name)).definition)

        let again = ProcedureFile(definition.yaml)
        #expect(again.definition == definition && !again.faults.haveErrors)
    }

    @Test("Any text comes back as it was, whatever YAML would make of it")
    func texts() throws {
        let hostile = [
            "", "~", "null", "no", "12:30", "2026-11-22", "a: b", "a #b", "#a", "- a", "* a", "&a b", "R&D", "a &b", "\"a\"", "'a'", "a\nb",
            "a\n\nb\n", " a", "a ",
            "\n", "a\n\n", "\ta", "a\tb", "a\r\nb", "{a}", "[a]", "%a", "@a", "`a", "|", ">", "?", "? a", "a:", ": a", "é", "\u{85}x", "a\u{2028}b",
            "a\\b",
            "---", "...", "a\n---\nb", "a\n b\n  c", "!tag", "a, b", "<<", "=", "😀 ok", "a\u{A0}b",
        ]
        let tree = FileTree.mapping(
            hostile.enumerated().map { .init("k\($0.offset)", .list([.text($0.element), .mapping([.init("v", .text($0.element))])])) })

        let again = try FileTree(yaml: tree.yaml)
        // What is blank reads as nothing, and "~" and "null" are written between quotes.
        for (before, after) in zip(tree.members ?? [], again.members ?? []) { #expect(before == after, "\(before)") }
    }

    @Test("Random texts come back as they were")
    func random() throws {
        var random = Seeded(7)
        let symbols = Array(" \n\t:#-&*!|>'\"%@`{}[],?~=\\aé1\u{A0}\u{2028}😀")
        for _ in 0..<2_000 {
            let text = String((0..<Int.random(in: 0...12, using: &random)).map { _ in symbols.randomElement(using: &random) ?? " " })
            let tree = FileTree.mapping([.init("title", .text(text)), .init("list", .list([.text(text)])), .init(text + "k", .text("v"))])
            #expect(try FileTree(yaml: tree.yaml) == tree, "\(text.debugDescription)")
        }
    }
}
