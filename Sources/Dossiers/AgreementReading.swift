import Core
import Forms
import Foundation
import Law

/// A request that somebody else must agree to, as they read it before they answer.
public struct AgreementReading: Sendable {
    public let dossier: DossierID
    public let organisation: OrganisationID
    public let reference: Reference
    public let title: String
    /// Whose agreement it needs; `nil` when it needs none so far.
    public let party: AgreementStep.Party?
    /// Whether something may still be asked or answered.
    public let isOpen: Bool
    /// SHA-256 of all answers, as the history holds it.
    public let digest: String
    /// Who filed is told of the answer there.
    public let email: EmailAddress?
    /// Who filed it for a protected adult.
    public let representative: ActingRepresentative?
    /// The measure that an agent tied it to, when the protected person filed it alone: sealed.
    public let tiedTrace: String?
    /// What it is for the law of protected adults.
    public let act: ProtectedAct?
    /// Without what tells where they live: see ``Form/linesToAgree(_:_:)``.
    public let lines: [(label: String, text: [String])]
}

extension DossiersFeature {
    /// - Returns: `nil` for who has not shown that it is theirs, or when nobody's agreement is needed.
    public func agreementReading(_ reference: Reference, visitor: Keyring, words: Words) async throws -> AgreementReading? {
        guard let dossier = try await dossiers.find(reference, visitor: visitor) else { return nil }
        return try await reading(dossier, words).flatMap { $0.party == nil ? nil : $0 }
    }

    /// For an agent of its unit, whoever's agreement it needs.
    public func agreementReading(_ reference: Reference, viewer: AgentViewer, words: Words) async throws -> AgreementReading? {
        guard let dossier = try await dossiers.find(reference, viewer: viewer) else { return nil }
        return try await reading(dossier, words)
    }

    /// For who holds the link that was mailed.
    public func agreementReading(_ id: DossierID, words: Words) async throws -> AgreementReading? {
        guard let dossier = try await dossiers.find(id), dossier.isOpen, dossier.restrictedAt == nil else { return nil }
        return try await reading(dossier, words).flatMap { $0.party == nil ? nil : $0 }
    }

    private func reading(_ dossier: Dossier, _ words: Words) async throws -> AgreementReading? {
        guard let sheet = try await sheets.version(dossier.procedureVersion) else { return nil }
        let history = try await dossiers.history(of: dossier.id), state = AgreementState(history)
        return AgreementReading(
            dossier: dossier.id, organisation: dossier.organisation, reference: dossier.reference, title: sheet.title, party: state?.party,
            isOpen: (state?.isOpen ?? true) && dossier.isOpen, digest: Secret.digest(dossier.answers.json.text), email: dossier.email,
            representative: ActingRepresentative(history),
            tiedTrace: history.stillAsked.last { $0.event == .protectionTied }?.detail["trace"]?.string, act: sheet.act,
            lines: sheet.form.linesToAgree(dossier.answers, words.language))
    }
}

extension DossiersFeature {
    /// Who filed this request for a protected adult, if somebody did.
    public func representative(of id: DossierID) async throws -> ActingRepresentative? {
        ActingRepresentative(try await dossiers.history(of: id))
    }
}
