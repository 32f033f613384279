import Testing

@testable import Insight

@Suite("How districts fit together")
struct DistrictSurveyTests {
    /// In hundredths of a degree from 1° 40' west, 48° 6' north: about 745 metres wide, 1,113 high.
    private func box(_ name: String, _ west: Double, _ south: Double, _ east: Double, _ north: Double, holes: [Ring] = []) throws -> District {
        try #require(District(name: name, areas: [Area(edge: ring(west, south, east, north), holes: holes)]))
    }

    private func ring(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Ring {
        func point(_ x: Double, _ y: Double) -> GroundPoint { GroundPoint(east: -1_680_000 + Int(x * 10_000), north: 48_100_000 + Int(y * 10_000)) }
        return Ring(points: [point(west, south), point(east, south), point(east, north), point(west, north)])
    }

    @Test("Districts that share their borders have nothing odd")
    func fitting() throws {
        let survey = DistrictSurvey(try [box("A", 0, 0, 1, 1), box("B", 1, 0, 2, 1), box("C", 0, 1, 2, 2)])
        #expect(survey.overlaps.isEmpty && survey.gaps.isEmpty && survey.twice == nil)
    }

    @Test("Ground in two districts is told: which, how much, where")
    func overlapping() throws {
        let survey = DistrictSurvey(try [box("A", 0, 0, 1, 1), box("B", 0.9, 0, 2, 1)])

        let overlap = try #require(survey.overlaps.first)
        #expect(survey.overlaps.count == 1 && overlap.first == "A" && overlap.second == "B" && survey.twice == nil)
        // A tenth of 0.01° by 0.01°, at 48°: 74 m by 1,113 m.
        #expect(abs(overlap.spot.area - 82_750) < 1000)
        #expect(abs(overlap.spot.point.east - -1_670_500) < 20 && (48_100_000...48_110_000).contains(overlap.spot.point.north))
    }

    @Test("Ground that districts surround and that is in none is told; a bay that opens outside is not")
    func gap() throws {
        let around = try [box("South", 0, 0, 3, 1), box("West", 0, 1, 1, 2), box("East", 2, 1, 3, 2)]
        #expect(DistrictSurvey(around).gaps.isEmpty)

        let closed = DistrictSurvey(try around + [box("North", 0, 2, 3, 3)])
        let gap = try #require(closed.gaps.first)
        #expect(closed.gaps.count == 1 && abs(gap.area - 827_500) < 10_000)
        #expect(abs(gap.point.east - -1_665_000) < 20 && (48_110_000...48_120_000).contains(gap.point.north))
        #expect(DistrictSurvey(try [box("A", 0, 0, 3, 3, holes: [ring(1, 1, 2, 2)])]).gaps.count == 1)
        let filled = DistrictSurvey(try [box("A", 0, 0, 3, 3, holes: [ring(1, 1, 2, 2)]), box("B", 1, 1, 2, 2)])
        #expect(filled.gaps.isEmpty && filled.overlaps.isEmpty)
    }

    @Test("What borders drawn by hand leave between them is not told")
    func slivers() throws {
        let survey = DistrictSurvey(try [box("A", 0, 0, 1, 1), box("B", 0.998, 0, 2, 1), box("C", 0, 1.001, 2, 2)])
        #expect(survey.overlaps.isEmpty && survey.gaps.isEmpty)
    }

    @Test("Two divisions of the town in one file are seen")
    func twice() throws {
        let survey = DistrictSurvey(try [box("Town", 0, 0, 3, 3), box("A", 1, 1, 2, 2)])
        #expect(survey.twice.map { "\($0.first) \($0.second)" } == "Town A")
    }

    @Test("No district, and districts without height, are gone through")
    func nothing() throws {
        #expect(DistrictSurvey([]).gaps.isEmpty)
        #expect(DistrictSurvey([District(code: "a", name: "A", areas: [Area(edge: Ring(points: []), holes: [])])]).overlaps.isEmpty)
    }
}
