extension Workflow {
    /// A request that ends with a decision: received, in review, sometimes waiting for the person, then accepted, rejected or closed.
    /// A procedure file asks for it with `workflow: standard`. Its texts are the procedure's own words, hence French and here.
    public static let standard = Workflow(
        statuses: [
            Status(
                key: "received", nature: .open, label: "Nous avons bien reçu votre demande", desk: "Nouvelle",
                next: "Un agent va la lire. Il vous écrit s'il manque quelque chose. Nous vous répondons au plus tard le %{silence_date}.",
                isCorrectable: true
            ),
            Status(
                key: "in_review", nature: .open, label: "Nous étudions votre demande", desk: "En cours d'étude",
                next: "Vous n'avez rien à faire. Nous vous répondons au plus tard le %{silence_date}."
            ),
            Status(
                key: "waiting_person", nature: .waiting, label: "Nous attendons votre réponse", desk: "En attente de la personne",
                next: "Lisez notre message et envoyez-nous ce qui manque. Nous reprenons l'étude de votre demande dès votre réponse.",
                isCorrectable: true
            ),
            Status(
                key: "accepted", nature: .accepted, label: "Votre demande est acceptée", desk: "Acceptée",
                next: "Vous recevez notre décision par le moyen que vous avez choisi. Gardez-la."
            ),
            Status(
                key: "rejected", nature: .rejected, label: "Votre demande est refusée", desk: "Refusée",
                next: "Notre décision vous dit pourquoi, et comment la contester. Vous pouvez aussi nous appeler pour en parler."
            ),
            Status(
                key: "closed", nature: .closed, label: "Votre demande est terminée", desk: "Close sans décision",
                next: "Notre dernier message vous dit pourquoi. Vous pouvez faire une nouvelle demande à tout moment."
            ),
            Status(
                key: "withdrawn", nature: .closed, label: "Vous avez retiré votre demande", desk: "Retirée par la personne",
                next: "Nous ne l'étudions plus. Vous pouvez faire une nouvelle demande à tout moment."
            ),
        ],
        actions: reviewing + deciding + actionsOfThePerson + [
            Action(
                key: "remind", label: "Rappeler à la personne que nous l'attendons", from: ["waiting_person"], to: nil, actors: [.system],
                effects: [.notify(template: "reminder")]
            ),
            reopening(from: ["accepted", "rejected", "closed"], to: "in_review"),
        ],
        timers: [WorkflowTimer(status: "waiting_person", after: .init(30, .days), action: "remind")]
    )

    private static let running = ["received", "in_review", "waiting_person"]

    private static let reviewing = [
        Action(
            key: "take", label: "Prendre en charge", from: ["received"], to: "in_review", actors: [.caseworker, .manager], effects: [.assignToActor]
        ),
        Action(
            key: "ask_pieces", label: "Demander des pièces", from: ["in_review"], to: "waiting_person", actors: [.caseworker, .manager],
            needs: [.message, .pieces], effects: [.notify(template: "pieces-asked")]
        ),
        writing(from: running),
    ]

    private static let deciding = [
        Action(
            key: "accept", label: "Accepter", from: ["in_review", "waiting_person"], to: "accepted", actors: [.caseworker, .manager],
            effects: [.notify(template: "decision-accepted"), .document(template: "decision-accepted")]
        ),
        Action(
            key: "reject", label: "Refuser", from: ["in_review", "waiting_person"], to: "rejected", actors: [.caseworker, .manager],
            needs: [.reason], effects: [.notify(template: "decision-rejected"), .document(template: "decision-rejected")],
            confirmation: """
                Refuser cette demande\u{202F}? La décision et vos motifs partent à la personne\u{A0}: par e-mail, ou par une lettre que vous posterez.
                """
        ),
        Action(
            key: "close", label: "Clore sans décision", from: running, to: "closed", actors: [.caseworker, .manager], needs: [.message],
            effects: [.notify(template: "closed")]
        ),
    ]

    private static let actionsOfThePerson = [
        Action(key: "answer", label: "Envoyer ma réponse", from: ["waiting_person"], to: "in_review", actors: [.person]),
        Action(
            key: "withdraw", label: "Retirer ma demande", from: running, to: "withdrawn", actors: [.person],
            confirmation: "Retirer votre demande\u{202F}? Nous arrêtons de l'étudier. Vous pourrez toujours en faire une nouvelle."
        ),
    ]
}

extension Workflow {
    /// What the desk does in every shipped workflow: writes to the person, without changing the status.
    static func writing(from statuses: [String]) -> Action {
        Action(
            key: "message", label: "Écrire à la personne", from: statuses, to: nil, actors: [.reception, .caseworker, .manager], needs: [.message],
            effects: [.notify(template: "message")]
        )
    }

    /// The one action that a final status allows. The person is told: what they believed ended goes on.
    static func reopening(from statuses: [String], to status: String) -> Action {
        Action(
            key: reopen, label: "Rouvrir", from: statuses, to: status, actors: [.manager], needs: [.reason], effects: [.notify(template: "reopened")]
        )
    }
}
