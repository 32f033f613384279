import Core
import Forms
import Foundation
import Storage

/// Where the appointment of a request stands now, told by the room that keeps it.
public struct AppointmentAnswer: Sendable {
    /// The question that it was chosen for.
    public let field: String
    /// When and where, or that it is cancelled: read before what was chosen once.
    public let text: String
    public let isCancelled: Bool

    public init(to field: String, _ text: String, isCancelled: Bool) { (self.field, self.text, self.isCancelled) = (field, text, isCancelled) }
}

extension DossiersFeature {
    /// Makes the answer say what is so now: on the pages, in the list, in exports and in documents. What it said until then stays in the history, with what was
    /// filed first. Told twice, it is written once. A request in the archive, or that is only kept (GDPR art. 18), is left as it is.
    /// - Parameter isStillSo: asked once the request is locked, in the transaction that writes: of what changed since, whoever tells of the change writes it.
    public func follow(
        _ answer: AppointmentAnswer, of id: DossierID, now: Date, ifStillSo isStillSo: @escaping @Sendable (any Connection) throws -> Bool
    ) async throws {
        guard let found = try await dossiers.find(id), let sheet = try await sheets.version(found.procedureVersion) else { return }
        try await stored.change(id, if: isStillSo) { answer.applied(to: &$0, of: sheet, at: now) }
    }
}

extension AppointmentAnswer {
    func applied(to dossier: inout Dossier, of sheet: ProcedureSheet, at now: Date) -> Changes {
        guard dossier.apartSince == nil, dossier.restrictedAt == nil, let before = dossier.answers[field], before != .text(text) else {
            return Changes()
        }
        dossier.answers[field] = .text(text)
        dossier.searchText = Filing.searchText(of: dossier, in: sheet)
        let detail: JSON = ["fields": [.string(field)], "before": Answers([field: before]).json, "now": .string(text)]
        return Changes(lines: [dossier.record(isCancelled ? .appointmentCancelled : .appointmentMoved, by: .system, detail: detail, at: now)])
    }
}
