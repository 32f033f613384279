import Core
import Hummingbird
import Web

/// A document at the counter: it is there, it was handed over, it goes by post after all.
struct CounterController: Sendable {
    let post: any OutgoingLetterRepository

    var routes: [Route] {
        let path = QueueController.path + "/:letter"
        return [
            .agents(.post, path + "/guichet", AgentRole.seeingDossiers, answer: putThere),
            .agents(.post, path + "/retrait", AgentRole.seeingDossiers, answer: handOver),
            .agents(.post, path + "/poste", AgentRole.seeingDossiers, answer: sendByPost),
        ]
    }

    @Sendable private func putThere(_ visit: AgentVisit) async throws -> Response {
        let letter = try await post.chosen(visit)
        guard let delay = visit.form.text(CounterForms.delay).flatMap({ Int($0) }).flatMap(PickupDelay.init) else {
            return LetterPage(letter: letter, visit: visit, refused: .counter).response()
        }
        let until = delay.lastDay(from: visit.visit.today)
        return try QueueController.after(try await post.putAtCounter(letter.id, until: until, viewer: visit.viewer, at: visit.now), "guichet")
    }

    @Sendable private func handOver(_ visit: AgentVisit) async throws -> Response {
        let letter = try await post.chosen(visit)
        guard let handing = CounterForms(letter: letter, visit: visit, refused: nil).handing else {
            return LetterPage(letter: letter, visit: visit, refused: .handing).response()
        }
        return try QueueController.after(try await post.handOver(letter.id, handing, viewer: visit.viewer, at: visit.now), "retrait")
    }

    @Sendable private func sendByPost(_ visit: AgentVisit) async throws -> Response {
        let letter = try await post.chosen(visit)
        return try QueueController.after(try await post.leaveCounter(letter.id, viewer: visit.viewer, at: visit.now), "poste")
    }
}
