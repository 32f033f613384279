import Testing

@testable import Core

@Suite("JSON: what is refused")
struct JSONMalformedTests {
    @Test(
        "A malformed text is refused",
        arguments: [
            "", " ", "nul", "nulll", "True", "truefalse", "'a'", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "{\"a\"", "{\"a\":", "{\"a\":1",
            "{\"a\":1,",
            "{\"a\":1,}", "{a:1}", "{1:2}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "1 2", "[1]x", "01", "-01", "00", "-", "+1", ".5", "1.", "1.e5", "1e",
            "1e+",
            "1e5.5", "--1", "1-2", "1..2", "0x10", "NaN", "Infinity", "-Infinity", "1e999", "\"", "\"a", "\"\\", "\"\\\"", "\"\\x41\"", "\"\\u12\"",
            "\"\\u12G4\"", "\"\\u+123\"", "\"\\u-000\"", "\"\\u 123\"", "\"\\uD800\"", "\"\\uDC00\"", "\"\\uD800\\u0041\"", "\"\\uD800x\"",
            "\"\\uD800\\uD800\"",
            "\"a\nb\"", "\"a\tb\"", "\u{FEFF}1", "\u{A0}1", "/*a*/1", "1//",
        ]
    )
    func refuses(text: String) {
        #expect(throws: JSON.Malformed.self) { try JSON(text) }
    }

    @Test("Bytes that are not UTF-8 are refused, in plain and in escaped strings")
    func encoding() {
        for bytes in [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]] {
            #expect(throws: JSON.Malformed.self) { try JSON(bytes: [0x22] + bytes + [0x22]) }
            #expect(throws: JSON.Malformed.self) { try JSON(bytes: Array(#""\n"#.utf8) + bytes + [0x22]) }
        }
    }

    @Test("The failure says where", arguments: [("[1,x]", 3), ("{\"a\":1;}", 6), ("[1] 2", 4), ("", 0), ("[1.]", 1)])
    func offset(text: String, offset: Int) {
        #expect(throws: JSON.Malformed(offset: offset)) { try JSON(text) }
    }

    @Test("Sixty-four levels are read, one more is not, and a million do not exhaust the stack")
    func depth() throws {
        func nested(_ levels: Int) -> String { String(repeating: "[", count: levels) + String(repeating: "]", count: levels) }

        #expect(try JSON(nested(64)).text == nested(64))
        #expect(throws: JSON.Malformed(offset: 64)) { try JSON(nested(65)) }
        #expect(throws: JSON.Malformed.self) { try JSON(String(repeating: "{\"a\":", count: 1_000_000)) }
    }

    @Test("A long text is read in one pass")
    func long() throws {
        let text = "[" + Array(repeating: "\"é\\n\"", count: 50_000).joined(separator: ",") + "]"
        #expect(try JSON(text).array?.count == 50_000)
    }

    @Test("Damaged texts never stop the process, and what is accepted has a stable text")
    func fuzz() {
        let seeds = [#"{"a":[1,-2.5e3,true,null,"x\né😀\uD83D\uDE00"],"b":{"c":""}}"#, #"[[[{"k":"\"\\"}]]]"#, "[0.1,1E5,-0]"].map { Array($0.utf8) }
        let alphabet = Array("{}[]\",:\\u0D8e+-.tfn 19\n".utf8) + [0x00, 0x7F, 0x80, 0xC3, 0xF0, 0xFF]
        var generator = SeededGenerator(seed: 8)
        let end = ContinuousClock.now + .seconds(1)
        var accepted = 0

        while ContinuousClock.now < end {
            let bytes = damaged(seeds.randomElement(using: &generator)!, with: alphabet, using: &generator)
            guard let value = try? JSON(bytes: bytes) else { continue }
            accepted += 1
            #expect((try? JSON(bytes: value.bytes))?.bytes == value.bytes, "\(bytes)")
        }
        #expect(accepted > 0)
    }

    private func damaged(_ bytes: [UInt8], with alphabet: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(alphabet.randomElement(using: &generator)!, at: place)
            case 2: bytes[place] = alphabet.randomElement(using: &generator)!
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}
