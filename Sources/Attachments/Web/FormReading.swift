import Core
import Forms
import Foundation
import Web

/// Reads the POST of a page whose form may carry files, and keeps them. The way of browsers without script.
struct FormReading: Sendable {
    let reader: UploadReader
    let intake: Intake

    /// What one form may weigh, files included. Larger sets of files go one page after the other, or piece by piece.
    static let largestForm = 200 << 20

    /// - Parameter input: what the input of a name takes; a file under another name is read and dropped.
    /// - Returns: the fields, and what was wrong with the files that could not be kept. The others are.
    func read(
        _ visit: Visit, for holder: Holder, of organisation: OrganisationID, input: @escaping @Sendable (String) -> FileInput?
    ) async throws -> (form: SentForm, problems: [FieldProblem]) {
        try await reader.read(visit, limits: UploadLimits(totalBytes: Self.largestForm)) { offer in
            input(offer.field)?.rule.room ?? .none
        } then: { form, files in
            var problems: [FieldProblem] = []
            for file in files {
                guard let input = input(file.field) else { continue }
                let place = Destination(organisation: organisation, holder: holder, field: file.field, piece: input.piece, rule: input.rule)
                do { _ = try await intake.receive(file, for: place, now: visit.now) } catch let problem as AttachmentProblem {
                    problems.append(FieldProblem(field: file.field, message: problem.message))
                }
            }
            return (form, problems)
        }
    }
}
