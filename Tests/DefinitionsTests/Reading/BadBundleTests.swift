import Core
import Forms
import TestSupport
import Testing

@testable import Definitions

@Suite("Bundles that are wrong, or mean harm")
struct BadBundleTests {
    private static let question = "- {id: nom, kind: text"

    /// What is put before the first question, the field at fault, and what is said.
    private static let table: [(String, String, String)] = [
        (
            "{id: a, kind: computed, label: A, value: b}\n        - {id: b, kind: computed, label: B, value: a}", "fields[0].value",
            "forms.fault.laterField"
        ),
        ("{id: a, kind: computed, label: A, value: a}", "fields[0].value", "forms.fault.laterField"),
        ("{id: a, kind: yesNo, label: A, when: {field: a, is: oui}}", "fields[0].when", "forms.fault.laterField"),
        ("{id: a, kind: hologramme, label: A}", "fields[0].kind", "definitions.file.unknownWord"),
        ("{id: a, kind: [text], label: A}", "fields[0].kind", "definitions.file.expectedText"),
        ("{id: a, kind: text, label: {fr: A}}", "fields[0].label", "definitions.file.expectedText"),
        ("{id: ../../etc/passwd, kind: text, label: A}", "fields[0].id", "definitions.file.expectedIdentifier"),
        ("{id: \"a'; drop table dossiers\", kind: text, label: A}", "fields[0].id", "definitions.file.expectedIdentifier"),
        ("{id: a, kind: integer, label: A, least: 9e999}", "fields[0].least", "definitions.file.expectedDecimal"),
        ("{id: a, kind: date, label: A, latest: today+99999999999}", "fields[0].latest", "definitions.file.expectedBound"),
        ("{id: a, kind: block, label: A, row: r, most: 999999999999999999999, fields: []}", "fields[0].most", "definitions.file.expectedNumber"),
        ("{id: a, kind: choice, label: A, options: [{key: x, label: X}, {key: x, label: Y}]}", "fields[0].options[1]", "forms.fault.duplicateOption"),
    ]

