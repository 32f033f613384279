import Core
import Testing
import Web

@testable import Panels

@Suite("What a panel tells")
struct SynthesisTests {
    private static let question = PanelQuestion(.choice, "Comment ?", choices: ["a", "b", "c", "d"])

    private func people(_ counts: [String: Int]) -> [Int?]? { Synthesis(of: Self.question, counts: counts)?.lines.map(\.people) }

    @Test("Under five answers, nothing")
    func few() { #expect(people(["a": 4]) == nil && people(["a": 5]) == [5, 0, 0, 0]) }

    @Test("A small number is not told, nor the one that a subtraction would give")
    func small() {
        #expect(people(["a": 20, "b": 6, "c": 2]) == [20, nil, nil, 0])
        #expect(people(["a": 20, "b": 4, "c": 2]) == [20, nil, nil, 0])
        #expect(people(["a": 20, "b": 4]) == [nil, nil, 0, 0])
    }

    @Test("Small numbers that their sum tells are not told: five people on five lines are one on each")
    func sum() {
        #expect(people(["a": 20, "b": 3, "c": 2]) == [nil, nil, nil, 0])
        #expect(people(["a": 1, "b": 1, "c": 1, "d": 2]) == nil && people(["a": 4, "b": 1]) == nil)
    }

    @Test("Shares are of those who answered the question")
    func shares() throws {
        let synthesis = try #require(Synthesis(of: Self.question, counts: ["a": 10, "b": 5]))

        #expect(synthesis.answered == 15 && synthesis.share(10) == 67 && synthesis.share(5) == 33)
    }

    @Test("An answer holds what the questions allow, and masked texts")
    func reading() throws {
        let questions = [PanelQuestion(.scale, "1"), Self.question, PanelQuestion(.text, "3")]

        let answers = try PanelAnswers(to: questions, sent: { ["6", "b", "Bonjour"][$0] }, mask: { "[\($0)]" })

        #expect(answers.counted == [1: "b"] && answers.texts == [2: "[Bonjour]"])
        #expect(throws: PanelProblem.tooLong(2)) {
            _ = try PanelAnswers(to: questions, sent: { $0 == 2 ? String(repeating: "é", count: 501) : nil }, mask: { $0 })
        }
    }

    @Test("A panel is written with lines that can be chosen, between two days in order")
    func typed() {
        var form = TypedPanel.empty(LocalDate("2026-06-10")!)
        #expect(form.faults.isEmpty && form.details == nil)
        form = TypedPanel(
            .init([
                "evenement": ["naissance"], "titre": ["T"], "pourquoi": ["P"], "du": ["2026-06-10"], "au": ["2026-06-09"], "question_0": ["Q"],
                "genre_0": ["choice"], "lignes_0": ["x\nx\n"],
            ]))

        #expect(form.faults.map(\.field) == ["au", "lignes_0"])
    }
}
