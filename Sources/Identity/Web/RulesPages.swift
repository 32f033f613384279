import Core
import HTTPTypes
import Hummingbird
import Web

/// What the authority asks of its agents' accounts.
struct RulesPages {
    let identity: IdentityFeature

    static let path = "/bureau/reglages/comptes-des-agents"

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator], answer: show),
            .agents(.post, Self.path, [.administrator], answer: save),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words, title = words("identity.rules.title")
        let rules = try await identity.rules.rules(of: visit.viewer.organisation)
        return visit.visit.page(
            title: title,
            """
            \(Breadcrumb([(words("identity.settings"), "/bureau/reglages")], words: words))
            \(visit.visit.query("enregistre") == nil ? nil : Notice(.success, words("identity.rules.saved")))
            <h1>\(title)</h1>
            <form method="post" action="\(Self.path)" novalidate>\(visit.visit.formToken)
            \(TickBox(Question("double", words("identity.rules.secondFactor"), words, hint: words("identity.rules.secondFactor.hint")), isTicked: rules.requiresSecondFactor))
            \(identity.provider == nil ? nil : TickBox(Question("proconnect", words("identity.rules.provider"), words, hint: words("identity.rules.provider.hint")), isTicked: rules.trustsProvider))
            \(Radios(
                Question("inactivite", words("identity.rules.inactivity"), words, hint: words("identity.rules.inactivity.hint")),
                options: SignInRules.inactivityChoices.map { ChoiceOption(String($0), $0 == 0 ? words("identity.rules.never") : words("identity.rules.days", ["days": String($0)])) },
                selected: String(rules.inactivityDays)))
            \(Button(words("identity.rules.save")))
            </form>
            """)
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        let asked = visit.form.first("inactivite").flatMap { Int($0) } ?? 0
        let rules = SignInRules(
            requiresSecondFactor: visit.form.first("double") != nil, trustsProvider: visit.form.first("proconnect") != nil,
            inactivityDays: SignInRules.inactivityChoices.contains(asked) ? asked : 0)
        try await identity.rules.save(rules, of: visit.viewer.organisation)
        try await identity.journal(
            .rulesChanged, "\(rules.requiresSecondFactor ? "2FA" : "–")\(rules.trustsProvider ? " (ProConnect)" : ""), \(rules.inactivityDays) j",
            visit)
        return .seeOther(Self.path + "?enregistre=1")
    }
}
