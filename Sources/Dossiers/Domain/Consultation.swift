import Core
import Foundation

/// An agent looked at a request: one line for each agent, request and day. The person reads the day, the service and the role; never a name, which
/// they may ask for.
struct Consultation: Sendable, Equatable {
    let at: Date
    let unit: UnitID
    let role: AgentRole
    /// From another service, in an emergency: see ``ExceptionalReading``.
    let isExceptional: Bool

    /// As whom an agent looks: what they may do most of.
    static func role(of roles: Set<AgentRole>) -> AgentRole? { [.manager, .caseworker, .reception].first(where: roles.contains) }

    /// Two lines of one day, service and role are one to the person.
    static func lines(_ all: [Consultation], in zone: TimeZone) -> [Consultation] {
        var seen: Set<String> = []
        return all.filter { seen.insert("\(LocalDate($0.at, in: zone)) \($0.unit) \($0.role.rawValue) \($0.isExceptional)").inserted }
    }
}

extension AgentViewer {
    /// The role in which the requests of each service are looked at.
    var lookingRoles: [(unit: UnitID, role: AgentRole)] { units.compactMap { unit in Consultation.role(of: roles[unit] ?? []).map { (unit, $0) } } }
}
