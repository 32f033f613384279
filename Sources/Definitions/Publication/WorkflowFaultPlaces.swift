import Workflows

extension ProcedureDefinition {
    var workflowFaults: [PublicationFault] {
        guard let workflow else { return [.error("workflow", "noWorkflow")] }
        return workflow.faults().map { PublicationFault(field: workflow.path(of: $0), severity: .error, message: $0.message) } + idleActions(workflow)
            + actionFaults(workflow)
    }

    /// What only the system may do, and that no timer starts.
    private func idleActions(_ workflow: Workflow) -> [PublicationFault] {
        workflow.actions.enumerated().filter { _, action in action.actors == [.system] && !workflow.timers.contains { $0.action == action.key } }
            .map { .warning("workflow.actions[\($0)]", "idleAction", ["action": $1.label]) }
    }
}

extension Workflow {
    /// Where in the file the status, the action or the timer stands that a fault speaks of.
    fileprivate func path(of fault: WorkflowFault) -> String {
        switch fault {
        case .noStatus, .noFinalStatus: "workflow.statuses"
        case .tooMany: "workflow"
        case .duplicateStatus(let key): path(ofStatus: key, last: true)
        case .duplicateAction(let key): path(ofAction: key, last: true)
        case .unknownStatus(_, let key), .noActor(let key), .finalStatusLeft(_, let key): path(ofAction: key)
        case .unknownAction(_, let status), .timerOnFinal(let status), .timerCannotAct(_, let status), .unusableDelay(let status):
            path(ofTimerIn: status)
        case .blankText(let key), .unknownPlaceholder(_, let key): status(key) == nil ? path(ofAction: key) : path(ofStatus: key)
        case .unreachable(let key), .deadEnd(let key), .personStuck(let key): path(ofStatus: key)
        case .timerLoop(let statuses), .hurriedLoop(let statuses): path(ofTimerIn: statuses.first ?? "")
        }
    }

    private func path(ofStatus key: String, last: Bool = false) -> String { Self.path("workflow.statuses", statuses.map(\.key), key, last) }
    private func path(ofAction key: String, last: Bool = false) -> String { Self.path("workflow.actions", actions.map(\.key), key, last) }
    private func path(ofTimerIn status: String) -> String { Self.path("workflow.timers", timers.map(\.status), status, false) }

    private static func path(_ list: String, _ keys: [String], _ key: String, _ last: Bool) -> String {
        guard let index = last ? keys.lastIndex(of: key) : keys.firstIndex(of: key) else { return list }
        return "\(list)[\(index)]"
    }
}
