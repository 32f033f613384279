import Core
import Foundation
import Secrets
import Web

/// Coming in with a card. A number that nobody has goes the same way as a known one: counted, compared (with a decoy), refused in the same words.
extension PeopleFeature {
    /// - Returns: the key of the session.
    /// - Throws: ``PeopleProblem/wrongCard``, ``PeopleProblem/mustWait(_:)``, ``PeopleProblem/tooBusy``.
    func enter(card typed: String, secret: String, of organisation: OrganisationID, from origin: PersonOrigin, at now: Date) async throws -> String {
        let known = try await known(card: typed, secret: secret, of: organisation, from: origin.address, at: now)
        return try await cards.enter(known, from: origin.device, at: now)
    }

    /// Whose card this is, for who shows it beside somebody who helps: no session is opened.
    /// - Throws: ``PeopleProblem/wrongCard``, ``PeopleProblem/mustWait(_:)``, ``PeopleProblem/tooBusy``.
    public func holder(ofCard typed: String, secret: String, of organisation: OrganisationID, from address: String, at now: Date) async throws
        -> PersonViewer
    {
        let known = try await known(card: typed, secret: secret, of: organisation, from: address, at: now)
        return PersonViewer(person: known.person, organisation: organisation, marks: [])
    }

    private func known(
        card typed: String, secret: String, of organisation: OrganisationID, from address: String, at now: Date
    ) async throws -> SQLCards.Credentials {
        let number = CardNumber(typed)
        let counted = [tryKeys.account("card.\(number?.description ?? "?")", of: organisation), tryKeys.address(address)]
        try await tries.begin(counted, at: now)
        var known: SQLCards.Credentials?
        if let number { known = try await cards.credentials(number, of: organisation) }
        let verdict: PasswordVerdict
        do { verdict = try await passphrases.verify(CardSecret(secret)?.text ?? secret, against: known?.hash ?? passphrases.decoy) } catch {
            try await tries.takeBack(counted, at: now)  // our fault, not a wrong secret
            throw error
        }
        guard let known, verdict.isRight else {
            if let known { try await cards.failed(known.card, at: now) }
            throw PeopleProblem.wrongCard
        }
        try await tries.reset(counted[0])
        try await tries.takeBack([counted[1]], at: now)
        return known
    }
}
