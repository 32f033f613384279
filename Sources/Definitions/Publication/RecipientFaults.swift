import Forms
import Workflows

extension ProcedureDefinition {
    /// Nobody to write to: no question gives an e-mail, a phone or an address, and the workflow sends messages or decisions.
    ///
    /// A message may still be read on the page that follows the request; a decision that was not notified cannot be opposed to the person, and the
    /// time to contest it never begins (CRPA L221-8, CJA R421-5).
    func recipientFaults(_ fields: [PlacedField]) -> [PublicationFault] {
        guard Set(fields.compactMap(\.field.role)).isDisjoint(with: [.email, .phone, .address]) else { return [] }
        let telling = (workflow?.actions ?? []).filter(\.tells)
        guard let first = telling.first else { return [.warning("form", "noWayToAnswer")] }
        let deciding = telling.filter(decides)
        guard let decision = deciding.first else { return [.warning(path(of: first), "messageWithoutRecipient", Self.names(telling))] }
        return [.error(path(of: decision), "decisionWithoutRecipient", Self.names(deciding))]
    }

    private func decides(_ action: Action) -> Bool {
        action.to.flatMap { workflow?.status($0) }.map { $0.nature == .accepted || $0.nature == .rejected } ?? false
    }

    private static func names(_ actions: [Action]) -> [String: String] { ["actions": actions.map { "« \($0.label) »" }.joined(separator: ", ")] }

    /// The workflows that are known by name have no actions in the file.
    private func path(of action: Action) -> String {
        guard !isWorkflowNamed, let index = workflow?.actions.firstIndex(of: action) else { return "workflow" }
        return "workflow.actions[\(index)]"
    }

    private var isWorkflowNamed: Bool { actionConditions.isEmpty && (workflow == .standard || workflow == .report) }
}

extension Action {
    fileprivate var tells: Bool {
        effects.contains { effect in
            switch effect {
            case .notify, .document: true
            case .assignToActor, .create, .call: false
            }
        }
    }
}
