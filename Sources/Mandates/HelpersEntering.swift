import Core
import Foundation
import Secrets
import Web

/// Helpers coming in: an address, a passphrase and the code of their telephone, on one page. An unknown address goes the same way as a known one.
extension MandatesFeature {
    /// - Returns: the key of the session.
    /// - Throws: ``MandateProblem/wrongCredentials``, ``MandateProblem/reviewDue``, ``MandateProblem/tooBusy``; what the throttle throws.
    func enter(_ typed: String, passphrase: String, code: String, _ visit: Visit) async throws -> String {
        let email = String(Text.trimmed(typed).lowercased().prefix(254)), organisation = visit.site.organisation
        try await throttle.admit(visit, through: "helpers", atMost: 20, perSeconds: 900)
        try await throttle.check("helper.\(organisation).\(email)", atMost: 8, perSeconds: 900, now: visit.now)
        let known = try await helpers.credentials(email, of: organisation)
        let verdict = try await passphrases.verify(passphrase, against: known?.hash ?? passphrases.decoy)
        guard let known, verdict.isRight, known.relayState == .validated,
            let step = try seal.code(known.codeSealed, of: known.helper.email).step(of: code, at: visit.now)
        else { throw MandateProblem.wrongCredentials }
        guard known.helper.isReviewed(on: visit.today) else { throw MandateProblem.reviewDue }
        guard let key = try await helpers.enter(known.helper, step: step, of: organisation, at: visit.now) else {
            throw MandateProblem.wrongCredentials
        }
        return key
    }

    /// Invites a helper, with the link that makes their account.
    /// - Throws: ``MandateProblem/knownHelper``.
    func invite(_ name: String, _ email: EmailAddress, trainedOn: LocalDate, to relay: Relay, _ visit: AgentVisit) async throws {
        let token = Secret.token(), words = visit.words, site = visit.site, now = visit.now
        let letter = MandateLetter(
            to: email, subject: words("mandates.mail.invitation.subject", ["town": site.name]),
            text: words(
                "mandates.mail.invitation.text",
                ["name": name, "relay": relay.name, "town": site.name, "link": "\(site.baseURL)\(InvitationPages.path)/\(token)"]),
            key: "helper:\(Secret.digest(token))")
        try await helpers.invite(
            name, email, trainedOn: trainedOn, to: relay, in: site.organisation, token: token,
            code: seal.close(.random(), of: email.description.lowercased()), by: visit.viewer, today: visit.visit.today, at: now
        ) { [letters] connection in try letters.send(letter, of: site, now: now, on: connection) }
    }

    /// Makes an account of an invitation.
    /// - Returns: what is wrong, by field; `nil` when it is done.
    func activate(_ token: String, passphrase: String, again: String, code typed: String, _ visit: Visit) async throws -> (String, UserMessage)? {
        try await throttle.admit(visit, through: "helper invitations", atMost: 20, perSeconds: 900)
        guard let invited = try await helpers.invited(token, of: visit.site.organisation, at: visit.now) else { throw MandateProblem.linkOver }
        let rule = PasswordRule(personal: [invited.helper.name, invited.helper.email, visit.site.name])
        if let fault = rule.fault(in: passphrase) { return ("phrase", fault) }
        guard passphrase == again else { return ("encore", UserMessage("mandates.invitation.different")) }
        guard let step = try seal.code(invited.codeSealed, of: invited.helper.email).step(of: typed, at: visit.now) else {
            return ("code", UserMessage("mandates.invitation.wrongCode"))
        }
        let hash = try await passphrases.hash(passphrase)
        try await helpers.activate(token, hash: hash, step: step, of: visit.site.organisation, at: visit.now)
        return nil
    }
}
