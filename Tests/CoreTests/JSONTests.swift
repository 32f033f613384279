import Core
import Testing

@Suite("JSON: reading and the canonical text")
struct JSONTests {
    @Test(
        "Every way to write a value has one canonical text",
        arguments: [
            ("null", "null"), (" true ", "true"), ("\t\r\nfalse\n", "false"), ("0", "0"), ("-0", "0"), ("-12", "-12"),
            ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
            ("1.5", "1.5"), ("-0.25", "-0.25"), ("1.50", "1.5"), ("3.0", "3"), ("1e2", "100"), ("1E+2", "100"), ("25e-1", "2.5"), ("-0.0", "0"),
            ("9223372036854775808", "9.223372036854776e+18"), (#""""#, #""""#), (#""a\/b""#, #""a/b""#), (#""\u00e9""#, #""é""#),
            (#""\"\\\b\f\n\r\t""#, #""\"\\\u0008\u000c\n\u000d\u0009""#), (#""\uD83D\uDE00""#, #""😀""#), (#""\u0000\u001F""#, #""\u0000\u001f""#),
            ("[]", "[]"), ("[ 1 , [ ] , { } ]", "[1,[],{}]"), ("{}", "{}"), (#"{"b":1,"a":{"d":2,"c":3}}"#, #"{"a":{"c":3,"d":2},"b":1}"#),
            (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#"{"é":1,"z":2,"e":3,"E":4,"":5}"#, #"{"":5,"E":4,"e":3,"z":2,"é":1}"#),
        ]
    )
    func canonical(text: String, expected: String) throws {
        let value = try JSON(text)
        #expect(value.text == expected)
        #expect(try JSON(value.text) == value)
        #expect(try JSON(value.text).text == expected)
    }

    @Test("What is written is read again, whatever the value")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<3_000 {
            let value = JSON.random(depth: 4, using: &generator)
            #expect(try JSON(value.text) == value)
            #expect(try JSON(bytes: value.bytes).text == value.text)
        }
    }

    @Test("Whole numbers have no point, however they were made; what is not a number is null")
    func numbers() throws {
        #expect(JSON.double(3).text == "3")
        #expect(JSON.double(-1e15).text == "-1000000000000000")
        #expect(JSON.double(1e300).text == "1e+300")
        #expect(JSON.double(.nan).text == "null")
        #expect(JSON.double(.infinity).text == "null")
        #expect(try JSON(bytes: Array("2.0".utf8)).int == 2)
    }

    @Test("Members are found by name, and only in objects")
    func members() throws {
        let text = #"{"name":"Amina","age":41,"agent":false,"pieces":["a"],"more":{"x":null}}"#
        let value = try JSON(text)

        #expect(value["name"]?.string == "Amina")
        #expect(value["age"]?.int == 41)
        #expect(value["agent"]?.bool == false)
        #expect(value["pieces"]?.array == ["a"])
        #expect(value["more"]?.object == ["x": .null])
        #expect(value["absent"] == nil)
        #expect(value["name"]?["x"] == nil)
        #expect(value["name"]?.int == nil)
    }

    @Test("A value can be written as a literal")
    func literals() {
        let value: JSON = ["list": [1, "two", true, nil], "empty": [:]]
        #expect(value.text == #"{"empty":{},"list":[1,"two",true,null]}"#)
    }
}

extension JSON {
    /// Any value, with the letters that go wrong: quotes, control characters, combining marks, beyond the basic plane.
    static func random(depth: Int, using generator: inout SeededGenerator) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
        case 0: .null
        case 1: .bool(.random(using: &generator))
        case 2: .int(.random(in: .min ... .max, using: &generator))
        case 3: .double(Double.random(in: -1e6...1e6, using: &generator).rounded(.down) + 0.5)
        case 4: .double(Double(sign: .plus, exponent: .random(in: -900 ... -60, using: &generator), significand: 1.75))
        case 5: .string(randomText(using: &generator))
        case 6: .array((0..<Int.random(in: 0..<4, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) })
        default: randomObject(depth: depth, using: &generator)
        }
    }

    private static func randomObject(depth: Int, using generator: inout SeededGenerator) -> JSON {
        var members: [String: JSON] = [:]
        for _ in 0..<Int.random(in: 0..<4, using: &generator) {
            members[randomText(using: &generator)] = random(depth: depth - 1, using: &generator)
        }
        return .object(members)
    }

    private static func randomText(using generator: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "Z", "\"", "\\", "/", "\u{0}", "\n", "\r", "\u{1F}", "\u{7F}", "é", "\u{301}", "\u{2028}", "\u{FFFF}", "😀",
        ]
        let count = Int.random(in: 0..<7, using: &generator)
        return String(String.UnicodeScalarView((0..<count).map { _ in scalars.randomElement(using: &generator)! }))
    }
}
