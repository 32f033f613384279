import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Insight

@Suite("Statistics")
struct StatisticsTests {
    private func open(_ engine: TestEngine) async throws -> (counting: SQLCounting, statistics: SQLStatistics, database: any Database) {
        let database = try await World.database(engine)
        return (SQLCounting(database: database), SQLStatistics(database: database, ratings: SQLRatings(database: database)), database)
    }

    private func question(_ parts: [String: String]) throws -> StatisticsQuestion {
        StatisticsQuestion(today: try #require(LocalDate(year: 2026, month: 12, day: 31))) { parts[$0] }
    }

    private func ask(_ statistics: SQLStatistics, _ parts: [String: String], _ viewer: AgentViewer = World.both) async throws -> StatisticsTable {
        try await statistics.answer(try question(parts), units: viewer.units, in: World.town)
    }

    @Test("A request that moves leaves the status it was counted in", arguments: TestEngine.allCases)
    func moves(engine: TestEngine) async throws {
        let (counting, statistics, _) = try await open(engine)
        _ = try await counting.count([World.track(1), World.track(2)], in: World.paris)
        _ = try await counting.count([World.track(1, steps: [("filed", 0), ("accepted", 4)], closed: 4)], in: World.paris)

        #expect(try await ask(statistics, ["par": "statut"]).lines.map { "\($0.key) \($0.number)" } == ["accepted 1", "filed 1"])
        #expect(try await ask(statistics, ["mesure": "ouvertes"]).total == 1)
        let delay = try #require(try await ask(statistics, ["mesure": "duree"]).lines.first)
        #expect(abs((delay.half ?? 0) - 4 * 86_400) < 4 * 864)
    }

    @Test("An event handled twice, or after a later one, changes nothing", arguments: TestEngine.allCases)
    func replay(engine: TestEngine) async throws {
        let (counting, statistics, _) = try await open(engine)
        let (early, late) = (World.track(1), World.track(1, steps: [("filed", 0), ("accepted", 4)], closed: 4))

        for track in [late, early, late, early] { _ = try await counting.count([track], in: World.paris) }

        #expect(try await ask(statistics, [:]).total == 1)
        #expect(try await ask(statistics, ["mesure": "terminees"]).total == 1)
    }

    @Test("An agent counts the requests of their units alone, whatever they ask", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let (counting, statistics, _) = try await open(engine)
        _ = try await counting.count([World.track(1), World.track(2, World.enrolment, unit: World.school)], in: World.paris)

        for measure in ["recues", "ouvertes"] {
            #expect(try await ask(statistics, ["mesure": measure], World.clerk).total == 1)
            #expect(try await ask(statistics, ["mesure": measure, "service": "2"], World.clerk).total == 0)
            #expect(try await ask(statistics, ["mesure": measure]).total == 2)
        }
    }

    @Test("The load of a unit is what its agents do in a day of work, and is not told of fewer than three", arguments: TestEngine.allCases)
    func load(engine: TestEngine) async throws {
        let (counting, statistics, _) = try await open(engine)
        func act(_ day: Double, _ mark: String) -> Track.Act { .init(at: World.morning + day * 86_400, mark: mark) }
        var (busy, small) = (World.track(1), World.track(2, World.enrolment, unit: World.school))
        busy.acts = [act(0, "a1"), act(0, "a1"), act(1, "a1"), act(1, "b2"), act(1, "c3"), act(1, "c3")]
        small.acts = [act(0, "d4"), act(0, "e5")]
        _ = try await counting.count([busy, small], in: World.paris)

        let lines = try await ask(statistics, ["mesure": "charge", "par": "service", "demarche": "1"]).lines
        #expect(lines.map(\.number) == [6, 0])
        #expect(lines.map(\.rate) == [1.5, nil])
    }

    @Test("A forgotten request keeps its place in the figures", arguments: TestEngine.allCases)
    func forgotten(engine: TestEngine) async throws {
        let (counting, statistics, database) = try await open(engine)
        _ = try await counting.count([World.track(1, steps: [("filed", 0), ("accepted", 4)], closed: 4)], in: World.paris)

        try await database.write { try InsightFeature.forget([DossierID(1)], now: World.morning, on: $0) }

        #expect(try await ask(statistics, [:]).total == 1)
        #expect(try await database.read { try $0.rows("SELECT * FROM insight_dossier").count } == 0)
    }

    @Test("Whatever happens, in whatever order, the figures are those of a full recount", arguments: TestEngine.allCases, [11, 12, 13] as [UInt64])
    func recount(engine: TestEngine, seed: UInt64) async throws {
        let (counting, statistics, _) = try await open(engine)
        var story = RandomStory(seed: seed)
        for batch in story.readings() { _ = try await counting.count(batch, in: World.paris) }

        for parts in try RandomStory.questions() {
            let question = try question(parts)
            for viewer in [World.clerk, World.both] {
                let told = try await statistics.answer(question, units: viewer.units, in: World.town)
                let expected = NaiveCount(tracks: story.last, units: viewer.units).answer(question)
                #expect(Dictionary(told.lines.map { ($0.key, $0.number) }) { $1 } == expected.mapValues(\.count), "\(parts)")
                for line in told.lines where question.measure == .delay {
                    for (share, read) in [(0.5, line.half), (0.9, line.ninety)] {
                        let exact = try #require(expected[line.key]?.percentile(share))
                        #expect(abs(try #require(read) - exact) <= max(60, exact * 0.0101), "\(parts)")
                    }
                }
            }
        }
    }

    @Test("Whatever people think of us, the average marks are those of the ratings themselves", arguments: TestEngine.allCases, [21, 22] as [UInt64])
    func satisfaction(engine: TestEngine, seed: UInt64) async throws {
        let (_, statistics, database) = try await open(engine)
        let ratings = try RandomRatings(seed: seed)
        for rating in ratings.all { _ = try await SQLRatings(database: database).keep(rating, spending: nil) }

        for parts in RandomRatings.questions {
            let question = try question(parts)
            for viewer in [World.clerk, World.both] {
                let told = try await statistics.answer(question, units: viewer.units, in: World.town)
                let expected = ratings.marks(question, units: viewer.units)
                #expect(Dictionary(told.lines.map { ($0.key, $0.number) }) { $1 } == expected.mapValues(\.count), "\(parts)")
                for line in told.lines {
                    let marks = try #require(expected[line.key])
                    #expect(abs(try #require(line.mark) - marks.reduce(0, +) / Double(marks.count)) < 0.000_001, "\(parts)")
                }
            }
        }
    }
}

@Suite("Blocking points")
struct BlockingPointTests {
    /// Three requests ended after 10, 20 and 30 days, of which 2, 4 and 6 before anybody looked; one waits.
    private func points(_ engine: TestEngine) async throws -> [BlockingPoint] {
        let database = try await World.database(engine)
        let ended = [10.0, 20, 30].enumerated().map { index, days in
            World.track(Int64(index + 1), steps: [("filed", 0), ("review", days / 5), ("accepted", days)], closed: days)
        }
        let waiting = [World.track(8), World.track(9, steps: [("filed", 0), ("review", 1)])]
        _ = try await SQLCounting(database: database).count(ended + waiting, in: World.paris)
        let today = try #require(LocalDate(year: 2026, month: 4, day: 10))
        return try await SQLBlockingPoints(database: database).all(units: World.clerk.units, today: today)
    }

    @Test("What a step twice as fast would change is told in days: half of the requests, before and after", arguments: TestEngine.allCases)
    func faster(engine: TestEngine) async throws {
        let found = try await points(engine), day = 86_400.0

        let review = try #require(found.first { $0.status == "review" }), filed = try #require(found.first { $0.status == "filed" })

        // 48 of the 60 days were spent in review: half of the requests take 20 days, and would take 20 × (1 − 0.4) = 12.
        #expect(abs((review.delay ?? 0) / day - 20) < 0.2 && abs((review.delayIfFaster ?? 0) / day - 12) < 0.24)
        #expect(abs((filed.delayIfFaster ?? 0) / day - 18) < 0.36)
    }

    @Test("Where nothing ended lately, nothing is promised")
    func unknown() {
        let point = BlockingPoint(procedure: World.birth, status: "filed", awaited: .nobody, waiting: 1, half: 1, ninety: 1, daysLost: 1)
        #expect(point.delayIfFaster == nil)
    }
}
