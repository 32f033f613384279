import Core
import TestSupport
import Testing

@testable import Definitions

@Suite("Descriptions that are refused")
struct DemarcheRefusalTests {
    private static let text = DemarcheSamples.champ("Text", "Nom")
    private static let place = "revision.champDescriptors[0]"

    private static let table: [(String, DemarcheRefusal)] = [
        ("", .malformed(line: 1)), ("{\n\"title\": }", .malformed(line: 2)), ("[]", .noDemarche), ("\"demarche\"", .noDemarche), ("{}", .noDemarche),
        ("null", .noDemarche), (#"{"data": null}"#, .noDemarche), (#"{"data": []}"#, .wrongType(path: "data", expected: .object)),
        (#"{"data": null, "errors": [{"message": "Demarche not found"}]}"#, .serverError("Demarche not found")),
        (#"{"demarche": 3}"#, .wrongType(path: "demarche", expected: .object)),
        (#"{"demarche": {"title": null}}"#, .missing(path: "demarche.title")),
        (#"{"demarche": {"title": "A"}}"#, .missing(path: "demarche.revision")),
        (#"{"demarche": {"title": "A", "revision": {}}}"#, .missing(path: "demarche.revision.champDescriptors")),
        (
            #"{"demarche": {"title": "A", "revision": {"champDescriptors": {}}}}"#,
            .wrongType(path: "demarche.revision.champDescriptors", expected: .list)
        ),
        (DemarcheSamples.descriptor("null"), .wrongType(path: place, expected: .object)),
        (DemarcheSamples.descriptor(#"{"label": "A"}"#), .missing(path: place + ".__typename")),
        (DemarcheSamples.descriptor(text.replacing("\"Nom\"", with: "null")), .missing(path: place + ".label")),
        (DemarcheSamples.descriptor(text.replacing("\"Nom\"", with: "12")), .wrongType(path: place + ".label", expected: .text)),
        (DemarcheSamples.descriptor(text.replacing("Nom", with: "No\\u0000m")), .zero(path: place + ".label")),
        (DemarcheSamples.descriptor(text.replacing("true", with: "\"oui\"")), .wrongType(path: place + ".required", expected: .flag)),
        (DemarcheSamples.descriptor(text.replacing(", \"required\": true", with: "")), .missing(path: place + ".required")),
        (
            DemarcheSamples.descriptor(text, more: #", "dureeConservationDossiers": "un an""#),
            .wrongType(path: "dureeConservationDossiers", expected: .number)
        ),
        (DemarcheSamples.descriptor(text, more: #", "tags": ["a", 1]"#), .wrongType(path: "tags[1]", expected: .text)),
        (
            DemarcheSamples.descriptor(DemarcheSamples.champ("DropDownList", "A", more: #", "options": "a""#)),
            .wrongType(path: place + ".options", expected: .list)
        ),
    ]

    @Test("Each is refused whole, with its reason and the path", arguments: table)
    func refused(json: String, refusal: DemarcheRefusal) throws {
        #expect(throws: refusal) { try DemarcheImport(json: json) }
        for language in Language.allCases { #expect(ProcedureSamples.words[language]?.has(refusal.message.key) == true) }
    }

    @Test("Ten thousand fields are refused without being read", arguments: [false, true])
    func tooManyFields(inBlock: Bool) {
        let fields = Array(repeating: Self.text, count: 10_000).joined(separator: ",")
        let json = inBlock ? DemarcheSamples.champ("Repetition", "A", more: #", "champDescriptors": [\#(fields)]"#) : fields

        let time = processorTime {
            #expect(throws: DemarcheRefusal.tooManyFields(count: inBlock ? 10_001 : 10_000)) {
                try DemarcheImport(json: DemarcheSamples.descriptor(json))
            }
        }

        #expect(time < .seconds(5))
    }

    @Test("Nesting has an end")
    func nesting() {
        let deep = String(repeating: #"{"a":"#, count: 100_000)

        #expect(throws: DemarcheRefusal.malformed(line: 1)) { try DemarcheImport(json: deep) }
        #expect(throws: DemarcheRefusal.malformed(line: 1)) { try DemarcheImport(json: String(repeating: "[", count: 1_000_000)) }
    }

    @Test("Blocks in blocks are not followed")
    func blocks() throws {
        var json = Self.text
        for _ in 0..<20 { json = DemarcheSamples.champ("Repetition", "A", more: #", "champDescriptors": [\#(json)]"#) }

        let items = try DemarcheImport(json: DemarcheSamples.descriptor(json)).items
        #expect(items.contains { $0.reasons.first?.key == "definitions.import.missing.blockInBlock" })
    }

    @Test("More than four megabytes are refused before they are read")
    func tooLarge() {
        #expect(throws: DemarcheRefusal.tooLarge) { try DemarcheImport(json: String(repeating: " ", count: DemarcheImport.mostBytes + 1)) }
    }

    @Test("A megabyte of tags that never end takes no time", arguments: ["<a", "<", "&", "<b>", "<script>", "</", "&amp"])
    func hostileHTML(piece: String) {
        let time = processorTime { _ = LightHTML.light(String(repeating: piece, count: 200_000)) }

        #expect(time < .seconds(5))
    }

    @Test("No change to a description crashes the import")
    func mutations() {
        let original = Array(DemarcheSamples.whole.utf8)
        var random = Seeded(7)

        for _ in 0..<300 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let values = ["null", "[]", "{}", "1e99", "\"\"", "true", "\\u0000", ",", "]"].map { Array($0.utf8) }
                bytes.replaceSubrange(
                    place..<min(place + Int.random(in: 0...6, using: &random), bytes.count), with: values.randomElement(using: &random) ?? [])
            }
            if let made = try? DemarcheImport(json: String(decoding: bytes, as: UTF8.self)) { #expect(made.definition.form != nil) }
        }
    }

    @Test("Whatever value stands in place of another, the import answers")
    func substitutions() throws {
        let values = ["null", "3", "\"x\"", "[null]", "{\"a\": null}", "true"]
        for line in DemarcheSamples.whole.split(separator: "\n") {
            guard let colon = line.firstRange(of: "\": ")?.upperBound, line.hasSuffix(","), !line.contains("__typename") else { continue }
            for value in values {
                let json = DemarcheSamples.whole.replacing(line, with: line[..<colon] + value + ",", maxReplacements: 1)
                _ = try? DemarcheImport(json: json)
            }
        }
    }
}
