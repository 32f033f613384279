import Core
import Forms
import Foundation
import Storage

/// What a request answered to one question that statistics count.
public struct DossierAnswer: Sendable, Equatable {
    /// The id of the question.
    public let question: String
    public let allowsSeveral: Bool
    /// Keys of its list; none when it was not answered.
    public let keys: [String]
}

extension DossiersFeature {
    /// What these requests answered to the questions that the version of their procedure counts: keys of closed lists, no text of anybody's. A request whose
    /// processing is restricted, or whose form cannot be read, is left out. One statement, whatever the number of requests.
    public func countedAnswers(of dossiers: [DossierID]) async throws -> [DossierID: [DossierAnswer]] {
        let answered = try await database.read { try $0.answers(of: dossiers) }
        var questions: [ProcedureVersionID: [Field]] = [:]
        for version in Set(answered.map(\.version)) {
            guard let form = try await sheets.version(version)?.form else { continue }
            questions[version] = form.countedQuestions
        }
        return answered.reduce(into: [:]) { counted, request in
            counted[request.id] = questions[request.version]?.map { field in
                DossierAnswer(
                    question: field.id, allowsSeveral: field.kind.counting == .several, keys: field.kind.countedKeys(of: request.answers[field.id]))
            }
        }
    }
}
