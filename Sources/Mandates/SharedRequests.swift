import Core
import Foundation
import Law
import Storage
import Web

/// A request that somebody must agree to, beside who filed it.
public struct SharedRequest: Sendable {
    public let dossier: DossierID
    public let reference: Reference
    public let title: String
    /// Whose agreement it needs; `nil` when it needs none so far.
    public let party: AgreementStep.Party?
    /// Nobody answered yet, and it is not decided.
    public let isOpen: Bool
    /// Of the answers, as they were filed.
    public let digest: String
    /// What the other reads: questions and answers.
    public let lines: [(label: String, text: [String])]
    /// Where who filed it is told of the answer.
    public var email: EmailAddress?
    /// The access under which a representative filed it.
    public var access: Int64?
    /// The measure that an agent tied it to, when the protected person filed it alone.
    public var measure: Int64?
    public var act: ProtectedAct?

    public init(
        dossier: DossierID, reference: Reference, title: String, party: AgreementStep.Party?, isOpen: Bool, digest: String,
        lines: [(label: String, text: [String])]
    ) {
        (self.dossier, self.reference, self.title, self.party) = (dossier, reference, title, party)
        (self.isOpen, self.digest, self.lines) = (isOpen, digest, lines)
    }
}

/// What this room asks of the requests. `App` answers.
public protocol SharedRequests: Sendable {
    /// For who filed it: `nil` for anybody else, and where nobody's agreement is needed.
    func find(_ reference: Reference, _ visit: Visit) async throws -> SharedRequest?
    /// For an agent of its unit, whether an agreement is needed or not.
    func find(_ reference: Reference, _ visit: AgentVisit) async throws -> SharedRequest?
    /// For who holds the link.
    func find(_ dossier: DossierID, _ visit: Visit) async throws -> SharedRequest?
    /// Adds its line to the history.
    /// - Parameters:
    ///   - party: whose agreement an agent asks for, where none was needed.
    ///   - agent: who asks at the counter.
    /// - Returns: whether it still could.
    func note(
        _ step: AgreementStep, of party: AgreementStep.Party?, on dossier: DossierID, by agent: AgentViewer?, at now: Date,
        on connection: any Connection
    ) throws -> Bool
}
