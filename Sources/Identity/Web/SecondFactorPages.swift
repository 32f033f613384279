import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Secrets
import Web

/// An agent's own second factor: beginning, confirming, taking it away.
struct SecondFactorPages {
    let identity: IdentityFeature

    static let path = AccountPages.path + "/double-authentification"
    static let confirmation = path + "/confirmation"

    var routes: [Route] {
        [
            .agents(.get, Self.path) { try await page($0) },
            .agents(.post, Self.path, answer: begin),
            .agents(.post, Self.confirmation, answer: confirm),
            .agents(.post, Self.path + "/retrait", answer: remove),
        ]
    }

    /// The password first: a session left open on a counter must neither add a telephone nor take one away.
    @Sendable private func begin(_ visit: AgentVisit) async throws -> Response {
        let agent = try await identity.agent(visit)
        if let refusal = try await refusal(visit, agent) { return try await page(visit, refusal: refusal) }
        let code = try await identity.newCode(of: agent.id, at: visit.now)
        return EnrolPage(visit: visit.visit, key: nil, code: code, account: agent.email.login).response
    }

    @Sendable private func confirm(_ visit: AgentVisit) async throws -> Response {
        let agent = try await identity.agent(visit)
        do {
            let recovery = try await identity.confirmCode(visit.form.first(CodeField.name) ?? "", of: agent.id, at: visit.now)
            try await identity.journalOwn(.secondFactorOn, agent.id, of: agent.organisation, at: visit.now)
            return RecoveryCodesPage(visit: visit.visit, codes: recovery, next: Self.path).response
        } catch let problem as IdentityProblem {
            guard let code = try await identity.unfinishedCode(of: agent.id) else { return .seeOther(Self.path) }
            return EnrolPage(visit: visit.visit, key: nil, code: code, account: agent.email.login, refusal: problem.message).response
        }
    }

    @Sendable private func remove(_ visit: AgentVisit) async throws -> Response {
        let agent = try await identity.agent(visit)
        guard try await !identity.rules.rules(of: agent.organisation).requiresSecondFactor else { throw IdentityProblem.secondFactorRequired }
        if let refusal = try await refusal(visit, agent) { return try await page(visit, refusal: refusal) }
        try await identity.factors.remove(agent.id)
        try await identity.journalOwn(.secondFactorOff, agent.id, of: agent.organisation, at: visit.now)
        return .seeOther(Self.path + "?fait=retrait")
    }

    private func refusal(_ visit: AgentVisit, _ agent: Agent) async throws -> UserMessage? {
        do {
            try await identity.signIn.confirm(visit.form.first(PasswordField.current) ?? "", of: agent, from: visit.visit.origin, at: visit.now)
            return nil
        } catch IdentityProblem.wrongCredentials {
            return UserMessage("identity.password.notCurrent")
        } catch let problem as IdentityProblem { return problem.message }
    }

    private func page(_ visit: AgentVisit, refusal: UserMessage? = nil) async throws -> Response {
        let factor = try await identity.factors.find(visit.viewer.agent).flatMap { $0.isConfirmed ? $0 : nil }
        let isRequired = try await identity.rules.rules(of: visit.viewer.organisation).requiresSecondFactor
        let page = SecondFactorPage(visit: visit, factor: factor, isRequired: isRequired, refusal: refusal)
        return visit.visit.page(
            title: visit.words("identity.factor.title"), status: refusal == nil ? .ok : .unprocessableContent, page.html)
    }
}

/// What one's second factor is, and the one thing to do with it.
struct SecondFactorPage {
    let visit: AgentVisit
    let factor: SecondFactor?
    let isRequired: Bool
    let refusal: UserMessage?

    private var words: Words { visit.words }

    var html: HTML {
        """
        \(Breadcrumb([(words("identity.account.title"), AccountPages.path)], words: words))
        \(refusal.map { ErrorSummary([.init(href: "#\(PasswordField.current)", text: words($0))], words: words) })
        \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("identity.factor.removed")))
        <h1>\(words("identity.factor.title"))</h1>
        \(factor.map(present) ?? absent)
        """
    }

    private var absent: HTML { "<p>\(words("identity.factor.absent"))</p>\(form(SecondFactorPages.path, "identity.factor.begin", .primary))" }

    private func present(_ factor: SecondFactor) -> HTML {
        """
        <p>\(StatusTag(words("identity.factor.on"), .good))</p>
        <p>\(words.count(factor.recoveryLeft, "identity.factor.left"))</p>
        \(isRequired ? "<p>\(words("identity.factor.required"))</p>" : form(SecondFactorPages.path + "/retrait", "identity.factor.remove", .danger))
        """
    }

    private func form(_ action: String, _ button: String, _ kind: ButtonKind) -> HTML {
        let question = Question(PasswordField.current, words("identity.field.currentPassword"), words, error: refusal.map { words($0) })
        return """
            <form method="post" action="\(action)" novalidate>\(visit.visit.formToken)
            \(TextInput(question, .password))
            \(Button(words(button), kind))
            </form>
            """
    }
}