    @Test("Each is refused, with its line and its reason", arguments: table)
    func refused(field: String, place: String, key: String) throws {
        let text = ProcedureSamples.small(Self.question, "- \(field)\n        \(Self.question)")

        let fault = try #require(ProcedureFile(text).faults.first { $0.message.key == key }, "\(ProcedureFile(text).faults)")
        #expect(fault.field == "form.pages[0].\(place)" && fault.severity == .error)
        #expect(fault.line == text.split(separator: "\n").firstIndex { $0.contains("- \(field.prefix(8))") }.map { $0 + 1 })
        for words in ProcedureSamples.words.values { #expect(words.has(key)) }
    }

    @Test("An alias that holds itself is refused where its anchor stands")
    func aliasCycle() {
        let faults = ProcedureFile("procedure: a\nkeywords: &k [*k]\n").faults

        #expect(faults.map(\.message.key) == ["definitions.file.anchor"] && faults.map(\.line) == [2])
    }

    private static func fields(_ count: Int) -> String {
        (0..<count).map { "{id: f\($0), kind: text, label: Question}" }.joined(separator: ", ")
    }

    @Test(
        "Ten thousand questions are too many, and said so in time",
        arguments: [
            "form: {pages: [{id: p, title: P, fields: [%]}]}",
            "form: {pages: [{id: p, title: P, fields: [{id: b, kind: block, label: B, row: r, fields: [%]}]}]}",
        ])
    func tenThousandFields(form: String) throws {
        let text = "procedure: a\nworkflow: standard\n" + form.replacing("%", with: Self.fields(10_000))
        var faults: [FileFault] = []

        let time = processorTime { faults = ProcedureFile(text).faults }

        #expect(faults.contains { $0.message.key == "forms.fault.tooManyFields" && $0.line == 3 })
        #expect(faults.count <= FaultLog.most && time < .seconds(20), "\(time)")  // a debug build; a tenth of that when it runs
    }

    private static let floods: [(String, String)] = [
        ("any", "{any: [\(Array(repeating: "{field: q, is: oui}", count: 5_000).joined(separator: ", "))]}"),
        ("all", "{all: [\(Array(repeating: "{field: q, is: oui}", count: 5_000).joined(separator: ", "))]}"),
        ("doubling", (0..<8).reduce("{field: q, is: oui}") { inner, _ in "{all: [{any: [{field: q, is: oui}, {field: q, is: non}]}, \(inner)]}" }),
    ]

    @Test("A condition as long as a book is looked at in time", arguments: floods)
    func conditions(name: String, condition: String) {
        let text = ProcedureSamples.small(Self.question, "- {id: q, kind: yesNo, label: Q}\n        - {id: nom, when: \(condition), kind: text")

        let time = processorTime { #expect(!ProcedureFile(text).faults.haveErrors) }

        #expect(time < .seconds(10), "\(name): \(time)")
    }

    @Test("Three thousand statuses are too many")
    func statuses() {
        let statuses = (0..<3_000).map { "{key: s\($0), nature: waiting, label: S, next: S}" }.joined(separator: ", ")
        let actions = (0..<3_000).map { "{key: a\($0), label: A, from: [s\($0)], to: s\(($0 + 1) % 3_000), by: [system]}" }.joined(separator: ", ")
        let timers = (0..<3_000).map { "{status: s\($0), after: 1 minutes, action: a\($0)}" }.joined(separator: ", ")
        let workflow = "workflow: {statuses: [\(statuses)], actions: [\(actions)], timers: [\(timers)]}"

        var faults: [FileFault] = []

        let time = processorTime { faults = ProcedureFile(ProcedureSamples.small("workflow: standard", workflow)).faults }

        #expect(faults.contains { $0.message.key == "workflow.fault.tooMany" && $0.field == "workflow" } && time < .seconds(10), "\(time)")
    }

    private static let xml = "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'lol'>]><l>a&b;</l> ]]><script>alert(1)</script>"

    @Test("XML in a text is a text: kept as it is, written as it is")
    func xml() throws {
        let file = ProcedureFile(ProcedureSamples.small("who: Tout le monde.", "who: \"\(Self.xml)\""))

        #expect(!file.faults.haveErrors && file.definition?.who == Self.xml)
        #expect(ProcedureFile(try #require(file.definition).yaml).definition?.who == Self.xml)
    }

    @Test("A bomb of entities is refused at its line, as any reference is")
    func entities() {
        let bomb = "<!DOCTYPE l [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><l>&c;</l>"
        let faults = ProcedureFile(ProcedureSamples.small("who: Tout le monde.", "who: \"\(bomb)\"")).faults

        #expect(faults.map(\.message.key) == ["definitions.file.anchor"])
        #expect(faults.map(\.line) == [ProcedureSamples.small.split(separator: "\n").firstIndex { $0.hasPrefix("who:") }.map { $0 + 1 }])
    }

    @Test(
        "Mustache in a text is a text too", arguments: ["{{> page}}", "{{{procedure}}}", "{{#lambda}}x{{/lambda}}", "%{silence_date}", "{{=<% %>=}}"])
    func mustache(sign: String) {
        let file = ProcedureFile(ProcedureSamples.small("who: Tout le monde.", "who: \"\(sign)\""))

        #expect(file.definition?.who == sign && !file.faults.haveErrors)
    }

    @Test(
        "A template is named, never written: neither path nor sign passes for a name",
        arguments: [
            "../../etc/passwd", "{{> page}}", "a/b", "done.mustache", String(repeating: "x", count: 61),
        ])
    func templates(name: String) throws {
        let own = """
            workflow:
              statuses: [{key: a, nature: open, label: A, next: Attendez.}, {key: b, nature: closed, label: B, next: Fini.}]
              actions: [{key: fin, label: Finir, from: [a], to: b, by: [caseworker], notify: "\(name)", document: "\(name)"}]
            """
        let faults = ProcedureFile(ProcedureSamples.small("workflow: standard", own)).faults

        #expect(faults.map(\.message.key) == ["definitions.file.expectedIdentifier", "definitions.file.expectedIdentifier"])
        #expect(faults.map(\.field) == ["workflow.actions[0].notify", "workflow.actions[0].document"])
    }
}
