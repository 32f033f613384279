import Core
import Foundation
import Storage
import Web

/// A request for a child, of which the other parent must say whether they agree.
public struct ChildRequest: Sendable {
    public let dossier: DossierID
    public let reference: Reference
    public let title: String
    /// Nobody answered yet, and it is not decided.
    public let isOpen: Bool
    /// Of the answers, as they were filed.
    public let digest: String
    /// What the other parent reads: questions and answers.
    public let lines: [(label: String, text: [String])]

    public init(
        dossier: DossierID, reference: Reference, title: String, isOpen: Bool, digest: String, lines: [(label: String, text: [String])]
    ) {
        (self.dossier, self.reference, self.title) = (dossier, reference, title)
        (self.isOpen, self.digest, self.lines) = (isOpen, digest, lines)
    }
}

/// What this room asks of the requests. `App` answers.
public protocol ChildRequests: Sendable {
    /// For who filed it: `nil` for anybody else, and where nobody's agreement is needed.
    func find(_ reference: Reference, _ visit: Visit) async throws -> ChildRequest?
    /// For who holds the link.
    func find(_ dossier: DossierID, _ visit: Visit) async throws -> ChildRequest?
    /// Adds its line to the history.
    /// - Returns: whether it still could.
    func note(_ step: ParentalStep, on dossier: DossierID, at now: Date, on connection: any Connection) throws -> Bool
}
