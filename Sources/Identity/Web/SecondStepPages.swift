import Core
import Foundation
import HTTPTypes
import Hummingbird
import Secrets
import Web

/// The second step of signing in: the code of the telephone.
struct SecondStepPages {
    let identity: IdentityFeature

    var routes: [Route] {
        [
            .post(SecondStepPage.path, answer: open),
            .post(EnrolPage.path, answer: enrol),
        ]
    }

    @Sendable private func open(_ visit: Visit) async throws -> Response {
        let (key, pending) = try await pending(visit)
        do {
            try await identity.useCode(visit.form.first(CodeField.name) ?? "", of: pending.agent, at: visit.now)
        } catch let problem as IdentityProblem {
            SignInLog.refused(problem)
            return SecondStepPage(visit: visit, key: key, refusal: problem.message).response
        }
        return try await SignInPages.opened(try await session(key, pending, visit), visit, identity)
    }

    /// The first code of a telephone, asked because the authority wants one: it is confirmed, and the desk opens.
    @Sendable private func enrol(_ visit: Visit) async throws -> Response {
        let (key, pending) = try await pending(visit)
        do {
            let recovery = try await identity.confirmCode(visit.form.first(CodeField.name) ?? "", of: pending.agent, at: visit.now)
            try await identity.journalOwn(.secondFactorOn, pending.agent, of: pending.organisation, at: visit.now)
            let session = try await session(key, pending, visit)
            SignInLog.opened(session.agent)
            var response = RecoveryCodesPage(visit: visit, codes: recovery, next: (ReturnPath(visit.form.first("retour")) ?? .desk).path).response
            visit.setSession(session.token, on: &response)
            return response
        } catch let problem as IdentityProblem where problem != .signInOver {
            guard let code = try await identity.unfinishedCode(of: pending.agent) else { throw IdentityProblem.signInOver }
            return EnrolPage(visit: visit, key: key, code: code, account: pending.email.login, refusal: problem.message).response
        }
    }

    private func pending(_ visit: Visit) async throws -> (String, PendingSignIn) {
        let key = visit.form.first(CodeField.key) ?? ""
        guard let found = try await identity.pending.find(Secret.digest(key), at: visit.now), found.organisation == visit.site.organisation else {
            throw IdentityProblem.signInOver
        }
        return (key, found)
    }

    private func session(_ key: String, _ pending: PendingSignIn, _ visit: Visit) async throws -> NewSession {
        guard try await identity.pending.end(Secret.digest(key)) else { throw IdentityProblem.signInOver }
        return try await identity.signIn.openSession(of: pending.agent, from: visit.origin, logoutHint: pending.logoutHint, at: visit.now)
    }
}

/// Names of the boxes of the second step. The code's begins as passwords' do, so that no page shows it again.
enum CodeField {
    static let key = PasswordField.prefix + "_etape"
    static let name = PasswordField.prefix + "_code"
}

/// "Type the code of your telephone."
struct SecondStepPage {
    let visit: Visit
    let key: String
    /// Where the desk opens; the form's own when it carries one.
    var back: ReturnPath?
    var refusal: UserMessage?

    static let path = "/bureau/connexion/code"

    var response: Response {
        let words = visit.words, title = words("identity.code.title")
        return visit.page(
            title: title, status: refusal == nil ? .ok : .unprocessableContent,
            """
            \(refusal.map { ErrorSummary([.init(href: "#\(CodeField.name)", text: words($0))], words: words) })
            <h1>\(title)</h1>
            <form method="post" action="\(Self.path)" novalidate>\(visit.formToken)
            \(CodeBox(visit: visit, key: key, back: back, refusal: refusal, hint: words("identity.code.hint")).html)
            \(Button(words("identity.signIn.button")))
            </form>
            <p>\(words("identity.code.lost"))</p>
            """)
    }
}

/// The box of the code, with what the sign-in carries along.
struct CodeBox {
    let visit: Visit
    let key: String
    let back: ReturnPath?
    let refusal: UserMessage?
    let hint: String

    var html: HTML {
        let words = visit.words
        let question = Question(CodeField.name, words("identity.code.label"), words, hint: hint, error: refusal.map { words($0) })
        return """
            <input type="hidden" name="\(CodeField.key)" value="\(key)">
            \((back ?? ReturnPath(visit.form.first("retour"))).map { "<input type=\"hidden\" name=\"retour\" value=\"\($0.path)\">" as HTML })
            \(KeptForm(carriedBy: visit.form)?.hidden)
            \(TextInput(question, .secondFactor))
            """
    }
}

extension InputTraits {
    /// Six digits, or a recovery code with letters: the keyboard of digits alone would lock out who lost their telephone.
    static let secondFactor = InputTraits(autocomplete: "one-time-code", isSpelled: false, width: 20)
}
