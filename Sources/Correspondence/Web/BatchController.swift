import Core
import Foundation
import Hummingbird
import Web

/// Letters printed together: their PDF, then the day they left.
struct BatchController: Sendable {
    static let path = QueueController.path + "/lots"

    let post: any OutgoingLetterRepository
    let letters: Letters
    let journal: any ReadingJournal

    var routes: [Route] {
        [
            .agents(.get, Self.path + "/:batch", AgentRole.seeingDossiers, answer: show),
            .agents(.get, Self.path + "/:batch/lettres.pdf", AgentRole.seeingDossiers, answer: pdf),
            .agents(.post, Self.path + "/:batch/envoi", AgentRole.seeingDossiers, answer: send),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { BatchPage(batch: try await batch(visit), visit: visit).response() }

    @Sendable private func pdf(_ visit: AgentVisit) async throws -> Response {
        let batch = try await batch(visit)
        let pdfs = try await post.pdfs(of: batch.id, viewer: visit.viewer)
        guard !pdfs.isEmpty else { throw CorrespondenceProblem.letterErased }
        let printed = batch.letters.filter { pdfs[$0.id] != nil }.compactMap(\.dossier)
        try await journal.read(Set(printed), by: visit.viewer, at: visit.now)
        let bytes = try await letters.bound(batch, pdfs: pdfs, from: .init(name: visit.site.name, address: visit.site.address))
        return .download(bytes, name: "lettres-\(batch.id).pdf", mediaType: "application/pdf")
    }

    @Sendable private func send(_ visit: AgentVisit) async throws -> Response {
        let batch = try await batch(visit, and: PostForm(visit: visit).letters)
        let form = DispatchForm(batch: batch, visit: visit)
        guard let dispatch = form.dispatch else { return BatchPage(batch: batch, visit: visit, form: form).response() }
        let count = try await post.markSent(batch.id, dispatch, viewer: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/\(batch.id)?fait=\(count)")
    }

    private func batch(_ visit: AgentVisit, and ticked: [OutgoingLetterID] = []) async throws -> LetterBatch {
        guard let batch = try await post.batch(try visit.visit.parameter("batch"), and: ticked, viewer: visit.viewer) else {
            throw CorrespondenceProblem.unknownLetter
        }
        return batch
    }
}

/// What an agent typed when a batch left.
struct DispatchForm {
    let batch: LetterBatch
    let visit: AgentVisit

    static func tracking(_ letter: OutgoingLetter) -> String { "suivi-\(letter.id)" }

    var ticked: Set<OutgoingLetterID> { Set(PostForm(visit: visit).letters) }
    var day: LocalDate? { PostForm(visit: visit).day(since: LocalDate(batch.createdAt, in: visit.site.zone)) }

    /// The letters whose number is not one.
    var wrong: [OutgoingLetter] {
        batch.letters.filter { letter in
            ticked.contains(letter.id) && (visit.form.text(Self.tracking(letter)).map { TrackingNumber($0) == nil } ?? false)
        }
    }

    /// `nil` when something is to be corrected.
    var dispatch: Dispatch? {
        guard let day, wrong.isEmpty, !ticked.isEmpty else { return nil }
        let numbers = batch.letters.compactMap { letter in
            visit.form.text(Self.tracking(letter)).flatMap(TrackingNumber.init).map { (letter.id, $0) }
        }
        return Dispatch(day: day, letters: ticked, tracking: Dictionary(uniqueKeysWithValues: numbers))
    }
}
