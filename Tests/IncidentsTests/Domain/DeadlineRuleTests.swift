import Core
import Foundation
import Testing

@testable import Incidents

@Suite("What an incident does to time limits")
struct DeadlineRuleTests {
    private static let paris = TimeZone(identifier: "Europe/Paris") ?? .gmt

    /// From and until, as clocks in Paris show them in winter.
    private static func rule(_ start: String, _ end: String) throws -> DeadlineRule {
        let moments = try [start, end].map { try Date($0 + ":00+01:00", strategy: .iso8601) }
        return DeadlineRule(start: moments[0], end: moments[1], zone: paris)
    }

    private static func moved(_ day: String, by rule: DeadlineRule) -> String? {
        LocalDate(day).flatMap { rule.limit(insteadOf: $0)?.description }
    }

    @Test("A limit of the day moves to the first working day after the incident; one of the day after, to the next; others stay")
    func week() throws {
        let rule = try Self.rule("2026-03-04T10:00", "2026-03-04T11:00")  // a Wednesday

        #expect(Self.moved("2026-03-03", by: rule) == nil)
        #expect(Self.moved("2026-03-04", by: rule) == "2026-03-05")
        #expect(Self.moved("2026-03-05", by: rule) == "2026-03-06")
        #expect(Self.moved("2026-03-06", by: rule) == nil)
    }

    @Test("Saturdays, Sundays and public holidays are not worked")
    func holidays() throws {
        let friday = try Self.rule("2026-03-06T16:00", "2026-03-06T18:00")
        let easter = try Self.rule("2026-04-04T09:00", "2026-04-04T12:00")  // the Saturday before Easter Monday

        #expect(Self.moved("2026-03-06", by: friday) == "2026-03-09")
        #expect(Self.moved("2026-04-04", by: easter) == "2026-04-07")
    }

    @Test("A long outage moves every limit inside it past its end, and days are those of the authority's own clocks")
    func long() throws {
        let rule = try Self.rule("2026-03-02T23:30", "2026-03-05T00:10")

        #expect(Self.moved("2026-03-02", by: rule) == "2026-03-06")
        #expect(Self.moved("2026-03-04", by: rule) == "2026-03-06")
        #expect(Self.moved("2026-03-06", by: rule) == "2026-03-09")
    }

    @Test("Nobody ever loses a day by it")
    func neverEarlier() throws {
        for length in [0, 1, 26, 80] {
            let start = Date(timeIntervalSince1970: 1_772_438_400)
            let rule = DeadlineRule(start: start, end: start + Double(length) * 3600, zone: Self.paris)
            for day in stride(from: rule.days.lowerBound.dayNumber, through: rule.days.upperBound.dayNumber, by: 1).map(LocalDate.init(dayNumber:)) {
                #expect(try #require(rule.limit(insteadOf: day)) > day)
            }
        }
    }
}
