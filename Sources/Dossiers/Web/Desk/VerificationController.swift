import Core
import Foundation
import Hummingbird
import Law
import Web

/// For an agent who doubts: the original of a copy, signs of fraud.
struct VerificationController: Sendable {
    static let page = "verifications"

    let access: DossierAccess

    private var dossiers: any DossierRepository { access.dossiers }

    var routes: [Route] {
        let path = "/bureau/dossiers/:reference/\(Self.page)"
        let agents = Set([AgentRole.caseworker, .manager])
        return [
            .agents(.get, path, agents, answer: show),
            .agents(.post, path + "/original", agents, answer: askOriginal),
            .agents(.post, path + "/original/vu", agents, answer: seeOriginal),
            // « Les agents désignés et habilités » (CRPA L115-3): those who answer for a service designate them; until then, they are the ones.
            .agents(.post, path + "/suspension", [.manager], answer: suspend),
            .agents(.post, path + "/suspension/fin", [.manager], answer: endSuspension),
            .agents(.post, path + "/fraude", [.manager], answer: noteFraud),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { try await page(visit, open(visit)) }

    @Sendable private func askOriginal(_ visit: AgentVisit) async throws -> Response {
        try await change(visit, .original) { handling, dossier, _ in
            try handling.askOriginal(visit.form.all("piece"), because: visit.form.first(VerificationPage.reason) ?? "", of: &dossier)
        }
    }

    @Sendable private func seeOriginal(_ visit: AgentVisit) async throws -> Response {
        try await change(visit, .seen) { handling, dossier, history in
            try handling.noteOriginal(seenOn: visit.visit.today, on: &dossier, history)
        }
    }

    @Sendable private func suspend(_ visit: AgentVisit) async throws -> Response {
        try await change(visit, .suspension) { handling, dossier, history in
            let months = visit.form.first(VerificationPage.months).flatMap { Int($0) }
            return try handling.suspend(&dossier, months: months, because: visit.form.first(VerificationPage.suspicion) ?? "", history)
        }
    }

    @Sendable private func endSuspension(_ visit: AgentVisit) async throws -> Response {
        try await change(visit, .end) { handling, dossier, history in try handling.endSuspension(of: &dossier, history) }
    }

    @Sendable private func noteFraud(_ visit: AgentVisit) async throws -> Response {
        try await change(visit, .fraud) { handling, dossier, _ in
            try handling.noteFraud(visit.form.first(VerificationPage.finding) ?? "", on: &dossier)
        }
    }

    private func change(
        _ visit: AgentVisit, _ part: VerificationPage.Part,
        _ act: @escaping @Sendable (Handling, inout Dossier, [HistoryLine]) throws -> Changes
    ) async throws -> Response {
        let desk = try await open(visit)
        // What is of managers is of the unit's: another unit's does nothing here.
        let roles = visit.viewer.roles[desk.dossier.unit] ?? []
        guard roles.contains(.manager) || part.isForCaseworkers && roles.contains(.caseworker) else { throw WebProblem.notFound }
        let handling = desk.handling(visit)
        do {
            _ = try await dossiers.change(desk.dossier.id, knowing: { try act(handling, &$0, $1) })
        } catch let problem as DossierProblem where problem.kind == .invalid {
            return try await page(visit, desk, refused: (part, visit.words(problem.message)))
        }
        return .seeOther(DossierPaths.desk(desk.dossier.reference))
    }

    private func page(
        _ visit: AgentVisit, _ desk: DeskDossier, refused: (part: VerificationPage.Part, problem: String)? = nil
    ) async throws -> Response {
        let history = try await dossiers.history(of: desk.dossier.id)
        return VerificationPage(desk: desk, history: history, visit: visit, refused: refused).response()
    }

    private func open(_ visit: AgentVisit) async throws -> DeskDossier {
        let reference: Reference = try visit.visit.parameter("reference")
        guard let dossier = try await dossiers.find(reference, viewer: visit.viewer) else { throw DossierProblem.unknownDossier }
        return DeskDossier(followed: try await access.open(dossier, visit.visit))
    }
}
