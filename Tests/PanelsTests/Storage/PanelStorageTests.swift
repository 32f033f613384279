import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Panels

@Suite("Panels, kept")
struct PanelStorageTests {
    @Test("An address is sealed, and is asked nothing before it is confirmed", arguments: TestEngine.allCases)
    func consent(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        try await circle.consents.ask(EmailAddress("a@essai.example")!, about: .birth, in: Circle.town, now: Circle.now) { _, _ in }
        try await circle.begin()

        #expect(try await circle.invite() == [])
        let row = try await circle.database.read { try $0.row("SELECT address_mark, sealed FROM panel_consent") }
        #expect(try row.map { try $0.string("sealed") + $0.string("address_mark") }?.contains("essai") == false)
    }

    @Test("A link to confirm is good for a week; asking again keeps one consent", arguments: TestEngine.allCases)
    func week(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        let seed = try await circle.agree("a@essai.example")
        #expect(try await circle.agree("A@essai.example") == seed)

        let late = try await circle.consents.confirm(seed, in: Circle.town, on: Circle.today, now: Circle.now + 8 * 86_400)

        #expect(late == nil)
        #expect(try await circle.consents.count(in: Circle.town, on: Circle.today) == [.birth: 1])
    }

    @Test("Those of the life event are asked, once, whatever runs twice", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        try await circle.agree("a@essai.example")
        try await circle.agree("b@essai.example")
        try await circle.agree("c@essai.example", to: .loss)
        try await circle.begin()

        let tokens = try await circle.invite()
        let again = try await circle.invite()

        #expect(Set(tokens).count == 2 && again == [])
        #expect(try await circle.found().invited == 2)
        await #expect(throws: PanelProblem.changedMeanwhile) { try await circle.begin() }
    }

    @Test("Who withdraws and agrees again is not asked twice by one panel", arguments: TestEngine.allCases)
    func back(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        let seed = try await circle.agree("a@essai.example")
        try await circle.begin()
        #expect(try await circle.invite().count == 1)

        try await circle.consents.withdraw(seed, in: Circle.town)
        #expect(try await circle.consents.find(seed, in: Circle.town) == nil)
        try await circle.agree("a@essai.example")

        #expect(try await circle.invite() == [])
    }

    @Test("A message that cannot be written leaves no invitation", arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        struct Killed: Error {}
        let circle = try await Circle.open(engine)
        try await circle.agree("a@essai.example")
        try await circle.begin()
        let panel = try await circle.found()

        await #expect(throws: Killed.self) {
            try await circle.invitations.batch(panel, after: 0, on: Circle.today, now: Circle.now) { _, _, _, _ in throw Killed() }
        }

        #expect(try await circle.found().invited == 0)
        #expect(try await circle.invite().count == 1)
    }

    @Test("Of a hundred and twenty people, all are asked, in two rounds", arguments: TestEngine.allCases)
    func rounds(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        for number in 1...120 { try await circle.agree("p\(number)@essai.example") }
        try await circle.begin()

        #expect(try await circle.invite().count == 100)
        let next = try await circle.database.read { try $0.rows("SELECT payload FROM job ORDER BY id").map { try $0.json("payload")["after"]?.int } }
        let (panel, told) = (try await circle.found(), Told())
        try await circle.invitations.batch(panel, after: try #require(next.last ?? nil), on: Circle.today, now: Circle.now) { _, token, _, _ in
            told.add(token)
        }

        #expect(next.count == 2 && told.all.count == 20)
        #expect(try await circle.found().invited == 120)
    }

    @Test("Two answers at once with one invitation: one is kept", arguments: TestEngine.allCases)
    func twice(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        try await circle.agree("a@essai.example")
        try await circle.begin()
        let token = try #require(try await circle.invite().first)
        let panel = try await circle.found()
        let answers = try PanelAnswers(to: panel.details.questions, sent: { ["4", "Plus d'horaires"][$0] }, mask: { $0 })

        let kept = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<2 {
                group.addTask { (try? await circle.answers.keep(answers, to: panel, spending: Secret.digest(token), on: Circle.today)) != nil }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }

        #expect(kept.filter(\.self).count == 1)
        #expect(try await circle.found().answered == 1)
        #expect(try await circle.answers.counts(of: panel.id) == [0: ["4": 1]])
        let texts = try await circle.answers.texts(of: panel.id, publishedOnly: false)
        #expect(texts.map(\.text) == ["Plus d'horaires"] && texts.allSatisfy { !$0.isPublished })
    }

    @Test("An answer after the last day is refused and spends nothing", arguments: TestEngine.allCases)
    func late(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        try await circle.agree("a@essai.example")
        try await circle.begin()
        let token = try #require(try await circle.invite().first)
        let panel = try await circle.found()
        let answers = try PanelAnswers(to: panel.details.questions, sent: { _ in "4" }, mask: { $0 })

        await #expect(throws: PanelProblem.notOpen) {
            try await circle.answers.keep(answers, to: panel, spending: Secret.digest(token), on: panel.details.closes.adding(days: 1))
        }

        #expect(try await circle.answers.invitation(token)?.isSpent == false)
    }

    @Test("After two years an address is forgotten, after a week one that nobody confirmed", arguments: TestEngine.allCases)
    func ends(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        let seed = try await circle.agree("a@essai.example")
        try await circle.consents.ask(EmailAddress("b@essai.example")!, about: .birth, in: Circle.town, now: Circle.now) { _, _ in }
        func count() async throws -> Int { try await circle.database.read { try $0.rows("SELECT id FROM panel_consent").count } }
        let end = Circle.today.adding(months: 24)

        try await circle.consents.forget(in: Circle.town, on: Circle.today.adding(days: 8), now: Circle.now + 8 * 86_400)
        #expect(try await count() == 1)
        try await circle.consents.forget(in: Circle.town, on: end, now: Circle.now)
        #expect(try await circle.consents.find(seed, in: Circle.town) != nil)
        try await circle.consents.forget(in: Circle.town, on: end.adding(days: 1), now: Circle.now)

        #expect(try await count() == 0)
    }

    @Test("Once people were invited, the questions stay as they are", arguments: TestEngine.allCases)
    func fixed(engine: TestEngine) async throws {
        let circle = try await Circle.open(engine)
        var details = try await circle.found().details
        details.questions = [PanelQuestion(.choice, "Où ?", choices: ["Ici", "Là"])]
        try await circle.panels.save(details, of: circle.panel, in: Circle.town)
        try await circle.begin()

        #expect(try await circle.found().details == details)
        await #expect(throws: PanelProblem.changedMeanwhile) { try await circle.panels.save(details, of: circle.panel, in: Circle.town) }
    }
}
