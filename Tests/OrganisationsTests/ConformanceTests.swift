import Core
import Testing

@testable import Organisations

@Suite("What a site may say of its accessibility")
struct ConformanceTests {
    static let cases: [(rate: String?, audit: String?, Conformance)] = [
        ("100", "2026-03-02", .total), ("99,9", "2025-03-02", .partial), ("50", "2023-03-03", .partial), ("49,9", "2026-01-01", .none),
        ("100", "2023-03-02", .none), ("100", nil, .none), (nil, "2026-01-01", .none), ("100", "2026-03-03", .none),
    ]

    @Test("Follows the rate of a valid audit, and nothing else", arguments: cases)
    func state(rate: String?, audit: String?, expected: Conformance) {
        var notices = LegalNotices()
        notices[.accessibilityRate] = rate
        notices[.accessibilityAuditDate] = audit

        #expect(Conformance(of: notices, on: World.today) == expected)
    }

    @Test("Percentages are read as people write them", arguments: [("87,5", 875), ("87.5 %", 875), ("100", 1000), ("0", 0)])
    func percent(text: String, tenths: Int) {
        #expect(Percent(text)?.tenths == tenths)
    }

    @Test("What is no percentage is refused", arguments: ["", "101", "100,1", "-5", "8,75", "beaucoup", ",5"])
    func notAPercent(text: String) {
        #expect(Percent(text) == nil)
    }

    @Test("Percentages are written as the language wants")
    func writtenPercent() {
        #expect(Percent(tenths: 875).written(in: .french) == "87,5\u{A0}%")
        #expect(Percent(tenths: 870).written(in: .english) == "87%")
    }
}
