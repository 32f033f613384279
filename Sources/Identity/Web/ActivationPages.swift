import Core
import Forms
import HTTPTypes
import Hummingbird
import Secrets
import Web

/// Choosing one's password with the link that an administrator gave. Looking at the page uses nothing up: mail filters open links before people do.
struct ActivationPages {
    let identity: IdentityFeature

    private static let path = "/bureau/activation/:token"

    var routes: [Route] { [.get(Self.path, answer: show), .post(Self.path, answer: activate)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        page(visit, try await invitation(visit))
    }

    @Sendable private func activate(_ visit: Visit) async throws -> Response {
        let invitation = try await invitation(visit)
        let password: String
        do {
            password = try visit.form.newPassword(personal: [invitation.name, invitation.email.login, visit.site.name])
        } catch {
            return page(visit, invitation, faults: error.problems)
        }
        switch try await identity.activate(invitation, try digest(visit), password: password, from: visit.origin, at: visit.now) {
        case .open(let session): return try await SignInPages.opened(session, visit, identity)
        case .code(let key): return SecondStepPage(visit: visit, key: key).response
        case .enrol(let key, let code): return EnrolPage(visit: visit, key: key, code: code, account: invitation.email.login).response
        }
    }

    private func invitation(_ visit: Visit) async throws -> Invitation {
        guard let found = try await identity.invitations.invitation(try digest(visit), at: visit.now), found.organisation == visit.site.organisation
        else {
            throw IdentityProblem.invitationOver
        }
        return found
    }

    private func digest(_ visit: Visit) throws -> String { Secret.digest(try visit.parameter("token")) }

    private func page(_ visit: Visit, _ invitation: Invitation, faults: [FieldProblem] = []) -> Response {
        let words = visit.words
        return visit.page(
            title: words("identity.activation.title"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(faults.summary(words))
            <h1>\(words("identity.activation.title"))</h1>
            <p>\(words("identity.activation.intro", ["name": invitation.name, "email": invitation.email.description]))</p>
            <form method="post" action="\(visit.path)" novalidate>\(visit.formToken)
            \(PasswordBoxes.username(invitation.email))
            \(PasswordBoxes(words: words, faults: faults).html)
            \(Button(words("identity.activation.button")))
            </form>
            """)
    }
}
