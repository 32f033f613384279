import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Insight

@Suite("Statistics by district")
struct DistrictStorageTests {
    private struct Town {
        let database: any Database
        let counting: SQLCounting
        let statistics: SQLStatistics
        let districts: SQLDistricts

        init(_ engine: TestEngine) async throws {
            database = try await World.database(engine, jobs: true)
            counting = SQLCounting(database: database)
            statistics = SQLStatistics(database: database, ratings: SQLRatings(database: database))
            districts = SQLDistricts(database: database)
        }

        func ask(_ parts: [String: String]) async throws -> [String] {
            let question = StatisticsQuestion(today: LocalDate(World.morning, in: World.paris)) { parts[$0] }
            return try await statistics.answer(question, units: World.both.units, in: World.town).lines.map { "\($0.key) \($0.number)" }
        }

        func delay(_ district: String) async throws -> Double? {
            let question = StatisticsQuestion(today: LocalDate(World.morning, in: World.paris)) { ["mesure": "duree", "quartier": district][$0] }
            return try await statistics.answer(question, units: World.both.units, in: World.town).lines.first?.half
        }

        func count(_ tracks: [Track]) async throws -> [DossierID] { try await counting.count(tracks, in: World.paris) }

        func erase(_ ids: ClosedRange<Int64>, at now: Date = World.morning) async throws {
            try await database.write { try InsightFeature.forget(ids.map { DossierID($0) }, now: now, on: $0) }
        }

        /// How many durations each cell of a district holds.
        func times(isPast: Bool) async throws -> [(district: String, number: Int)] {
            try await database.read { connection in
                try connection.rows("SELECT district, histogram FROM insight_district_duration WHERE is_past = \(isPast)").map { row in
                    var histogram = Histogram()
                    histogram.add(bytes: try row.bytes("histogram"))
                    return (try row.string("district"), histogram.total)
                }
            }
        }

        /// The cells that tell an answer, counts and durations.
        func answers(isPast: Bool) async throws -> [(kind: String, number: Int)] {
            try await database.read { connection in
                let counts = try connection.rows("SELECT kind, number FROM insight_count WHERE kind LIKE '%:%' AND part <> '?'").map {
                    (kind: try $0.string("kind"), number: try $0.int("number"))
                }.filter { $0.kind.contains(".past:") == isPast && $0.number != 0 }
                let times = try connection.rows("SELECT * FROM insight_answer_duration WHERE is_past = \(isPast) AND answer <> '?'").map { row in
                    var histogram = Histogram()
                    histogram.add(bytes: try row.bytes("histogram"))
                    return (kind: try row.string("question"), number: histogram.total)
                }
                return counts + times
            }
        }

        /// The cells that tell a district, with how many requests each is about; those of erased requests alone.
        func cells(_ kinds: [String]) async throws -> [Int] {
            try await database.read { connection in
                try connection.rows("SELECT number FROM insight_count WHERE kind IN \(list: kinds) AND part <> '?'").map { try $0.int("number") }
            }
        }
    }

    private func track(_ id: Int64, _ code: String?, edition: Int = 1, _ channel: Channel = .web, lines: Int = 1) -> Track {
        var track = World.track(id, channel: channel, lines: lines)
        track.place = code.map { DistrictPlace(edition: edition, code: $0) }
        return track
    }

