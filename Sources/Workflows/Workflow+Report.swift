extension Workflow {
    /// A report or a message to the town: no decision, something to do or to answer. A procedure file asks for it with `workflow: report`.
    public static let report = Workflow(
        statuses: [
            Status(
                key: "received", nature: .open, label: "Nous avons bien reçu votre message", desk: "Nouveau message",
                next: "Un agent le lit et le confie au bon service. Vous suivez l'avancement sur cette page.", isCorrectable: true
            ),
            Status(
                key: "in_progress", nature: .open, label: "Nous nous en occupons", desk: "En cours",
                next: "Vous n'avez rien à faire. Nous vous écrivons quand c'est terminé."
            ),
            Status(
                key: "done", nature: .closed, label: "C'est terminé", desk: "Terminé",
                next: "Notre dernier message vous dit ce que nous avons fait. Si le problème revient, écrivez-nous à nouveau."
            ),
            Status(
                key: "closed", nature: .closed, label: "Nous ne donnons pas suite à votre message", desk: "Sans suite",
                next: "Notre dernier message vous dit pourquoi. Vous pouvez nous écrire à nouveau à tout moment."
            ),
        ],
        actions: [
            Action(
                key: "take", label: "Prendre en charge", from: ["received"], to: "in_progress", actors: [.caseworker, .manager],
                effects: [.assignToActor]
            ),
            writing(from: ["received", "in_progress"]),
            Action(
                key: "finish", label: "Terminer", from: ["in_progress"], to: "done", actors: [.caseworker, .manager], needs: [.message],
                effects: [.notify(template: "done")]
            ),
            Action(
                key: "close", label: "Classer sans suite", from: ["received", "in_progress"], to: "closed", actors: [.caseworker, .manager],
                needs: [.message], effects: [.notify(template: "closed")]
            ),
            reopening(from: ["done", "closed"], to: "in_progress"),
        ]
    )
}
