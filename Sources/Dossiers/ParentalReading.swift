import Core
import Forms
import Foundation

/// A request for a child, as the other parent reads it before they answer.
public struct ParentalReading: Sendable {
    public let dossier: DossierID
    public let organisation: OrganisationID
    public let reference: Reference
    public let title: String
    /// Whether something may still be asked or answered.
    public let isOpen: Bool
    /// SHA-256 of all answers, as the history holds it.
    public let digest: String
    /// **Not where the other lives, nor how to reach them**: parents who are apart may have good reasons not to tell each other.
    public let lines: [(label: String, text: [String])]
}

extension DossiersFeature {
    /// - Returns: `nil` for who has not shown that it is theirs, or when nobody's agreement is needed.
    public func parentalReading(_ reference: Reference, visitor: Keyring, words: Words) async throws -> ParentalReading? {
        guard let dossier = try await dossiers.find(reference, visitor: visitor) else { return nil }
        return try await reading(dossier, words)
    }

    /// For who holds the link that was mailed.
    public func parentalReading(_ id: DossierID, words: Words) async throws -> ParentalReading? {
        guard let dossier = try await dossiers.find(id), dossier.isOpen, dossier.restrictedAt == nil else { return nil }
        return try await reading(dossier, words)
    }

    private func reading(_ dossier: Dossier, _ words: Words) async throws -> ParentalReading? {
        guard let sheet = try await sheets.version(dossier.procedureVersion),
            let state = ParentalState(try await dossiers.history(of: dossier.id))
        else { return nil }
        let hidden: Set<FieldRole> = [.address, .email, .phone]
        let lines = sheet.form.fields.filter { !($0.role.map(hidden.contains) ?? false) }.compactMap { field in
            dossier.answers[field.id].map { (label: field.label, text: field.display($0, language: words.language)) }
        }
        return ParentalReading(
            dossier: dossier.id, organisation: dossier.organisation, reference: dossier.reference, title: sheet.title,
            isOpen: state.isOpen && dossier.isOpen, digest: Secret.digest(dossier.answers.json.text), lines: lines.filter { !$0.text.isEmpty })
    }
}
