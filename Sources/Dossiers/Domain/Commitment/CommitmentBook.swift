import Core
import Foundation
import Law

/// What units undertake, kept in memory a few seconds: every filing asks. A change made on another node is seen at most ``lifetime`` later.
final class CommitmentBook: @unchecked Sendable {  // what is known is guarded by lock
    private let repository: any CommitmentRepository
    private let lifetime: Duration
    private let lock = NSLock()
    private var known: (terms: [UnitID: CommitmentTerms], readAt: ContinuousClock.Instant)?

    init(_ repository: any CommitmentRepository, lifetime: Duration = .seconds(3)) {
        (self.repository, self.lifetime) = (repository, lifetime)
    }

    /// What a unit undertakes on a request of this procedure that comes to it now.
    /// - Parameter unit: the one of the procedure, without it.
    func commitment(on sheet: ProcedureSheet, of unit: UnitID? = nil) async throws -> Commitment? {
        try await all()[unit ?? sheet.unit]?.commitment(on: sheet.procedure, in: sheet.region)
    }

    func terms(of unit: UnitID) async throws -> CommitmentTerms { try await repository.all()[unit] ?? CommitmentTerms() }

    func save(_ terms: CommitmentTerms, of unit: UnitID) async throws {
        try await repository.save(terms, of: unit)
        lock.withLock { known = nil }
    }

    private func all() async throws -> [UnitID: CommitmentTerms] {
        let now = ContinuousClock.now
        if let known = lock.withLock({ known }), now - known.readAt < lifetime { return known.terms }
        let terms = try await repository.all()
        lock.withLock { known = (terms, now) }
        return terms
    }
}
