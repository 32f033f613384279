import Core
import Foundation

/// The last counts of requests, believed for ten minutes: the home page is shown far more often than its order changes.
final class CountedDemand: @unchecked Sendable {
    static let freshness: TimeInterval = 600

    private let demand: any ProcedureDemand
    private let lock = NSLock()
    private var known: [OrganisationID: (counts: [ProcedureID: Int], at: Date)] = [:]

    init(_ demand: any ProcedureDemand) { self.demand = demand }

    func counts(of organisation: OrganisationID, now: Date) async throws -> [ProcedureID: Int] {
        if let fresh = lock.withLock({ fresh(organisation, now) }) { return fresh }
        let counts = try await demand.counts(organisation: organisation, now: now)
        lock.withLock { known[organisation] = (counts, now) }
        return counts
    }

    /// Whoever finds them stale counts again; the others go on meanwhile with what is known.
    private func fresh(_ organisation: OrganisationID, _ now: Date) -> [ProcedureID: Int]? {
        guard let last = known[organisation] else { return nil }
        if abs(now.timeIntervalSince(last.at)) < Self.freshness { return last.counts }
        known[organisation] = (last.counts, now)
        return nil
    }
}
