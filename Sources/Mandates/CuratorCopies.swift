import Core
import Foundation
import Law

/// A measure that runs for somebody, as an agent who handles their request needs to know it.
public struct MeasureOfSomebody: Sendable {
    public let id: Int64
    public let kind: ProtectionMeasure
    public let profile: PermissionProfile
    /// Whether the curator is told of what is notified to the person (C. civ. 467 al. 3). Not of what is strictly personal, where nobody assists (458).
    public let copies: Bool
    /// Whether an agent wrote where the curator is written to.
    public let reachesCurator: Bool
    /// Whether an agent wrote where whoever agrees to the act is written to: the curator, or the supervisor in their place.
    public let reachesAssistance: Bool
    /// Whoever would assist is a party to the act (461 al. 4).
    public let isConflicted: Bool
    /// For the history of a request: sealed, and never twice the same.
    public let trace: String
}

extension MandatesFeature {
    func told(_ found: RecordedMeasure, _ act: ProtectedAct, on day: LocalDate, in organisation: OrganisationID) async throws -> MeasureOfSomebody {
        let profile = found.profile(of: act, on: day)
        let copies = ProtectionRules(measure: found.measure, today: day).copiesDecisions && profile != .strictlyPerson
        let isConflicted = found.measure.isConflicted(in: act)
        let named = isConflicted ? found.measure.supervisor.map { [$0] } ?? [] : found.measure.assisting(in: act)
        let accesses = try await representations.all(of: found.id, in: organisation).filter { $0.revokedAt == nil }
        return MeasureOfSomebody(
            id: found.id.rawValue, kind: found.measure.kind, profile: profile, copies: copies,
            reachesCurator: copies ? try await !curators(of: found, in: organisation).isEmpty : false,
            reachesAssistance: accesses.contains { access in named.contains { $0.id == access.representative } }, isConflicted: isConflicted,
            trace: seal.trace(AccessID(0), of: found.id))
    }

    /// Whether the measure that a request's history holds still runs.
    public func isRunning(_ trace: String, in organisation: OrganisationID, on day: LocalDate) async throws -> Bool {
        guard let number = traced(trace)?.measure else { return false }
        return try await measures.find(MeasureID(number), in: organisation)?.isAlive(on: day) ?? false
    }

    /// Where the curators are written to, that day, under the measure that a request's history holds: nowhere once it is over, nor under one that represents.
    public func curators(of trace: String, in organisation: OrganisationID, on day: LocalDate) async throws -> [EmailAddress] {
        guard let number = traced(trace)?.measure, let found = try await measures.find(MeasureID(number), in: organisation), found.isAlive(on: day),
            ProtectionRules(measure: found.measure, today: day).copiesDecisions
        else { return [] }
        return try await curators(of: found, in: organisation)
    }

    /// At the addresses that an agent wrote when inviting them, unless their access was closed.
    private func curators(of found: RecordedMeasure, in organisation: OrganisationID) async throws -> [EmailAddress] {
        try await representations.all(of: found.id, in: organisation).filter { access in
            access.revokedAt == nil && found.measure.representatives.contains { $0.id == access.representative }
        }.compactMap { EmailAddress($0.email) }
    }
}
