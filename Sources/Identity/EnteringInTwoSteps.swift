import Core
import Foundation
import Secrets

/// From a right password to an open session, through the telephone when there is one.
extension IdentityFeature {
    func enter(_ agent: AgentID, of organisation: OrganisationID, from origin: Origin, at now: Date) async throws -> Entry {
        if let factor = try await factors.find(agent), factor.isConfirmed { return .code(try await wait(for: agent, at: now)) }
        guard try await rules.rules(of: organisation).requiresSecondFactor else {
            return .open(try await signIn.openSession(of: agent, from: origin, at: now))
        }
        return .enrol(try await wait(for: agent, at: now), try await newCode(of: agent, at: now))
    }

    private func wait(for agent: AgentID, at now: Date) async throws -> String {
        let key = Secret.token()
        try await pending.begin(Secret.digest(key), of: agent, until: now + PendingSignIn.lifetime)
        return key
    }

    /// A telephone to be confirmed: the earlier one, unfinished, is forgotten.
    func newCode(of agent: AgentID, at now: Date) async throws -> OneTimeCode {
        let code = OneTimeCode.random()
        try await factors.begin(agent, sealed: seal.close(code.secret, for: "\(agent)"), at: now)
        return code
    }

    /// The code that waits to be confirmed.
    func unfinishedCode(of agent: AgentID) async throws -> OneTimeCode? {
        guard let factor = try await factors.find(agent), !factor.isConfirmed else { return nil }
        return OneTimeCode(secret: try seal.open(factor.sealed, for: "\(agent)"))
    }

    /// A code of the telephone, or one of recovery, used up.
    /// - Throws: ``IdentityProblem/wrongCode``, ``IdentityProblem/mustWait(_:)``.
    func useCode(_ typed: String, of agent: AgentID, at now: Date) async throws {
        try await counting(agent, at: now) {
            guard let factor = try await factors.find(agent), factor.isConfirmed else { return false }
            if RecoveryCodes.isLike(typed) { return try await factors.useRecovery(agent, digest: recoveryDigest(typed, of: agent)) }
            guard let step = OneTimeCode(secret: try seal.open(factor.sealed, for: "\(agent)")).step(of: typed, at: now) else { return false }
            return try await factors.use(agent, step: step)
        }
    }

    /// Confirms the telephone with its first code.
    /// - Returns: the recovery codes, to be shown once.
    func confirmCode(_ typed: String, of agent: AgentID, at now: Date) async throws -> RecoveryCodes {
        let recovery = RecoveryCodes.random()
        let digests = recovery.codes.map { recoveryDigest($0, of: agent) }
        try await counting(agent, at: now) {
            guard let code = try await unfinishedCode(of: agent), let step = code.step(of: typed, at: now) else { return false }
            return try await factors.confirm(agent, step: step, recovery: digests, at: now)
        }
        return recovery
    }

    /// Counted before it is looked at, as passwords are: a million codes are few.
    private func counting(_ agent: AgentID, at now: Date, _ isRight: () async throws -> Bool) async throws {
        let counter = signIn.keys.code(agent)
        try await signIn.attempts.begin([counter], at: now)
        guard try await isRight() else { throw IdentityProblem.wrongCode }
        try await signIn.attempts.reset(counter)
    }

    /// Keyed: codes of 49 bits could be tried one by one on a stolen table.
    private func recoveryDigest(_ typed: String, of agent: AgentID) -> String {
        signIn.keys.digest("recovery.\(agent).\(RecoveryCodes.normal(typed))")
    }
}
