import Core
import Foundation
import Storage

/// Answers people who used a right, and does what they obtained in the same transaction: nothing is promised that is not done.
struct GrantedRights: Sendable {
    let rights: SQLRights
    let holds: SQLHolds
    let sweep: RetentionSweep

    /// - Parameter reason: what is written beside a request that is restricted.
    /// - Throws: ``PrivacyProblem/gone(_:)`` when a restriction is of a request that exists no more; then nothing was answered.
    func answer(
        _ request: RightsRequest, _ state: RightsRequest.State, _ text: String, because reason: String, by viewer: AgentViewer, on day: LocalDate,
        zone: TimeZone, at now: Date
    ) async throws {
        var out: @Sendable (any Connection) throws -> Void = { _ in }
        if state == .granted { out = try await carrying(request, because: reason, by: viewer, zone: zone, at: now) }
        try await rights.answer(request.id, state, text, by: viewer, on: day, at: now, carrying: out)
    }

    /// Requests are sealed, or made anonymous where no rule keeps them (GDPR art. 17.3).
    private func carrying(
        _ request: RightsRequest, because reason: String, by viewer: AgentViewer, zone: TimeZone, at now: Date
    ) async throws -> @Sendable (any Connection) throws -> Void {
        switch request.right {
        case .restriction:
            return { [holds] connection in
                try holds.restrict(request.references, because: reason, contact: request.contact, by: viewer, at: now, on: connection)
            }
        case .erasure, .objection: return try await sweep.anonymising(request.references, of: viewer.organisation, now: now, zone: zone)
        case .access, .rectification, .portability: return { _ in }
        }
    }
}
