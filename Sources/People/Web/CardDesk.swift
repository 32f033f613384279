import Core
import HTTPTypes
import Hummingbird
import Secrets
import Web

/// Cards at the counter: giving one, finding it by its number, and what is done when it is lost. Agents see the card, never what its space holds.
struct CardDesk: Sendable {
    let people: PeopleFeature
    let words: CardWords

    static let path = "/bureau/cartes"

    var routes: [Route] {
        let roles = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, roles) { visit in NewCardPage(visit: visit, proposals: proposals).response },
            .agents(.post, Self.path, roles, answer: issue),
            .agents(.post, Self.path + "/recherche", roles, answer: search),
            .agents(.get, Self.path + "/:number", roles) { try await show($0) },
            .agents(.get, Self.path + "/:number/carte.pdf", roles, answer: printed),
            .agents(.post, Self.path + "/:number/secret", roles, answer: changeSecret),
            .agents(.post, Self.path + "/:number/identite", roles, answer: identitySeen),
            .agents(.post, Self.path + "/:number/revocation", roles, answer: revoke),
            .agents(.post, Self.path + "/:number/remplacement", roles, answer: replace),
        ]
    }

    @Sendable private func issue(_ visit: AgentVisit) async throws -> Response {
        let (secret, fault) = secret(in: visit.form)
        guard let secret else {
            return NewCardPage(visit: visit, proposals: proposals(in: visit.form), fault: fault).response
        }
        let number = CardNumber.random()
        try await people.cards.issue(
            number, hash: people.passphrases.hash(secret.text), level: visit.form.first("identite") == nil ? .declared : .seen,
            of: visit.viewer.organisation, by: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/\(number)?fait=carte")
    }

    @Sendable private func search(_ visit: AgentVisit) async throws -> Response {
        guard let number = visit.form.text("numero").flatMap(CardNumber.init),
            try await people.cards.find(number, of: visit.viewer.organisation) != nil
        else { return NewCardPage(visit: visit, proposals: proposals, searchFault: UserMessage("people.desk.noSuchCard")).response }
        return .seeOther("\(Self.path)/\(number)")
    }

    private func show(_ visit: AgentVisit, fault: UserMessage? = nil) async throws -> Response {
        let card = try await card(visit)
        return CardPage(
            visit: visit, card: card, history: try await people.cards.history(of: card.id), proposals: proposals(in: visit.form), fault: fault
        ).response
    }

    @Sendable private func printed(_ visit: AgentVisit) async throws -> Response {
        let card = try await card(visit)
        guard card.state != .revoked else { throw PeopleProblem.cardOver }
        let pdf = try await people.printer.pdf(of: CardPaper(number: card.number, site: visit.site, words: visit.words).text)
        return .download(pdf, name: "\(visit.words("people.card.file")).pdf", mediaType: "application/pdf")
    }

    @Sendable private func changeSecret(_ visit: AgentVisit) async throws -> Response {
        let card = try await card(visit)
        let (secret, fault) = secret(in: visit.form)
        guard let secret else { return try await show(visit, fault: fault) }
        let hash = try await people.passphrases.hash(secret.text)
        guard try await people.cards.setSecret(hash, of: card, by: visit.viewer, at: visit.now) else { throw PeopleProblem.cardOver }
        return .seeOther("\(Self.path)/\(card.number)?fait=secret")
    }

    @Sendable private func identitySeen(_ visit: AgentVisit) async throws -> Response {
        let card = try await card(visit)
        try await people.cards.identitySeen(card, by: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/\(card.number)?fait=identite")
    }

    @Sendable private func revoke(_ visit: AgentVisit) async throws -> Response {
        let card = try await card(visit)
        try await people.cards.revoke(card, by: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/\(card.number)?fait=revocation")
    }

    /// The lost card opens nothing any more, and another opens the same space.
    @Sendable private func replace(_ visit: AgentVisit) async throws -> Response {
        let card = try await card(visit)
        let (secret, fault) = secret(in: visit.form)
        guard let secret else { return try await show(visit, fault: fault) }
        let number = CardNumber.random()
        let done = try await people.cards.replace(
            card, by: number, hash: people.passphrases.hash(secret.text), of: visit.viewer.organisation, agent: visit.viewer, at: visit.now)
        guard done else { throw PeopleProblem.cardOver }
        return .seeOther("\(Self.path)/\(number)?fait=carte")
    }

    private func card(_ visit: AgentVisit) async throws -> SpaceCard {
        guard let card = try await people.cards.find(visit.visit.parameter("number"), of: visit.viewer.organisation) else {
            throw PeopleProblem.unknownCard
        }
        return card
    }

    private var proposals: [String] { (0..<3).map { _ in words.draw() } }

    /// Those that the page showed, so that a choice is found again; new ones for a page that had none.
    private func proposals(in form: SentForm) -> [String] {
        let shown = form.all("propose").filter { CardSecret($0).map(words.holds) ?? false }
        return shown.count == 3 ? shown : proposals
    }

    /// Three words that we proposed, or a code that was typed twice.
    private func secret(in form: SentForm) -> (CardSecret?, fault: UserMessage?) {
        if let chosen = form.text("mots"), let secret = CardSecret(chosen), secret.kind == .words, words.holds(secret) { return (secret, nil) }
        guard let code = form.text("code"), let secret = CardSecret(code), secret.kind == .code else {
            return (nil, UserMessage("people.desk.noSecret"))
        }
        if secret.isTooEasy { return (nil, UserMessage("people.desk.easyCode")) }
        guard form.text("code_encore").flatMap(CardSecret.init) == secret else { return (nil, UserMessage("people.desk.differentCodes")) }
        return (secret, nil)
    }
}
