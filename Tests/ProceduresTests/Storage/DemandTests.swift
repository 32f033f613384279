import Core
import Foundation
import Testing

@testable import Procedures

@Suite("What people ask for most")
struct DemandTests {
    @Test("Is counted once in ten minutes, whatever the number of visits")
    func countedOnce() async throws {
        let counting = CountingDemand()
        let demand = CountedDemand(counting)

        for second in 0..<600 { _ = try await demand.counts(of: World.town, now: World.morning + Double(second)) }
        #expect(counting.count == 1)

        _ = try await demand.counts(of: World.town, now: World.morning + 600)
        #expect(counting.count == 2)
    }

    @Test("Is each town's own")
    func eachTown() async throws {
        let demand = CountedDemand(CountingDemand())

        #expect(try await demand.counts(of: World.town, now: World.morning) == [ProcedureID(1): 10])
        #expect(try await demand.counts(of: World.otherTown, now: World.morning) == [ProcedureID(2): 10])
    }
}

private final class CountingDemand: ProcedureDemand, @unchecked Sendable {
    private let lock = NSLock()
    private var calls = 0

    var count: Int { lock.withLock { calls } }

    func counts(organisation: OrganisationID, now: Date) async throws -> [ProcedureID: Int] {
        lock.withLock { calls += 1 }
        return [ProcedureID(organisation.rawValue): 10]
    }
}
