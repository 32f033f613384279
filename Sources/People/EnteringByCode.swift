import Core
import Foundation
import Secrets
import Web

/// The telephone of a person: adding it, using its codes, taking it away.
extension PeopleFeature {
    /// A telephone to be confirmed: the earlier one, unfinished, is forgotten.
    func beginFactor(of person: PersonID, at now: Date) async throws -> OneTimeCode {
        let code = OneTimeCode.random()
        try await factors.begin(person, code, at: now)
        return code
    }

    /// The code that waits to be confirmed.
    func unfinishedFactor(of person: PersonID) async throws -> OneTimeCode? {
        guard let factor = try await factors.find(person), !factor.isConfirmed else { return nil }
        return OneTimeCode(secret: factor.secret)
    }

    /// - Returns: the recovery codes, to be shown once.
    /// - Throws: ``PeopleProblem/wrongCode``, ``PeopleProblem/mustWait(_:)``.
    func confirmFactor(_ typed: String, of person: Person, at now: Date) async throws -> RecoveryCodes {
        let recovery = RecoveryCodes.random()
        try await counting(person.id, person.organisation, at: now) {
            guard let code = try await unfinishedFactor(of: person.id), let step = code.step(of: typed, at: now) else { return false }
            return try await factors.confirm(person.id, step: step, recovery: recovery, at: now)
        }
        return recovery
    }

    /// A code of the telephone, or one of recovery, used up.
    /// - Throws: ``PeopleProblem/wrongCode``, ``PeopleProblem/mustWait(_:)``.
    func useCode(_ typed: String, of person: PersonID, in organisation: OrganisationID, at now: Date) async throws {
        try await counting(person, organisation, at: now) {
            guard let factor = try await factors.find(person), factor.isConfirmed else { return false }
            if RecoveryCodes.isLike(typed) { return try await factors.useRecovery(typed, of: person) }
            guard let step = OneTimeCode(secret: factor.secret).step(of: typed, at: now) else { return false }
            return try await factors.use(person, step: step)
        }
    }

    /// Counted before it is looked at, as passphrases are, and apart from them: a million codes are few.
    private func counting(_ person: PersonID, _ organisation: OrganisationID, at now: Date, _ isRight: () async throws -> Bool) async throws {
        let counter = tryKeys.account("code.\(person)", of: organisation)
        try await tries.begin([counter], at: now)
        guard try await isRight() else { throw PeopleProblem.wrongCode }
        try await tries.reset(counter)
    }
}
