import Core
import Forms
import Workflows

extension Entry {
    /// `standard`, `report`, or a workflow of the procedure's own, with the conditions of its actions.
    var workflow: (workflow: Workflow, conditions: [String: Condition])? {
        guard isMapping else { return text.flatMap(namedWorkflow).map { ($0, [:]) } }
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["statuses", "actions", "timers"])
        let statuses = mapping.required("statuses")?.items
        let actions = mapping.required("actions")?.items?.compactMap(\.action) ?? []
        let timers = mapping.entry("timers")?.items ?? []
        let workflow = Workflow(
            statuses: statuses?.compactMap(\.status) ?? [], actions: actions.map(\.action), timers: timers.compactMap(\.timer))
        let conditions = actions.compactMap { read in read.condition.map { (read.action.key, $0) } }
        return (workflow, Dictionary(conditions) { first, _ in first })
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

    private static let actionKeys = [
        "key", "label", "from", "to", "by", "needs", "notify", "document", "assign", "confirm", "when", "create", "carry", "call",
    ]

    private var action: (action: Action, condition: Condition?)? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: Self.actionKeys)
        let key = mapping.required("key")?.identifier
        let from = mapping.required("from")?.texts
        let actors: [Action.Actor]? = mapping.required("by")?.words()
        let needs: [Action.Need] = mapping.entry("needs")?.words() ?? []
        let condition = mapping.entry("when")?.condition
        guard let key, let label = mapping.required("label")?.text, let from, let actors else { return nil }
        let action = Action(
            key: key, label: label, from: from, to: mapping.text("to"), actors: Set(actors), needs: Set(needs), effects: mapping.effects,
            confirmation: mapping.text("confirm"))
        return (action, condition)
    }

    private static let timerUnits: [String: WorkflowTimer.Delay.Unit] = [
        "minute": .minutes, "minutes": .minutes, "hour": .hours, "hours": .hours, "day": .days, "days": .days, "workingDay": .workingDays,
        "workingDays": .workingDays, "month": .months, "months": .months,
    ]

    private var timer: WorkflowTimer? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["status", "after", "action"])
        let delay = mapping.required("after")?.delay(
            units: Self.timerUnits, expected: "N minutes, N hours, N days, N workingDays, N months", from: 0)
        guard let status = mapping.required("status")?.text, let action = mapping.required("action")?.text, let delay else { return nil }
        return WorkflowTimer(status: status, after: WorkflowTimer.Delay(delay.count, delay.unit), action: action)
    }
}

extension Entry {
    /// `question there: question here`.
    fileprivate var carried: [String: String]? {
        let pairs = mapping?.entries.compactMap { key, entry in entry.identifier.map { (key, $0) } }
        return pairs.map { Dictionary($0) { first, _ in first } }
    }
}

extension Mapping {
    fileprivate var effects: [Effect] {
        var effects: [Effect] = []
        if let template = entry("notify")?.identifier { effects.append(.notify(template: template)) }
        if let template = entry("document")?.identifier { effects.append(.document(template: template)) }
        if flag("assign", default: false) { effects.append(.assignToActor) }
        if let slug = entry("create")?.slug { effects.append(.create(procedure: slug.description, carrying: entry("carry")?.carried ?? [:])) }
        if let name = text("call") { effects.append(.call(name: name)) }
        return effects
    }
}
