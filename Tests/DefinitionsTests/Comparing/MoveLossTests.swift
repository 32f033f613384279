import Core
import Forms
import TestSupport
import Testing
import Workflows

@testable import Definitions

@Suite("What a dossier would lose in another version")
struct MoveLossTests {
    private static let context = FormContext(today: LocalDate(year: 2026, month: 11, day: 22)!)

    private func form(_ fields: String) throws -> Form {
        try #require(ProcedureReader("procedure: a\nform: {pages: [{id: p, title: P, fields: [\(fields)]}]}").definition?.form)
    }

    private func lost(_ answers: [String: Answer], _ older: String, _ newer: String) throws -> [LostAnswer] {
        try form(older).answersLost(moving: Answers(answers), to: form(newer), context: Self.context)
    }

    private static let choice = "{id: a, kind: choice, label: A, options: [{key: x, label: Le X}, {key: y, label: Le Y}], other: true}"

    private static let table: [(Answer, String, String, LostAnswer.Reason?)] = [
        (.text("Amina"), "{id: a, kind: text, label: A}", "{id: b, kind: text, label: A}", .fieldGone),
        (.text("Amina"), "{id: a, kind: text, label: A}", "{id: a, kind: longText, label: A}", nil),
        (.text("Amina"), "{id: a, kind: text, label: A}", "{id: a, kind: text, label: A, longest: 2}", nil),
        (.text("12"), "{id: a, kind: text, label: A}", "{id: a, kind: integer, label: A}", nil),
        (.text("douze"), "{id: a, kind: text, label: A}", "{id: a, kind: integer, label: A}", .kindChanged),
        (.text("06 12 34 56 78"), "{id: a, kind: text, label: A}", "{id: a, kind: phone, label: A}", .kindChanged),
        (.text("12"), "{id: a, kind: integer, label: A}", "{id: a, kind: text, label: A}", nil),
        (.text("oui"), "{id: a, kind: yesNo, label: A}", "{id: a, kind: checkbox, label: A}", nil),
        (.text("non"), "{id: a, kind: yesNo, label: A}", "{id: a, kind: checkbox, label: A}", .kindChanged),
        (.text("x"), choice, choice.replacing("{key: x, label: Le X}, ", with: ""), .optionGone("Le X")),
        (.text("x"), choice, choice.replacing("Le X", with: "Un X"), nil),
        (.text("autre:z"), choice, choice, nil),
        (.text("autre:z"), choice, choice.replacing(", other: true", with: ""), .optionGone("autre:z")),
        (.text("x"), choice, "{id: a, kind: text, label: A}", .kindChanged),
        (.list(["f1"]), "{id: a, kind: file, label: A, piece: p}", "{id: a, kind: photo, label: A, piece: p}", nil),
        (.record(["line": "1 rue A"]), "{id: a, kind: address, label: A}", "{id: a, kind: text, label: A}", .kindChanged),
        (
            .text("Amina"), "{id: c, kind: yesNo, label: C}, {id: a, kind: text, label: A}",
            "{id: c, kind: yesNo, label: C}, {id: a, kind: text, label: A, when: {field: c, is: oui}}", .hidden
        ),
    ]

    @Test("Each answer is kept, or lost for a reason", arguments: table)
    func answers(answer: Answer, older: String, newer: String, reason: LostAnswer.Reason?) throws {
        let lost = try lost(["a": answer], older, newer)

        #expect(lost.map(\.reason) == [reason].compactMap(\.self))
        for words in ProcedureSamples.words.values { #expect(lost.allSatisfy { words.has($0.message.key) }) }
    }

    @Test("In a block, row by row")
    func rows() throws {
        let block =
            "{id: b, kind: block, label: B, row: enfant, fields: [{id: prenom, kind: text, label: Prénom}, {id: age, kind: text, label: Âge}]}"
        let rows = [Answers(["prenom": .text("Léa"), "age": .text("6")]), Answers(["prenom": .text("Tom"), "age": .text("six")])]

        let lost = try lost(["b": .rows(rows)], block, block.replacing("kind: text, label: Âge", with: "kind: integer, label: Âge"))

        #expect(lost.map(\.field) == ["b.1.age"] && lost.first?.answer == .text("six"))
    }

    @Test("A status without equivalent is told, with those that could stand for it")
    func status() throws {
        var older = ProcedureDefinition(slug: try #require(ProcedureSlug("a"))), newer = older
        (older.workflow, newer.workflow) = (.standard, .report)

        let waiting = older.loss(moving: Answers(), in: "waiting_person", to: newer, context: Self.context)
        #expect(waiting.status?.key == "waiting_person" && waiting.statusesInstead.map(\.key) == ["received", "in_progress"])
        #expect(older.loss(moving: Answers(), in: "received", to: newer, context: Self.context).isEmpty)
        #expect(older.loss(moving: Answers(), in: "withdrawn", to: newer, context: Self.context).statusesInstead.map(\.key) == ["done", "closed"])
    }
}
