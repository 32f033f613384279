import Core
import Hummingbird
import Web

/// One letter: its PDF, and what to do when it comes back.
struct LetterController: Sendable {
    let post: any OutgoingLetterRepository
    let journal: any ReadingJournal

    var routes: [Route] {
        let path = QueueController.path + "/:letter"
        return [
            .agents(.get, path, AgentRole.seeingDossiers, answer: show),
            .agents(.get, path + "/lettre.pdf", AgentRole.seeingDossiers, answer: pdf),
            .agents(.post, path + "/retour", AgentRole.seeingDossiers, answer: comesBack),
            .agents(.post, path + "/remise", AgentRole.seeingDossiers, answer: isDelivered),
            .agents(.post, path + "/renvoi", AgentRole.seeingDossiers, answer: sendAgain),
            .agents(.post, path + "/cloture", AgentRole.seeingDossiers, answer: close),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let letter = try await post.chosen(visit)
        try await journal.read(Set([letter.dossier].compactMap(\.self)), by: visit.viewer, at: visit.now)
        return LetterPage(letter: letter, visit: visit).response()
    }

    @Sendable private func pdf(_ visit: AgentVisit) async throws -> Response {
        let letter = try await post.chosen(visit)
        guard let bytes = try await post.pdf(letter.id, viewer: visit.viewer) else { throw CorrespondenceProblem.letterErased }
        try await journal.read(Set([letter.dossier].compactMap(\.self)), by: visit.viewer, at: visit.now)
        return .download(bytes, name: "lettre-\(letter.reference)-\(letter.id).pdf", mediaType: "application/pdf")
    }

    @Sendable private func comesBack(_ visit: AgentVisit) async throws -> Response {
        let letter = try await post.chosen(visit)
        let day = PostForm(visit: visit).day(since: letter.sentOn)
        guard let reason = visit.form.text(LetterPage.reason).flatMap(ReturnReason.init), let day else {
            return LetterPage(letter: letter, visit: visit, refused: .back).response()
        }
        let isDone = try await post.markReturned(letter.id, reason, on: day, viewer: visit.viewer, at: visit.now)
        return try QueueController.after(isDone, "retour")
    }

    @Sendable private func isDelivered(_ visit: AgentVisit) async throws -> Response {
        let letter = try await post.chosen(visit)
        guard let day = PostForm(visit: visit).day(since: letter.sentOn) else {
            return LetterPage(letter: letter, visit: visit, refused: .delivery).response()
        }
        return try QueueController.after(try await post.markDelivered(letter.id, on: day, viewer: visit.viewer, at: visit.now), "remise")
    }

    @Sendable private func sendAgain(_ visit: AgentVisit) async throws -> Response {
        let letter = try await post.chosen(visit)
        let lines = (visit.form.first(LetterPage.address) ?? "").split(separator: "\n").map { Text.trimmed(String($0)) }.filter { !$0.isEmpty }
        guard (2...LetterPage.mostLines).contains(lines.count), lines.allSatisfy({ $0.count <= LetterPage.longestLine }) else {
            return LetterPage(letter: letter, visit: visit, refused: .address).response()
        }
        return try QueueController.after(try await post.sendAgain(letter.id, to: lines, viewer: visit.viewer, at: visit.now), "renvoi")
    }

    @Sendable private func close(_ visit: AgentVisit) async throws -> Response {
        let letter = try await post.chosen(visit)
        return try QueueController.after(try await post.close(letter.id, viewer: visit.viewer, at: visit.now), "cloture")
    }
}
