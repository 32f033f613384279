import Forms
import Workflows

extension ProcedureDefinition {
    /// What is wrong with when actions may be done, and with what they start beyond the dossier.
    func actionFaults(_ workflow: Workflow) -> [PublicationFault] {
        // The workflow says so itself, and nothing more: see `Workflow.most`.
        guard max(workflow.statuses.count, workflow.actions.count, workflow.timers.count) <= Workflow.most else { return [] }
        return conditionFaults(workflow) + conditionalExits(workflow) + effectFaults(workflow) + carryFaults(workflow)
    }

    private func conditionFaults(_ workflow: Workflow) -> [PublicationFault] {
        let conditions = workflow.actions.enumerated().compactMap { index, action in
            actionConditions[action.key].map { (path: "workflow.actions[\(index)].when", condition: $0) }
        }
        return (form ?? Form(pages: [])).faults(in: conditions).map { fault in
            // Said of a question by the form; here, of an action.
            if fault.code == .neverShown { return .error(fault.path, "actionNeverDone") }
            return PublicationFault(field: fault.path, severity: .error, message: fault.message)
        }
    }

    /// Where a dossier stays for ever if its answers meet no condition.
    private func conditionalExits(_ workflow: Workflow) -> [PublicationFault] {
        guard let form, !actionConditions.isEmpty else { return [] }
        return workflow.statuses.enumerated().compactMap { index, status in
            let exits = status.nature.isFinal ? [] : workflow.exits(of: status.key)
            let conditions = exits.compactMap { actionConditions[$0.key] }
            guard !exits.isEmpty, conditions.count == exits.count, form.canMissAll(conditions) else { return nil }
            return .warning("workflow.statuses[\(index)]", "conditionalExits", ["status": status.label])
        }
    }

    private func carryFaults(_ workflow: Workflow) -> [PublicationFault] {
        workflow.actions.enumerated().flatMap { index, action in
            action.carriedAnswers.sorted { $0.key < $1.key }.filter { form?.field($0.value).map { FieldKindName($0.kind).canBeCarried } != true }.map
            {
                .error("workflow.actions[\(index)].carry.\($0.key)", "cannotCarry", ["field": $0.value, "action": action.label])
            }
        }
    }

    private func effectFaults(_ workflow: Workflow) -> [PublicationFault] {
        workflow.actions.enumerated().flatMap { index, action in
            action.effects.compactMap { effect -> PublicationFault? in
                let path = "workflow.actions[\(index)]"
                switch effect {
                case .call(let name): return .warning(path + ".call", "callNotConnected", ["name": name, "action": action.label])
                case .create where action.actors.isDisjoint(with: [.reception, .caseworker, .manager]):
                    return .warning(path + ".create", "createWithoutAgent", ["action": action.label])
                case .create, .notify, .document, .assignToActor: return nil
                }
            }
        }
    }
}

extension Workflow {
    /// What takes a dossier out of a status. Withdrawing is no way on: it ends the request without an answer. The system acts where a timer rings.
    fileprivate func exits(of status: String) -> [Action] {
        actions.filter { action in
            guard action.from.contains(status), let to = action.to, to != status else { return false }
            if action.actors == [.person] { return self.status(to)?.nature != .closed }
            return action.actors.contains { $0 != .system } || timers.contains { $0.status == status && $0.action == action.key }
        }
    }
}
