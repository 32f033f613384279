import Core
import Forms
import Foundation

/// All that is kept of a request, in words: what its person may have a copy of.
public struct DossierCopy: Sendable {
    public let facts: DossierFacts
    public let procedureSlug: String
    public let closedAt: Date?
    /// As they were given, for a program to read.
    public let answers: JSON
    public let messages: [(at: Date, author: String, text: String)]
    /// Notes between agents: to be looked at before they are given.
    public let notes: [(at: Date, author: String, text: String)]
    public let history: [(at: Date, text: String)]
    public let files: [AttachedFile]
}

extension DossiersFeature {
    /// - Parameter words: in which language the history is told.
    public func copy(of id: DossierID, zone: TimeZone, words: Words) async throws -> DossierCopy? {
        guard let dossier = try await dossiers.find(id), let sheet = try await sheets.version(dossier.procedureVersion),
            let facts = try await facts(of: id, zone: zone, words: words)
        else { return nil }
        let (messages, history) = try await dossiers.story(of: id)
        let sentences = HistorySentence(words: words, sheet: sheet)
        func told(_ audience: NewMessage.Audience) -> [(at: Date, author: String, text: String)] {
            messages.filter { $0.audience == audience }.map { message in
                (message.at, message.author.name ?? (message.author == .person ? dossier.applicant : ""), message.body)
            }
        }
        return DossierCopy(
            facts: facts, procedureSlug: sheet.slug, closedAt: dossier.closedAt, answers: dossier.answers.json, messages: told(.everyone),
            notes: told(.agents), history: history.compactMap { line in sentences.forPerson(line).map { (line.at, $0) } },
            files: try await box.files(of: id))
    }

    /// The request of this number, for a visitor who has shown that it is theirs.
    public func followed(_ reference: Reference, visitor: String, in organisation: OrganisationID) async throws -> DossierID? {
        try await dossiers.find(reference, visitor: visitor).flatMap { $0.organisation == organisation ? $0.id : nil }
    }
}