    private func district(_ name: String) throws -> District {
        try #require(
            District(name: name, areas: [Area(edge: Ring(points: [(0, 0), (9, 0), (9, 9)].map { GroundPoint(east: $0.0, north: $0.1) }), holes: [])]))
    }

    @Test("Districts cut the figures and narrow them; those that are nowhere come last", arguments: TestEngine.allCases)
    func cut(engine: TestEngine) async throws {
        let town = try await Town(engine)
        _ = try await town.count([
            track(1, "gare"), track(2, "centre"), track(3, "centre", .counter), track(4, "-"), track(5, "-"), track(6, "-"), track(7, nil),
        ])

        #expect(try await town.ask(["par": "quartier"]) == ["centre 2", "gare 1", "- 3"])
        #expect(try await town.ask(["mesure": "ouvertes", "par": "quartier"]) == ["centre 2", "gare 1", "- 3"])
        #expect(try await town.ask(["par": "canal", "quartier": "centre"]).sorted() == ["counter 1", "web 1"])
        #expect(try await town.ask(["par": "canal"]).sorted() == ["counter 1", "web 6"])
        #expect(try await town.ask(["par": "statut", "quartier": "gare"]) == ["gare 1"])
    }

    @Test("Districts imported anew move a request whose life did not change, once", arguments: TestEngine.allCases)
    func moved(engine: TestEngine) async throws {
        let town = try await Town(engine)
        for track in [track(1, "gare"), track(1, "nord", edition: 2), track(1, "gare"), track(1, "nord", edition: 2), track(1, nil, lines: 2)] {
            _ = try await town.count([track])
        }
        #expect(try await town.ask(["par": "quartier"]) == ["nord 1"])

        _ = try await town.count([track(1, "", edition: 3, lines: 2)])
        #expect(try await town.ask(["par": "quartier"]) == [])
        #expect(try await town.ask(["par": "canal"]) == ["web 1"])
    }

    @Test("Of two readings of which none knows all, the second is asked for again", arguments: TestEngine.allCases)
    func crossed(engine: TestEngine) async throws {
        let town = try await Town(engine)
        _ = try await town.count([track(1, "gare", edition: 1, lines: 2)])

        #expect(try await town.count([track(1, "nord", edition: 2, lines: 1)]) == [DossierID(1)])
        #expect(try await town.ask(["par": "quartier"]) == ["gare 1"])
        #expect(try await town.count([track(1, "nord", edition: 2, lines: 2)]) == [])
        #expect(try await town.ask(["par": "quartier"]) == ["nord 1"])
    }

    @Test("Once erased, a request leaves its district at once, and nothing says that it was there", arguments: TestEngine.allCases)
    func erased(engine: TestEngine) async throws {
        let town = try await Town(engine)
        _ = try await town.count((1...3).map { track($0, "gare") } + [track(4, "centre"), track(5, "nord")])

        try await town.erase(1...4)

        #expect(try await town.ask(["par": "quartier"]) == ["nord 1", "? 4"])
        #expect(try await town.cells(["filed.district"]) == [1])
        #expect(try await town.cells(["filed.district.past"]) == [])
        #expect(try await town.ask(["par": "canal"]) == ["web 5"])
    }

    @Test("The month after, five that shared a district keep it, and fewer do not", arguments: TestEngine.allCases)
    func settled(engine: TestEngine) async throws {
        let town = try await Town(engine)
        _ = try await town.count((1...4).map { track($0, "gare") } + [track(5, "gare", .counter)] + (6...9).map { track($0, "centre") })
        try await town.erase(1...9)

        try await town.counting.settleDistricts(before: "2026-03")
        #expect(try await town.ask(["par": "quartier"]) == ["? 9"])
        for _ in 0..<2 { try await town.counting.settleDistricts(before: "2026-04") }

        #expect(try await town.ask(["par": "quartier"]) == ["gare 5", "? 4"])
        #expect(try await town.ask(["par": "canal", "quartier": "gare"]) == [" 5"])
        #expect(try await town.database.read { try $0.rows("SELECT * FROM insight_leaving").count } == 0)
    }

    @Test("Whatever lives and is erased, no district of what is erased is of fewer than five", arguments: TestEngine.allCases, [31, 32] as [UInt64])
    func anonymous(engine: TestEngine, seed: UInt64) async throws {
        let town = try await Town(engine)
        var story = RandomStory(seed: seed)
        for batch in story.readings() { _ = try await town.count(batch) }
        let before = try await town.ask(["par": "quartier", "du": "2026-01", "au": "2027-12"]).map { Int($0.split(separator: " ")[1]) ?? 0 }.reduce(
            0, +)

        let ended = try await town.times(isPast: false).map(\.number).reduce(0, +)
        for (index, month) in ["2026-05", "2026-06", "2026-07", "2026-08"].enumerated() {
            let now = try #require(LocalDate(month + "-15")).start(in: World.paris)
            try await town.erase(Int64(index * 30 + 1)...Int64(index * 30 + 30), at: now)
            let next = String(try #require(LocalDate(month + "-15")).adding(months: 1).description.prefix(7))
            try await town.counting.settleDistricts(before: next)
            let past = try await town.cells(CountKind.byDistrict.map(\.past))
            #expect(past.allSatisfy { $0 == 0 || $0 >= 5 }, "\(past)")
            #expect(try await town.times(isPast: true).filter { $0.district != "?" }.allSatisfy { $0.number >= 5 })
            let answered = try await town.answers(isPast: true)
            #expect(answered.allSatisfy { $0.number >= 5 && !$0.kind.contains("~") && !$0.kind.hasPrefix("contact") }, "\(answered)")
        }

        #expect(try await town.cells(CountKind.byDistrict.map(\.district)) == [])
        #expect(try await town.answers(isPast: false).isEmpty)
        #expect(try await town.times(isPast: false).isEmpty)
        #expect(try await town.times(isPast: true).map(\.number).reduce(0, +) == ended && ended > 0)
        let after = try await town.ask(["par": "quartier", "du": "2026-01", "au": "2027-12"]).map { Int($0.split(separator: " ")[1]) ?? 0 }.reduce(
            0, +)
        #expect(after == before)
    }

    @Test("Durations keep their district where the requests that ended do; messages never do", arguments: TestEngine.allCases)
    func durations(engine: TestEngine) async throws {
        let town = try await Town(engine)
        let ended = (1...7).map { (id: Int64) -> Track in
            var track = World.track(id, steps: [("filed", 0), ("accepted", Double(id))], closed: Double(id))
            track.place = DistrictPlace(edition: 1, code: id < 6 ? "gare" : "nord")
            track.contacts = [World.morning + 86_400, World.morning + 2 * 86_400]
            return track
        }
        _ = try await town.count(ended)
        let median = try await town.delay("gare")
        #expect(try await town.ask(["mesure": "duree", "par": "quartier"]) == ["gare 5", "nord 2"])
        #expect(try await town.ask(["mesure": "contacts", "par": "quartier"]) == ["gare 10", "nord 4"])

        try await town.erase(1...7)
        #expect(try await town.ask(["mesure": "duree", "par": "quartier"]) == ["? 7"])
        try await town.counting.settleDistricts(before: "2026-04")

        #expect(try await town.ask(["mesure": "duree", "par": "quartier"]) == ["gare 5", "? 2"])
        #expect(try await town.delay("gare") == median)
        #expect(try await town.ask(["mesure": "contacts", "par": "quartier"]) == ["? 14"])
        #expect(try await town.database.read { try $0.rows("SELECT * FROM insight_leaving_time").count } == 0)
    }

    @Test("Whoever ends and whoever is erased at once, no duration is lost", arguments: TestEngine.allCases)
    func atOnce(engine: TestEngine) async throws {
        let town = try await Town(engine)
        let tracks = (1...4).map { (id: Int64) -> Track in
            var track = World.track(id, steps: [("filed", 0), ("accepted", 2)], closed: 2)
            track.place = DistrictPlace(edition: 1, code: "gare")
            return track
        }
        for track in tracks.prefix(2) { _ = try await town.count([track]) }

        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in 1...2 as ClosedRange<Int64> { group.addTask { try await town.erase(id...id) } }
            for track in tracks.suffix(2) { group.addTask { _ = try await town.count([track]) } }
            try await group.waitForAll()
        }

        #expect(try await town.times(isPast: false).map(\.number) == [2])
        #expect(try await town.times(isPast: true).map(\.number) == [2])
    }

    @Test("What the program before did not count by district is counted at the next recount", arguments: TestEngine.allCases)
    func recount(engine: TestEngine) async throws {
        let town = try await Town(engine)
        var track = World.track(1, steps: [("filed", 0), ("accepted", 3)], closed: 3)
        (track.place, track.contacts) = (DistrictPlace(edition: 1, code: "gare"), [World.morning + 86_400])
        _ = try await town.count([track])
        try await town.database.write { connection in
            try connection.run("DELETE FROM insight_count WHERE kind = 'contact.district'")
            try connection.run("DELETE FROM insight_district_duration")
            try connection.run("UPDATE insight_dossier SET district_months = 'filed:2026-03 closed:2026-03'")
        }

        _ = try await town.count([track])
        #expect(try await town.ask(["mesure": "contacts", "par": "quartier"]) == [])
        for _ in 0..<2 { _ = try await town.counting.count([track], in: World.paris, anew: true) }

        #expect(try await town.ask(["mesure": "contacts", "par": "quartier"]) == ["gare 1"])
        #expect(try await town.ask(["mesure": "duree", "par": "quartier"]) == ["gare 1"])
        #expect(try await town.ask(["mesure": "terminees", "par": "quartier"]) == ["gare 1"])
    }

    @Test("Of two administrators at once, the second is told and changes nothing", arguments: TestEngine.allCases)
    func twoAtOnce(engine: TestEngine) async throws {
        let town = try await Town(engine)
        let (gare, nord) = (try district("Gare"), try district("Nord"))
        for edition in 0...1 {
            try await town.districts.replace(with: [gare], namedBy: "nom", in: World.town, after: edition, now: World.morning)
            await #expect(throws: DistrictFault.changedMeanwhile) {
                try await town.districts.replace(with: [nord], namedBy: "nom", in: World.town, after: edition, now: World.morning)
            }
        }
        #expect(try await town.districts.districts(of: World.town) == [gare])
    }

    @Test("A former district keeps its name and no outline; other towns are left alone", arguments: TestEngine.allCases)
    func former(engine: TestEngine) async throws {
        let town = try await Town(engine)
        let other = OrganisationID(2)
        try await town.districts.replace(with: [district("Gare")], namedBy: "nom", in: other, after: 0, now: World.morning)
        try await town.districts.replace(with: [district("Gare"), district("Nord")], namedBy: "nom", in: World.town, after: 0, now: World.morning)
        try await town.districts.replace(with: [district("Sud"), district("Nord")], namedBy: "nom", in: World.town, after: 1, now: World.morning)

        let names = try await town.districts.names(of: World.town)
        #expect(names.current.map(\.name) == ["Sud", "Nord"] && names.name("gare")?.isCurrent == false)
        #expect(try await town.districts.districts(of: World.town).map(\.code) == ["sud", "nord"])
        #expect(try await town.districts.districts(of: other).map(\.code) == ["gare"])
        #expect(try await town.database.read { try $0.rows("SELECT id FROM job WHERE kind = 'districts.place'").count } == 3)
    }
}
