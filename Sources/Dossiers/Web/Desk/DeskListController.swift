import Core
import Forms
import Foundation
import Hummingbird
import Web
import Workflows

/// The one list of all the requests of an agent's units, whatever the channel.
struct DeskListController: Sendable {
    static let rowsPerPage = 50
    static let mostRows = 100

    let dossiers: any DossierRepository
    let views: any SavedViews
    let sheets: any ProcedureSheets
    let colleagues: any Colleagues

    var routes: [Route] {
        [
            .agents(.get, "/bureau", answer: open),
            .agents(.post, "/bureau/vues", AgentRole.seeingDossiers, answer: saveView),
            .agents(.post, "/bureau/vues/:view/suppression", AgentRole.seeingDossiers, answer: removeView),
            .agents(.post, "/bureau/affectations", AgentRole.seeingDossiers, answer: assign),
        ]
    }

    /// Those who handle no request (administrators, archivists, the data protection officer) begin elsewhere.
    @Sendable private func open(_ visit: AgentVisit) async throws -> Response {
        visit.viewer.units.isEmpty ? .seeOther(visit.viewer.firstPage) : try await show(visit)
    }

    @Sendable func show(_ visit: AgentVisit) async throws -> Response {
        let sheets = try await sheets.all(in: visit.viewer.organisation)
        let filter = DossierFilter(visit.visit).understood(with: sheets)
        if let reference = Reference(filter.text), try await dossiers.find(reference, viewer: visit.viewer) != nil {
            return .seeOther(DossierPaths.desk(reference))
        }
        let count = min(visit.visit.query("lignes").flatMap { Int($0) } ?? Self.rowsPerPage, Self.mostRows)
        let page = try await dossiers.list(
            filter, after: visit.visit.query("suite").flatMap(ListCursor.init), atMost: count, viewer: visit.viewer, today: visit.visit.today,
            zone: visit.site.zone
        )
        let units = try await colleagues.units(of: visit.viewer.organisation).filter { visit.viewer.units.contains($0.id) }
        let agents = try await colleagues.agents(in: visit.viewer.units)
        let handout = visit.visit.query("bilan").flatMap(Handout.init)
        let views = try await views.all(of: visit.viewer.agent)
        return DeskListPage(filter: filter, page: page, sheets: sheets, units: units, agents: agents, views: views, handout: handout, visit: visit)
            .response()
    }

    @Sendable func saveView(_ visit: AgentVisit) async throws -> Response {
        let query = String((visit.form.first("requete") ?? "").prefix(500))
        if let name = visit.form.text("nom") { try await views.save(String(name.prefix(60)), query: query, for: visit.viewer.agent, at: visit.now) }
        return .seeOther(DossierPaths.deskList + (query.isEmpty ? "" : "?" + query))
    }

    @Sendable func removeView(_ visit: AgentVisit) async throws -> Response {
        if let view: Int = try? visit.visit.parameter("view") { try await views.remove(view, of: visit.viewer.agent) }
        return .seeOther(DossierPaths.deskList)
    }

    /// Several at once: each is assigned in its own right, so one that someone else just took does not stop the others.
    @Sendable func assign(_ visit: AgentVisit) async throws -> Response {
        let agents = try await colleagues.agents(in: visit.viewer.units)
        let chosen = visit.form.first("confier") == "moi" ? visit.viewer.agent : visit.form.first("confier").flatMap(AgentID.init)
        guard let chosen, let agent = agents.first(where: { $0.id == chosen }) else { throw DossierProblem.unknownAgent }
        var handout = Handout()
        for reference in visit.form.all("numero").prefix(Self.mostRows).compactMap(Reference.init) {
            handout.count(try await give(reference, to: agent, visit))
        }
        let query = String((visit.form.first("requete") ?? "").prefix(500))
        return .seeOther(DossierPaths.deskList + "?" + (query.isEmpty ? "" : query + "&") + "bilan=\(handout)")
    }

    private func give(_ reference: Reference, to agent: AgentSheet, _ visit: AgentVisit) async throws -> Handout.Outcome {
        guard let dossier = try await dossiers.find(reference, viewer: visit.viewer),
            let sheet = try await sheets.version(dossier.procedureVersion)
        else { return .notSeen }
        guard dossier.isOpen else { return .ended }
        guard agent.units.contains(dossier.unit) else { return .notTheirs }
        let handling = Handling(sheet: sheet, zone: visit.site.zone, viewer: visit.viewer, now: visit.now)
        let version = visit.form.first("version-\(reference)").flatMap { Int($0) }
        do {
            _ = try await dossiers.change(reference, viewer: visit.viewer, version: version) {
                guard $0.isOpen else { throw DossierProblem.alreadyEnded }
                return handling.assign(&$0, to: agent.id, name: agent.name)
            }
            return .given
        } catch DossierProblem.alreadyEnded {
            return .ended
        } catch DossierProblem.changedMeanwhile {
            return .changed
        } catch DossierProblem.unknownDossier {
            return .notSeen
        }
    }
}
