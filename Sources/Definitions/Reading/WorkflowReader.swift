import Core
import Workflows

extension Entry {
    /// `standard`, `report`, or a workflow of the procedure's own.
    var workflow: Workflow? {
        guard isMapping else { return text.flatMap(namedWorkflow) }
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["statuses", "actions", "timers"])
        let statuses = mapping.required("statuses")?.items
        let actions = mapping.required("actions")?.items
        let timers = mapping.entry("timers")?.items ?? []
        return Workflow(
            statuses: statuses?.compactMap(\.status) ?? [], actions: actions?.compactMap(\.action) ?? [], timers: timers.compactMap(\.timer))
    }

    private func namedWorkflow(_ name: String) -> Workflow? {
        switch name {
        case "standard": .standard
        case "report": .report
        default: refusedWord(name, known: ["standard", "report"])
        }
    }

    private var status: Status? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["key", "nature", "label", "desk", "next", "correctable"])
        let key = mapping.required("key")?.identifier
        let nature = mapping.required("nature")?.word(of: Status.Nature.self)
        guard let key, let nature, let label = mapping.required("label")?.text, let next = mapping.required("next")?.text else { return nil }
        return Status(
            key: key, nature: nature, label: label, desk: mapping.text("desk"), next: next, isCorrectable: mapping.flag("correctable", default: false)
        )
    }

    private var action: Action? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["key", "label", "from", "to", "by", "needs", "notify", "document", "assign", "confirm"])
        let key = mapping.required("key")?.identifier
        let from = mapping.required("from")?.texts
        let actors: [Action.Actor]? = mapping.required("by")?.words()
        let needs: [Action.Need] = mapping.entry("needs")?.words() ?? []
        guard let key, let label = mapping.required("label")?.text, let from, let actors else { return nil }
        return Action(
            key: key, label: label, from: from, to: mapping.text("to"), actors: Set(actors), needs: Set(needs), effects: mapping.effects,
            confirmation: mapping.text("confirm"))
    }

    private static let timerUnits: [String: WorkflowTimer.Delay.Unit] = [
        "minute": .minutes, "minutes": .minutes, "hour": .hours, "hours": .hours, "day": .days, "days": .days, "workingDay": .workingDays,
        "workingDays": .workingDays, "month": .months, "months": .months,
    ]

    private var timer: WorkflowTimer? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["status", "after", "action"])
        let delay = mapping.required("after")?.delay(units: Self.timerUnits, expected: "N minutes, N hours, N days, N workingDays, N months")
        guard let status = mapping.required("status")?.text, let action = mapping.required("action")?.text, let delay else { return nil }
        return WorkflowTimer(status: status, after: WorkflowTimer.Delay(delay.count, delay.unit), action: action)
    }
}

extension Mapping {
    fileprivate var effects: [Effect] {
        var effects: [Effect] = []
        if let template = entry("notify")?.identifier { effects.append(.notify(template: template)) }
        if let template = entry("document")?.identifier { effects.append(.document(template: template)) }
        if flag("assign", default: false) { effects.append(.assignToActor) }
        return effects
    }
}
