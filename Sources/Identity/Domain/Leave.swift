import Core
import Foundation

enum LeaveKind {}
typealias LeaveID = ID<LeaveKind>

/// An absence: from one day to another, both included, a colleague may do in the services that they share what the absent agent may.
///
/// **Only in the services that both work in**: an agent cannot open to somebody a service whose requests they do not see, nor hand over how the
/// authority is administered.
struct Leave: Sendable, Equatable {
    let id: LeaveID
    let agent: AgentID
    let delegate: AgentID
    let from: LocalDate
    let to: LocalDate

    static let longest = 366

    /// What the delegate gains from the absent agent's roles, given those that both have by themselves.
    static func lent(_ absent: AgentRoles, to delegate: AgentRoles) -> AgentRoles {
        absent.reduce(into: [:]) { lent, own in
            guard let already = delegate[own.key], !already.isEmpty else { return }
            let gained = own.value.intersection(AgentRole.seeingDossiers).subtracting(already)
            if !gained.isEmpty { lent[own.key] = gained }
        }
    }
}

protocol LeaveRepository: Sendable {
    func add(_ agent: AgentID, delegate: AgentID, from: LocalDate, to: LocalDate, at now: Date) async throws
    func leaves(of agent: AgentID, from day: LocalDate) async throws -> [Leave]
    func standIns(by delegate: AgentID, on day: LocalDate) async throws -> [Leave]
    func remove(_ leave: LeaveID, of agent: AgentID) async throws
}
