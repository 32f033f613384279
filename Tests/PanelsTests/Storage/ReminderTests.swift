import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Panels

@Suite("Reminding, and ending early")
struct ReminderTests {
    private func remind(_ circle: Circle, after last: Int = 0, on day: LocalDate = Circle.today) async throws -> [(address: String, token: String)] {
        let (addresses, tokens) = (Told(), Told())
        try await circle.invitations.remind(try await circle.found(), after: last, on: day, now: Circle.now) { address, token, _, _ in
            addresses.add(address.description)
            tokens.add(token)
        }
        return Array(zip(addresses.all, tokens.all)).map { ($0, $1) }
    }

    private func answers(_ panel: Panel) throws -> PanelAnswers {
        try PanelAnswers(to: panel.details.questions, sent: { $0 == 0 ? "4" : nil }, mask: { $0 })
    }

    private func begin(_ circle: Circle) async throws {
        try await circle.invitations.beginReminding(circle.panel, in: Circle.town, on: Circle.today, now: Circle.now)
    }

    @Test(
        "Those who have not answered are reminded, once, whatever runs twice; both links work, and one answer is kept", arguments: TestEngine.allCases
    )
    func once(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        for name in ["a", "b"] { try await circle.agree("\(name)@essai.example") }
        try await circle.begin()
        let invited = try await circle.invite()
        let panel = try await circle.found()
        #expect(try await remind(circle).isEmpty)
        try await circle.answers.keep(answers(panel), to: panel, spending: Secret.digest(invited[0]), on: Circle.today)

        try await begin(circle)
        let reminded = try await remind(circle), again = try await remind(circle)

        #expect(reminded.map(\.address) == ["b@essai.example"] && again.isEmpty)
        await #expect(throws: PanelProblem.changedMeanwhile) { try await begin(circle) }
        #expect(try await circle.answers.invitation(reminded[0].token)?.isSpent == false)
        try await circle.answers.keep(answers(panel), to: panel, spending: Secret.digest(reminded[0].token), on: Circle.today)
        await #expect(throws: PanelProblem.alreadyAnswered) {
            try await circle.answers.keep(answers(panel), to: panel, spending: Secret.digest(invited[1]), on: Circle.today)
        }
        #expect(try await circle.found().answered == 2)
    }

    @Test("A message that cannot be written leaves nobody reminded; who withdrew is not", arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        struct Killed: Error {}
        let circle = try await Circle.open(engine)
        let seed = try await circle.agree("a@essai.example")
        try await circle.agree("b@essai.example")
        try await circle.begin()
        _ = try await circle.invite()
        try await begin(circle)
        let panel = try await circle.found()

        await #expect(throws: Killed.self) {
            try await circle.invitations.remind(panel, after: 0, on: Circle.today, now: Circle.now) { _, _, _, _ in throw Killed() }
        }
        try await circle.consents.withdraw(seed, in: Circle.town)

        #expect(try await remind(circle).map(\.address) == ["b@essai.example"])
    }

    @Test("Of a hundred and twenty people, all are reminded, in two rounds", arguments: TestEngine.allCases)
    func rounds(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        for number in 1...120 { try await circle.agree("p\(number)@essai.example") }
        try await circle.begin()
        _ = try await circle.invite()
        let job: SQL = "SELECT payload FROM job WHERE kind = 'panels.invite' ORDER BY id DESC LIMIT 1"
        let next = try await circle.database.read { try $0.row(job)?.json("payload")["after"]?.int }
        try await circle.invitations.batch(try await circle.found(), after: try #require(next), on: Circle.today, now: Circle.now) { _, _, _, _ in }
        try await begin(circle)

        #expect(try await remind(circle).count == 100)
        let last: SQL = "SELECT payload FROM job WHERE kind = 'panels.remind' ORDER BY id DESC LIMIT 1"
        let after = try await circle.database.read { try $0.row(last)?.json("payload")["after"]?.int }
        #expect(try await remind(circle, after: try #require(after)).count == 20)
        #expect(try await remind(circle).isEmpty)
    }

    @Test("Ended early, nobody answers from the next day on, and it ends once", arguments: TestEngine.allCases)
    func ended(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        await #expect(throws: PanelProblem.changedMeanwhile) { try await circle.panels.end(circle.panel, in: Circle.town, on: Circle.today) }
        try await circle.agree("a@essai.example")
        try await circle.begin()
        let token = try #require(try await circle.invite().first)

        try await circle.panels.end(circle.panel, in: Circle.town, on: Circle.today)

        let panel = try await circle.found(), tomorrow = Circle.today.adding(days: 1)
        #expect(panel.isOpen(on: Circle.today) && !panel.isOpen(on: tomorrow) && panel.isOver(on: tomorrow) && !panel.isOver(on: Circle.today))
        await #expect(throws: PanelProblem.notOpen) {
            try await circle.answers.keep(answers(panel), to: panel, spending: Secret.digest(token), on: tomorrow)
        }
        await #expect(throws: PanelProblem.changedMeanwhile) { try await circle.panels.end(circle.panel, in: Circle.town, on: Circle.today) }
        #expect(try await remind(circle, on: tomorrow).isEmpty)
    }
}
