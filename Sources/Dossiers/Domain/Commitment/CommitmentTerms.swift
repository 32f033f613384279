import Core
import Law

/// What a unit undertakes on the requests that it handles, and on those of some procedures when that differs.
struct CommitmentTerms: Sendable, Equatable {
    /// Within what somebody looks, and within what we answer; either may be left out.
    struct Spans: Sendable, Equatable {
        var look: WorkSpan?
        var answer: WorkSpan?

        var isEmpty: Bool { look == nil && answer == nil }
    }

    var usual = Spans()
    /// Only those that differ.
    var byProcedure: [ProcedureID: Spans] = [:]
    var week = WorkWeek.usual

    /// What holds for a request of this procedure; `nil` when nothing is undertaken. What a procedure leaves out is as for the others.
    func commitment(on procedure: ProcedureID, in region: Region) -> Commitment? {
        let own = byProcedure[procedure]
        return Commitment(look: own?.look ?? usual.look, answer: own?.answer ?? usual.answer, hours: WorkingHours(week, in: region))
    }
}

/// Where what units undertake is kept.
protocol CommitmentRepository: Sendable {
    /// Those that undertake something.
    func all() async throws -> [UnitID: CommitmentTerms]
    func save(_ terms: CommitmentTerms, of unit: UnitID) async throws
}
