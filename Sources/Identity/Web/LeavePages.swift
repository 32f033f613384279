import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// An agent's absences: when, and who stands in.
struct LeavePages {
    let identity: IdentityFeature

    static let path = AccountPages.path + "/absences"

    var routes: [Route] {
        [
            .agents(.get, Self.path) { try await page($0) },
            .agents(.post, Self.path, answer: add),
            .agents(.post, Self.path + "/:leave/annulation", answer: remove),
        ]
    }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        let colleagues = try await colleagues(visit)
        let form = LeaveForm(visit.form, colleagues: colleagues, today: visit.visit.today)
        guard let delegate = form.delegate, let from = form.from, let to = form.to, form.faults.isEmpty else {
            return try await page(visit, form: form)
        }
        try await identity.leaves.add(visit.viewer.agent, delegate: delegate.id, from: from, to: to, at: visit.now)
        identity.cache.forget(delegate.id)
        try await identity.journal(.leaveDeclared, "\(visit.viewer.name) → \(delegate.name)", visit)
        return .seeOther(Self.path + "?fait=enregistree")
    }

    @Sendable private func remove(_ visit: AgentVisit) async throws -> Response {
        let leave: LeaveID = try visit.visit.parameter("leave")
        guard let found = try await own(visit).first(where: { $0.id == leave }) else { throw WebProblem.notFound }
        try await identity.leaves.remove(leave, of: visit.viewer.agent)
        identity.cache.forget(found.delegate)
        try await identity.journal(.leaveEnded, visit.viewer.name, visit)
        return .seeOther(Self.path + "?fait=annulee")
    }

    private func own(_ visit: AgentVisit) async throws -> [Leave] {
        try await identity.leaves.leaves(of: visit.viewer.agent, from: visit.visit.today)
    }

    /// Those who work in a service of the agent's: nobody else can stand in.
    private func colleagues(_ visit: AgentVisit) async throws -> [AgentCard] {
        try await identity.agents(of: visit.viewer.units).filter { $0.id != visit.viewer.agent }
    }

    private func page(_ visit: AgentVisit, form: LeaveForm = LeaveForm()) async throws -> Response {
        let own = try await own(visit)
        let standIns = try await identity.leaves.standIns(by: visit.viewer.agent, on: visit.visit.today)
        let names = try await identity.names(of: own.map(\.delegate) + standIns.map(\.agent))
        let page = LeavePage(
            visit: visit, form: form, colleagues: try await colleagues(visit), leaves: own, standIns: standIns, names: names)
        return visit.visit.page(title: visit.words("identity.leave.title"), status: form.faults.isEmpty ? .ok : .unprocessableContent, page.html)
    }
}

/// What was typed of an absence, and what is wrong with it.
struct LeaveForm {
    var delegate: AgentCard?
    var from: LocalDate?
    var to: LocalDate?
    var faults: [FieldProblem] = []
}

extension LeaveForm {
    init(_ form: SentForm, colleagues: [AgentCard], today: LocalDate) {
        delegate = colleagues.first { $0.id.description == form.first("remplacant") }
        (from, to) = (form.date("du"), form.date("au"))
        if delegate == nil { faults.append(.init(field: "remplacant", message: UserMessage("identity.leave.noDelegate"))) }
        guard let from, let to else {
            faults.append(.init(field: from == nil ? "du" : "au", message: UserMessage("identity.leave.noDate")))
            return
        }
        if to < from || to < today { faults.append(.init(field: "au", message: UserMessage("identity.leave.backwards"))) }
        if to.dayNumber - from.dayNumber > Leave.longest { faults.append(.init(field: "au", message: UserMessage("identity.leave.tooLong"))) }
    }
}

extension SentForm {
    /// A day typed in three boxes.
    fileprivate func date(_ name: String) -> LocalDate? {
        guard let day = text("\(name).day").flatMap({ Int($0) }), let month = text("\(name).month").flatMap({ Int($0) }),
            let year = text("\(name).year").flatMap({ Int($0) })
        else { return nil }
        return LocalDate(year: year, month: month, day: day)
    }
}
