import Core
import Testing

@testable import Insight

@Suite("Districts of requests that are erased")
struct DistrictCrowdsTests {
    private func cell(_ district: String, _ procedure: Int64 = 1, _ channel: Channel? = .web, _ month: String = "2026-03") -> CountKey {
        CountKey(kind: .filed, unit: World.civil, procedure: ProcedureID(procedure), channel: channel, period: month, part: district, cut: .past)
    }

    @Test("Five that are the same keep everything; four lose their district")
    func five() {
        #expect(DistrictCrowds.settled([cell("gare"): 5]) == [cell("gare"): 5])
        #expect(DistrictCrowds.settled([cell("gare"): 4]) == [cell("?"): 4])
    }

    @Test("Fewer lose their channel first, then their procedure, and keep their district when that makes five")
    func steps() {
        #expect(
            DistrictCrowds.settled([cell("gare"): 3, cell("gare", 1, .counter): 2]) == [cell("gare", 1, nil): 5])
        #expect(
            DistrictCrowds.settled([cell("gare"): 3, cell("gare", 2, .counter): 2, cell("centre", 2): 1])
                == [cell("gare", 0, nil): 5, cell("?", 2): 1])
    }

    @Test("One may join five that were there, never four, nor those that have no district any more")
    func joins() {
        #expect(DistrictCrowds.settled([cell("gare"): 1], beside: [cell("gare"): 5]) == [cell("gare"): 1])
        #expect(DistrictCrowds.settled([cell("gare"): 1], beside: [cell("gare"): 4]) == [cell("?"): 1])
        #expect(DistrictCrowds.settled([cell("?"): 1], beside: [cell("?"): 40]) == [cell("?"): 1])
    }

    @Test("Whatever is erased in whatever order, nobody is lost and no district is of fewer than five", arguments: [21, 22, 23, 24] as [UInt64])
    func property(seed: UInt64) {
        var dice = HistogramTests.Dice(state: seed)
        var known: [CountKey: Int] = [:], erased: [String: Int] = [:]
        for _ in 0..<12 {
            var waiting: [CountKey: Int] = [:]
            for _ in 0..<Int.random(in: 1...30, using: &dice) {
                let key = cell(
                    ["gare", "centre", "nord", "-"].randomElement(using: &dice) ?? "-", Int64.random(in: 1...4, using: &dice),
                    Channel.allCases.randomElement(using: &dice), ["2026-03", "2026-04"].randomElement(using: &dice) ?? "")
                waiting[key, default: 0] += 1
                erased[key.period, default: 0] += 1
            }
            known.merge(DistrictCrowds.settled(waiting, beside: known), uniquingKeysWith: +)
        }

        #expect(known.allSatisfy { $0.key.part == DistrictPlace.forgotten || $0.value >= DistrictCrowds.least })
        #expect(Dictionary(known.map { ($0.key.period, $0.value) }, uniquingKeysWith: +) == erased)
    }
}
