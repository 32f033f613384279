import Core
import Foundation
import Secrets

/// An agent's telephone, as we know it.
struct SecondFactor: Sendable, Equatable {
    /// The secret, closed.
    let sealed: String
    /// `false` until a first code was right: an unfinished beginning asks nothing of anybody.
    let isConfirmed: Bool
    /// The period of the last code that was used: none as old opens anything again.
    let lastStep: Int64
    let recoveryLeft: Int
}

/// Where telephones are kept. Each method is one transaction.
protocol SecondFactorRepository: Sendable {
    func find(_ agent: AgentID) async throws -> SecondFactor?
    /// Begins, or begins again; nothing happens to a confirmed one.
    func begin(_ agent: AgentID, sealed: String, at now: Date) async throws
    /// - Returns: whether it was waiting to be confirmed.
    func confirm(_ agent: AgentID, step: Int64, recovery digests: [String], at now: Date) async throws -> Bool
    /// Uses a code up: of two that come together, one wins.
    func use(_ agent: AgentID, step: Int64) async throws -> Bool
    func useRecovery(_ agent: AgentID, digest: String) async throws -> Bool
    func remove(_ agent: AgentID) async throws
    func holders(of organisation: OrganisationID) async throws -> Set<AgentID>
}

/// A sign-in of which the password was right and the code is still to come.
struct PendingSignIn: Sendable, Equatable {
    let agent: AgentID
    let organisation: OrganisationID
    let email: EmailAddress

    static let lifetime: TimeInterval = 10 * 60
}

protocol PendingSignInRepository: Sendable {
    func begin(_ digest: String, of agent: AgentID, until limit: Date) async throws
    func find(_ digest: String, at now: Date) async throws -> PendingSignIn?
    /// - Returns: whether it was still there: one sign-in opens one session.
    func end(_ digest: String) async throws -> Bool
}

/// What follows a right password.
enum Entry: Sendable {
    case open(NewSession)
    /// The key under which the code is awaited.
    case code(String)
    /// The authority wants a second factor, and this agent has none yet.
    case enrol(String, OneTimeCode)
}
