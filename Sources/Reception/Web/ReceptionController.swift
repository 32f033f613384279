import Core
import Hummingbird
import Web

/// The messages that came by e-mail, for those who receive people.
struct ReceptionController: Sendable {
    static let path = "/bureau/reception"
    static let rowsPerPage = 50

    let triage: Triage

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, seers, answer: list),
            .agents(.get, Self.path + "/:message", seers, answer: show),
            .agents(.post, Self.path + "/:message/dossier", seers, answer: attach),
            .agents(.post, Self.path + "/:message/demande", seers, answer: begin),
            .agents(.post, Self.path + "/:message/reponse", seers, answer: answer),
            .agents(.post, Self.path + "/:message/service", seers, answer: transfer),
            .agents(.post, Self.path + "/:message/indesirable", seers, answer: throwOut),
            .agents(.post, Self.path + "/:message/retour", seers, answer: reopen),
        ] + PartDownloads(triage: triage).routes
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let chosen = visit.visit.query("etat").flatMap(InboundMessage.State.init) ?? .waiting
        let states: [InboundMessage.State] = chosen == .waiting ? [.waiting, .received] : [chosen]
        let before = visit.visit.query("suite").flatMap(InboundMessageID.init)
        let rows = try await triage.inbox.list(states, viewer: visit.viewer, before: before, atMost: Self.rowsPerPage + 1)
        let units = try await triage.boxes.unitNames(of: visit.viewer.organisation)
        return ReceptionPage(
            state: chosen, rows: Array(rows.prefix(Self.rowsPerPage)), hasMore: rows.count > Self.rowsPerPage, units: units, visit: visit
        ).response()
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { try await page(visit) }

    private func page(_ visit: AgentVisit, problem: ReceptionProblem? = nil) async throws -> Response {
        let message = try await triage.message(try visit.visit.parameter("message"), visit.viewer)
        return MessagePage(
            message: message, sheet: try await sheet(visit, message), acts: try await triage.inbox.acts(of: message.id),
            procedures: try await triage.threads.procedures(of: message.organisation),
            units: try await triage.boxes.unitNames(of: message.organisation), problem: problem, visit: visit
        ).response()
    }

    /// The text to begin an answer from, when the agent picked a procedure.
    private func sheet(_ visit: AgentVisit, _ message: InboundMessage) async throws -> String? {
        guard let procedure = visit.visit.query(TriageForms.sheet).flatMap(ProcedureID.init) else { return nil }
        return try await triage.threads.knowledgeSheet(of: procedure, in: message.organisation)
    }

    @Sendable private func attach(_ visit: AgentVisit) async throws -> Response {
        try await acted(visit) { try await triage.attach($0, to: visit.form.first("numero") ?? "", by: visit.viewer, at: visit.now) }
    }

    @Sendable private func begin(_ visit: AgentVisit) async throws -> Response {
        try await acted(visit) { id in
            guard let procedure = visit.form.first("demarche").flatMap(ProcedureID.init) else { throw ReceptionProblem.unknownProcedure }
            let visitor = visit.visit.keys
            let reference = try await triage.begin(procedure, from: id, by: visit.viewer, visitor: visitor, at: visit.now)
            return "/bureau/demandes/\(reference)"
        }
    }

    @Sendable private func answer(_ visit: AgentVisit) async throws -> Response {
        try await acted(visit) { try await triage.answer($0, with: visit.form.first("reponse") ?? "", by: visit.viewer, at: visit.now) }
    }

    @Sendable private func transfer(_ visit: AgentVisit) async throws -> Response {
        try await acted(visit) { id in
            guard let unit = visit.form.first("service").flatMap(UnitID.init) else { throw ReceptionProblem.unknownUnit }
            try await triage.transfer(id, to: unit, by: visit.viewer, at: visit.now)
            // It may be in an inbox that this agent does not see.
            return Self.path + "?fait=1"
        }
    }

    @Sendable private func throwOut(_ visit: AgentVisit) async throws -> Response {
        try await acted(visit) { id in
            try await triage.throwOut(id, by: visit.viewer, at: visit.now)
            return Self.path + "?fait=1"
        }
    }

    @Sendable private func reopen(_ visit: AgentVisit) async throws -> Response {
        try await acted(visit) { try await triage.reopen($0, by: visit.viewer, at: visit.now) }
    }

    private func acted(_ visit: AgentVisit, _ act: (InboundMessageID) async throws -> Void) async throws -> Response {
        try await acted(visit) { id in
            try await act(id)
            return "\(Self.path)/\(id)?fait=1"
        }
    }

    /// - Parameter act: returns where to go next. What can be mended is said on the message's page, with what was typed.
    private func acted(_ visit: AgentVisit, _ act: (InboundMessageID) async throws -> String) async throws -> Response {
        do {
            return .seeOther(try await act(try visit.visit.parameter("message")))
        } catch let problem as ReceptionProblem where problem.kind == .invalid {
            return try await page(visit, problem: problem)
        }
    }
}
