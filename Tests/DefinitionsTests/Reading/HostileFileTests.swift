import Core
import TestSupport
import Testing

@testable import Definitions

@Suite("Files that are not procedures")
struct HostileFileTests {
    private static let table: [(String, String, Int)] = [
        ("", "file.empty", 1), ("# rien\n", "file.empty", 1), ("- a\n- b", "file.expectedMapping", 1), ("bonjour", "file.expectedMapping", 1),
        ("a: b: c", "syntax.colonInText", 1), ("a: 1\n b: 2", "syntax.colonInText", 2), ("a: 1\nb\nc: 2", "syntax.colonMissing", 3),
        ("a: [1, 2\nb: 3", "syntax.listNotClosed", 2), ("a: {b: 1\nc: 2", "syntax.braceNotClosed", 2), ("a: @b", "syntax.specialCharacter", 1),
        ("a:\n\tb: 1", "syntax.specialCharacter", 2), ("a: \"b", "syntax.quoteNotClosed", 1), ("a: \"\\q\"", "syntax.escape", 1),
        ("a: *b", "syntax.star", 1), ("a: 1\n---\nb: 2", "syntax.secondDocument", 2), ("a: 1\nb: 2\na: 3", "file.duplicateKey", 1),
        ("a: &b c", "file.anchor", 1), ("a: 1\nb: [&c d, *c]", "file.anchor", 2),
    ]

    @Test("Each is refused with a word on why, and the line", arguments: table)
    func broken(text: String, key: String, line: Int) {
        let file = ProcedureFile(text)

        #expect(file.definition == nil)
        #expect(file.faults.map(\.message.key) == ["definitions." + key], "\(file.faults)")
        #expect(file.faults.first?.line == line)
        #expect(ProcedureSamples.french.has("definitions." + key))
    }

    @Test("An ampersand in a text is no anchor")
    func ampersand() {
        #expect(ProcedureFile(ProcedureSamples.small("who: Tout", "who: R&D, Rock & Co ; https://a.fr/?b=1&c=2")).faults == [])
    }

    @Test("A file of more than a megabyte is refused before it is read")
    func tooLarge() {
        #expect(ProcedureFile("a: " + String(repeating: "x", count: YAMLSource.mostBytes)).faults.map(\.message.key) == ["definitions.file.tooLarge"])
    }

    @Test("A laugh of a billion is refused at once")
    func aliases() {
        let bomb = (1...30).reduce("l0: &l0 [x, x]\n") { $0 + "l\($1): &l\($1) [*l\($1 - 1), *l\($1 - 1)]\n" } + "? *l30\n: a\n? *l29\n: b\n"

        let time = processorTime { #expect(ProcedureFile(bomb).definition == nil) }

        #expect(time < .seconds(2))
    }

    @Test("Nesting has an end, in a value and in the file", arguments: [("[", "]"), ("{a: ", "}"), ("{not: ", "}")], [40, 900, 100_000])
    func nesting(brackets: (String, String), depth: Int) {
        let nested = String(repeating: brackets.0, count: depth) + "x" + String(repeating: brackets.1, count: depth)

        for text in [nested, "procedure: a\nform: {pages: [{id: p, title: P, when: \(nested), fields: []}]}"] {
            #expect(!ProcedureFile(text).faults.isEmpty)
        }
    }

    @Test("No change to a real file crashes the reader, nor puts a fault outside of the file", arguments: ProcedureSamples.shipped)
    func mutations(name: String) throws {
        let original = Array(try ProcedureSamples.text(name).utf8)
        var random = Seeded(UInt64(original.count))

        for _ in 0..<40 {
            let mutated = String(decoding: Self.mutated(original, &random), as: UTF8.self)
            let lines =
                mutated.utf8.count { $0 == 10 || $0 == 13 } + mutated.unicodeScalars.count { ["\u{85}", "\u{2028}", "\u{2029}"].contains($0) } + 2
            #expect(ProcedureFile(mutated).faults.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 })
        }
    }

    private static let pieces = [
        ": ", "\n", "- ", "{", "}", "[", "]", "\"", "'", "|", ">", "&a ", "*a", "? ", "!!int ", "#", "\t", "  ", "\0", "\u{FEFF}", "é", "~", "null",
        "---\n", "...\n", "%YAML 1.2\n", "<<: ", "- - - ", "\u{85}", "\r",
    ].map { Array($0.utf8) }

    private static func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let length = min(Int.random(in: 1...60, using: &random), bytes.count - place)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<(place + length))
            case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: Int.random(in: 0...bytes.count, using: &random))
            case 3: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
            default: bytes.removeLast(min(length, bytes.count - 1))
            }
        }
        return bytes
    }
}
