import Workflows

/// Workflows to draw.
enum SampleWorkflows {
    static let ugly = Workflow(
        statuses: (1...15).map { number in
            Status(
                key: "s\(number)", nature: number == 15 ? .accepted : number == 14 ? .rejected : number % 4 == 0 ? .waiting : .open,
                label: "Étape \(number) : la commission <des affaires & des marchés> étudie le dossier de la personne", next: "Ensuite.")
        },
        actions: (1...13).map { number in
            Action(
                key: "go\(number)", label: "Transmettre le dossier à l'étape suivante de la procédure", from: ["s\(number)"], to: "s\(number + 1)",
                actors: [.caseworker, .manager, .system, .person])
        } + [
            Action(key: "jump", label: "Sauter", from: (1...12).map { "s\($0)" }, to: "s15", actors: [.manager], effects: [.document(template: "a")]),
            Action(key: "back", label: "Tout reprendre", from: (3...14).map { "s\($0)" }, to: "s1", actors: [.manager]),
            Action(key: "note", label: "Annoter", from: ["s1", "s2"], to: nil, actors: [.reception], effects: [.notify(template: "a")]),
        ], timers: (1...6).map { WorkflowTimer(status: "s\($0)", after: .init($0, .workingDays), action: "go\($0)") })

    /// Everything starts from one status.
    static let star = Workflow(
        statuses: [Status(key: "a", nature: .open, label: "Reçue", next: "")]
            + (1...12).map { Status(key: "e\($0)", nature: .closed, label: "Fin \($0)", next: "") },
        actions: (1...12).map { Action(key: "a\($0)", label: "Finir \($0)", from: ["a"], to: "e\($0)", actors: [.manager]) })

    static let alone = Workflow(statuses: [Status(key: "a", nature: .open, label: "Reçue", next: "")], actions: [])

    static let all: [(name: String, workflow: Workflow)] = [
        ("standard", .standard), ("report", .report), ("ugly", ugly), ("star", star), ("alone", alone),
    ]
}
