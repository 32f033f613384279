import Core
import Testing
import Workflows

@Suite("Moving a dossier")
struct MoveTests {
    let workflow = Workflow.standard

    @Test("A move says where it leads, what follows, and whether it ends there")
    func allowed() throws {
        let taken = try workflow.move("take", from: "received", by: [.caseworker])
        #expect(taken.from == "received")
        #expect(taken.to == "in_review")
        #expect(taken.effects == [.assignToActor])
        #expect(taken.changesStatus)
        #expect(!taken.isFinal)

        let accepted = try workflow.move("accept", from: "in_review", by: [.manager])
        #expect(accepted.isFinal)
        #expect(accepted.effects == [.notify(template: "decision-accepted"), .document(template: "decision-accepted")])
    }

    @Test("A message leaves the status as it is")
    func staying() throws {
        let move = try workflow.move("message", from: "in_review", by: [.reception], with: MoveInput(message: "Bonjour"))
        #expect(move.to == "in_review")
        #expect(!move.changesStatus)
    }

    @Test("The buttons are those of the roles that one has, in this status")
    func available() {
        #expect(keys([.reception], "received") == ["message"])
        #expect(keys([.caseworker], "in_review") == ["ask_pieces", "message", "accept", "reject", "close"])
        #expect(keys([.person], "waiting_person") == ["answer", "withdraw"])
        #expect(keys([.caseworker, .person], "waiting_person") == ["message", "accept", "reject", "close", "answer", "withdraw"])
        #expect(keys([.manager], "accepted") == ["reopen"])
        #expect(keys([.caseworker, .person], "accepted") == [])
        #expect(keys([.manager], "withdrawn") == [])
        #expect(keys([], "received") == [])
        #expect(keys([.manager], "unknown") == [])
    }

    @Test(
        "What is not allowed is refused, with the reason",
        arguments: [
            ("vanish", "received", Action.Actor.manager, WorkflowProblem.unknownAction("vanish")),
            ("take", "lost", .manager, .unknownStatus("lost")),
            ("take", "received", .reception, .notYours(action: "Prendre en charge")),
            ("accept", "received", .manager, .notNow(action: "Accepter", status: "Nous avons bien reçu votre demande")),
            ("accept", "accepted", .manager, .notNow(action: "Accepter", status: "Votre demande est acceptée")),
            ("reopen", "withdrawn", .manager, .notNow(action: "Rouvrir", status: "Vous avez retiré votre demande")),
            ("remind", "waiting_person", .manager, .notYours(action: "Rappeler à la personne que nous l'attendons")),
            ("reject", "in_review", .caseworker, .missing(.reason)), ("close", "in_review", .caseworker, .missing(.message)),
            ("ask_pieces", "in_review", .caseworker, .missing(.message)), ("reopen", "rejected", .manager, .missing(.reason)),
        ]
    )
    func refused(action: String, status: String, actor: Action.Actor, problem: WorkflowProblem) {
        #expect(throws: problem) { try workflow.move(action, from: status, by: [actor]) }
    }

    @Test("Spaces are not a message, and an empty key is not a piece")
    func blankInput() {
        let blank = MoveInput(message: " \n\u{200B}", pieces: ["", " "], reason: "\t")
        #expect(workflow.action("ask_pieces")?.missing(in: blank) == [.message, .pieces])
        #expect(workflow.action("reject")?.missing(in: blank) == [.reason])
        #expect(workflow.action("accept")?.missing(in: blank) == [])
        #expect(workflow.action("ask_pieces")?.missing(in: MoveInput(message: "Il manque", pieces: ["identity"])) == [])
    }

    @Test("An action that leads nowhere known is refused, never saved")
    func unknownTarget() {
        var broken = workflow
        broken.actions[0].to = "nowhere"
        #expect(throws: WorkflowProblem.unknownStatus("nowhere")) { try broken.move("take", from: "received", by: [.manager]) }
    }

    @Test("Each refusal has its sort of answer")
    func kinds() {
        #expect(WorkflowProblem.unknownAction("a").kind == .notFound)
        #expect(WorkflowProblem.notYours(action: "a").kind == .forbidden)
        #expect(WorkflowProblem.notNow(action: "a", status: "b").kind == .conflict)
        #expect(WorkflowProblem.unknownStatus("a").kind == .conflict)
        #expect(WorkflowProblem.missing(.pieces).kind == .invalid)
    }

    private func keys(_ actors: Set<Action.Actor>, _ status: String) -> [String] {
        workflow.available(to: actors, in: status).map(\.key)
    }
}
