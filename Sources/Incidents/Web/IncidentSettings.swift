import Core
import Foundation
import Hummingbird
import Web

/// Incidents, for those who run the installation: what happened, whom it hit, whom to call; and planned stops.
struct IncidentSettings: Sendable {
    static let path = "/bureau/reglages/incidents"
    /// More than anyone calls; the page says that there are more.
    static let mostReferences = 5000
    static let shown: TimeInterval = 365 * 86_400

    let incidents: any IncidentRepository
    let people: any PeopleHit

    var routes: [Route] {
        let roles: Set<AgentRole> = [.administrator]
        return [
            .agents(.get, Self.path, roles, answer: list), .agents(.post, Self.path + "/maintenances", roles, answer: declare),
            .agents(.get, Self.path + "/:incident", roles, answer: show), .agents(.post, Self.path + "/:incident/appels", roles, answer: call),
            .agents(.post, Self.path + "/:incident/fin", roles, answer: end),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response { try await page(visit, MaintenanceForm(visit: visit)) }

    private func page(_ visit: AgentVisit, _ form: MaintenanceForm) async throws -> Response {
        let all = try await incidents.list(of: visit.viewer.organisation, since: visit.now - Self.shown, atMost: 200)
        return IncidentListPage(all: all, form: form, visit: visit).response()
    }

    @Sendable private func declare(_ visit: AgentVisit) async throws -> Response {
        var form = MaintenanceForm(visit: visit)
        do {
            try await incidents.declare(try form.maintenance(), of: visit.viewer.organisation, by: visit.viewer.agent)
            return .seeOther("\(Self.path)?fait=maintenance")
        } catch let problem as IncidentProblem where problem.kind == .invalid {
            form.problem = problem
            return try await page(visit, form)
        }
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let incident = try await incident(visit)
        let references = try await incidents.references(of: incident.id, atMost: Self.mostReferences)
        let requests = try await people.requests(among: references, of: visit.viewer.organisation)
        return IncidentPage(incident: incident, requests: requests, others: references.count - requests.count, visit: visit).response()
    }

    @Sendable private func call(_ visit: AgentVisit) async throws -> Response {
        let incident = try await incident(visit)
        let references = try await incidents.references(of: incident.id, atMost: Self.mostReferences)
        let count = try await people.call(references, about: IncidentPeriod(incident, only: references), for: visit.viewer.organisation)
        return .seeOther("\(Self.path)/\(incident.id)?appels=\(count)")
    }

    @Sendable private func end(_ visit: AgentVisit) async throws -> Response {
        guard try await incidents.end(try visit.visit.parameter("incident"), of: visit.viewer.organisation, at: visit.now) else {
            throw IncidentProblem.unknown
        }
        return .seeOther("\(Self.path)?fait=fin")
    }

    private func incident(_ visit: AgentVisit) async throws -> Incident {
        guard let incident = try await incidents.find(try visit.visit.parameter("incident"), of: visit.viewer.organisation) else {
            throw IncidentProblem.unknown
        }
        return incident
    }
}
