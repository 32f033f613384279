import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Panels

@Suite("A panel on paper")
struct SheetTests {
    @Test("A code is read as people copy it, and nothing else is one")
    func codes() throws {
        let code = SheetCode.random()
        #expect(code.description.count == 9 && SheetCode(typed: code.description) == code)
        #expect(SheetCode(typed: " k7dm 4xqp ")?.description == "K7DM-4XQP")
        for typed in ["", "K7DM-4XQ", "K7DM-4XQPP", "K7DM-4XQ0", "AEIO-UYAE"] { #expect(SheetCode(typed: typed) == nil, "\(typed)") }
        #expect(Set((0..<50).map { _ in SheetCode.random() }).count == 50)
    }

    @Test("A sheet serves once, in its panel, and no link opens with its code", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        try await circle.begin()
        let panel = try await circle.found()
        let codes = try await circle.invitations.addSheets(3, to: panel, on: Circle.today)
        let answers = try PanelAnswers(to: panel.details.questions, sent: { ["4", "Merci"][$0] }, mask: { $0 })
        let mark = { (code: SheetCode, panel: PanelID) in circle.book.mark(code, in: panel) }

        try await circle.answers.keep(answers, to: panel, spending: mark(codes[0], panel.id), on: Circle.today)
        for digest in [mark(codes[0], panel.id), mark(codes[1], PanelID(99)), Secret.digest(codes[1].text)] {
            await #expect(throws: PanelProblem.alreadyAnswered) {
                try await circle.answers.keep(answers, to: panel, spending: digest, on: Circle.today)
            }
        }

        let after = try await circle.found()
        #expect(after.invited == 3 && after.answered == 1)
        #expect(try await circle.answers.invitation(codes[1].text) == nil)
        #expect(try await circle.answers.counts(of: panel.id)[0] == ["4": 1])
    }

    @Test("Sheets are made of a panel that is put to people, before its last day, and not without end", arguments: TestEngine.allCases)
    func bounds(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        let draft = try await circle.found()
        await #expect(throws: PanelProblem.tooManySheets) { try await circle.invitations.addSheets(1, to: draft, on: Circle.today) }
        try await circle.begin()
        let panel = try await circle.found()
        for count in [0, -1, 101] {
            await #expect(throws: PanelProblem.tooManySheets) { try await circle.invitations.addSheets(count, to: panel, on: Circle.today) }
        }
        await #expect(throws: PanelProblem.tooManySheets) {
            try await circle.invitations.addSheets(1, to: panel, on: panel.details.closes.adding(days: 1))
        }
        for _ in 0..<20 { _ = try await circle.invitations.addSheets(100, to: panel, on: Circle.today) }
        await #expect(throws: PanelProblem.tooManySheets) { try await circle.invitations.addSheets(1, to: panel, on: Circle.today) }
        #expect(try await circle.found().invited == 2000)
    }
}
