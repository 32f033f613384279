import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Insight

@Suite("Statistics by answer")
struct AnswerStorageTests {
    private struct Town {
        let database: any Database
        let counting: SQLCounting
        let statistics: SQLStatistics

        init(_ engine: TestEngine) async throws {
            database = try await World.database(engine)
            counting = SQLCounting(database: database)
            statistics = SQLStatistics(database: database, ratings: SQLRatings(database: database))
        }

        func ask(_ parts: [String: String], _ viewer: AgentViewer = World.both) async throws -> [String] {
            let question = StatisticsQuestion(today: LocalDate(World.morning, in: World.paris)) { parts[$0] }
            return try await statistics.answer(question, units: viewer.units, in: World.town).lines.map { "\($0.key) \($0.number)" }
        }

        func count(_ tracks: [Track]) async throws { _ = try await counting.count(tracks, in: World.paris) }

        func erase(_ ids: ClosedRange<Int64>) async throws {
            try await database.write { try InsightFeature.forget(ids.map { DossierID($0) }, now: World.morning, on: $0) }
        }
    }

    /// - Parameter motif: `nil` when nobody looked.
    private func track(
        _ id: Int64, _ motif: [String]?, several: [String] = [], _ channel: Channel = .web, lines: Int = 1, closed: Double? = nil
    ) -> Track {
        var track = World.track(id, channel: channel, closed: closed, lines: lines)
        track.answers = motif.map { keys in
            var answers = CountedAnswers()
            answers.add("motif", allowsSeveral: false, keys: keys)
            answers.add("besoin", allowsSeveral: true, keys: several)
            return answers
        }
        return track
    }

    @Test("Answers cut the figures and narrow them, of the requests that were asked; no answer comes last", arguments: TestEngine.allCases)
    func cut(engine: TestEngine) async throws {
        let town = try await Town(engine)
        try await town.count([
            track(1, ["mariage"]), track(2, ["notaire"], .counter), track(3, ["notaire"], closed: 3), track(4, []), track(5, []), track(6, []),
        ])
        try await town.count([World.track(7, World.enrolment, unit: World.school)])

        #expect(try await town.ask(["question": "motif"]) == ["notaire 2", "mariage 1", "- 3"])
        #expect(try await town.ask(["question": "motif", "demarche": "2"]) == [])
        #expect(try await town.ask(["mesure": "ouvertes", "question": "motif"]) == ["mariage 1", "notaire 1", "- 3"])
        #expect(try await town.ask(["mesure": "duree", "question": "motif"]) == ["notaire 1"])
        #expect(try await town.ask(["par": "canal", "question": "motif", "reponse": "notaire"]).sorted() == ["counter 1", "web 1"])
        #expect(try await town.ask(["par": "canal"]).sorted() == ["counter 1", "web 6"])
    }

    @Test("A request counts at each of several answers; nobody sees the answers of another unit", arguments: TestEngine.allCases)
    func several(engine: TestEngine) async throws {
        let town = try await Town(engine)
        try await town.count([track(1, [], several: ["lit", "repas"]), track(2, [], several: ["repas"])])

        #expect(try await town.ask(["question": "besoin~"]) == ["repas 2", "lit 1"])
        let elsewhere = AgentViewer(agent: AgentID(3), organisation: World.town, name: "Chloé", roles: [World.school: [.caseworker]])
        #expect(try await town.ask(["question": "besoin~"], elsewhere) == [])
    }

    @Test("What is corrected leaves the answer it was counted in; who may not read it changes nothing", arguments: TestEngine.allCases)
    func corrected(engine: TestEngine) async throws {
        let town = try await Town(engine)
        for track in [track(1, ["mariage"]), track(1, ["notaire"], lines: 3), track(1, ["mariage"], lines: 2), track(1, nil, lines: 4)] {
            try await town.count([track])
        }
        #expect(try await town.ask(["question": "motif"]) == ["notaire 1"])
    }

    @Test("Once erased, a request leaves its answer; the month after, five that shared one keep it", arguments: TestEngine.allCases)
    func erased(engine: TestEngine) async throws {
        let town = try await Town(engine)
        let five = (1...5).map { track($0, ["mariage"], several: ["lit"], $0 < 5 ? .web : .counter, closed: Double($0)) }
        try await town.count(five + (6...9).map { track($0, ["notaire"], several: ["lit"], closed: 2) })
        try await town.erase(1...9)

        #expect(try await town.ask(["question": "motif"]) == ["? 9"])
        for _ in 0..<2 { try await town.counting.settleDistricts(before: "2026-04") }

        #expect(try await town.ask(["question": "motif"]) == ["mariage 5", "? 4"])
        #expect(try await town.ask(["mesure": "duree", "question": "motif"]) == ["mariage 5", "? 4"])
        #expect(try await town.ask(["par": "canal", "question": "motif", "reponse": "mariage"]) == [" 5"])
        #expect(try await town.ask(["question": "besoin~"]) == ["? 9"])
        #expect(try await town.database.read { try $0.rows("SELECT * FROM insight_leaving").count } == 0)
    }

    @Test("What the program before did not count by answer is counted at the next recount, once", arguments: TestEngine.allCases)
    func recount(engine: TestEngine) async throws {
        let town = try await Town(engine)
        try await town.count([track(1, nil, closed: 3)])

        try await town.count([track(1, ["mariage"], closed: 3)])
        #expect(try await town.ask(["question": "motif"]) == [])
        for _ in 0..<2 { _ = try await town.counting.count([track(1, ["mariage"], closed: 3)], in: World.paris, anew: true) }

        #expect(try await town.ask(["question": "motif"]) == ["mariage 1"])
        #expect(try await town.ask(["mesure": "terminees", "question": "motif"]) == ["mariage 1"])
    }

    @Test("Addresses that are not a question, or not one of its answers, count as if nothing was asked")
    func addresses() throws {
        func question(_ parts: [String: String]) -> StatisticsQuestion {
            StatisticsQuestion(today: LocalDate(World.morning, in: World.paris)) { parts[$0] }
        }
        #expect(question(["question": "a b"]).question == nil && question(["question": "~"]).question == nil)
        #expect(question(["par": "reponse"]).group == .procedure)
        #expect(question(["question": "motif", "reponse": "a b"]).answer == nil)
        #expect(question(["question": "motif", "par": "heure"]).group == .answer)
        #expect(question(["mesure": "charge", "question": "motif"]).question == nil)
        let asked = question(["question": "besoin~", "reponse": "n.5", "par": "mois"])
        #expect(StatisticsQuestion(today: LocalDate(World.morning, in: World.paris)) { SavedStatistic.values(of: asked.query)[$0] } == asked)
        #expect(!asked.isPublishable && question(["question": "motif"]).isPublishable)
        #expect(!question(["mesure": "contacts", "question": "motif"]).isPublishable)
    }
}
