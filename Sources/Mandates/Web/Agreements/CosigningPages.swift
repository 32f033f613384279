import Core
import HTTPTypes
import Hummingbird
import Web

/// Who filed asks the protected adult, or another representative, to agree; an agent asks whoever it takes, at the counter.
struct CosigningPages: Sendable {
    let room: MandatesFeature

    private static let path = "/suivi/:reference/accord"
    private static let desk = "/bureau/dossiers/:reference/accord"

    var routes: [Route] {
        [
            .get(Self.path) { visit in
                let request = try await request(visit)
                let page = CosigningPage(request: request, known: try await room.address(for: request, visit), visit: visit, isDesk: false)
                return page.isForAgents ? page.leftToAgents(.ok) : page.response
            },
            .post(Self.path, answer: ask),
            .agents(.get, Self.desk, AgentRole.seeingDossiers) { visit in
                let request = try await request(visit)
                return CosigningPage(
                    request: request, known: try await room.address(for: request, visit.visit), visit: visit.visit, isDesk: true
                ).response
            },
            .agents(.post, Self.desk, AgentRole.seeingDossiers, answer: askAtDesk),
        ]
    }

    private func request(_ visit: Visit) async throws -> SharedRequest {
        guard let request = try await room.shared.find(try visit.parameter("reference", as: Reference.self), visit), request.party != .parent else {
            throw MandateProblem.unknown
        }
        guard request.isOpen else { throw MandateProblem.agreementAnswered }
        return request
    }

    private func request(_ visit: AgentVisit) async throws -> SharedRequest {
        guard let request = try await room.shared.find(try visit.visit.parameter("reference", as: Reference.self), visit) else {
            throw MandateProblem.unknown
        }
        guard request.isOpen else { throw MandateProblem.agreementAnswered }
        return request
    }

    @Sendable private func ask(_ visit: Visit) async throws -> Response {
        let request = try await request(visit)
        try await room.throttle.admit(visit, through: "other parents", atMost: 10, perSeconds: 3600)
        let page = CosigningPage(request: request, known: try await room.address(for: request, visit), visit: visit, isDesk: false)
        return try await ask(page, by: nil, leadingTo: "/suivi/\(request.reference)#accord")
    }

    @Sendable private func askAtDesk(_ visit: AgentVisit) async throws -> Response {
        let request = try await request(visit), inner = visit.visit
        let page = CosigningPage(request: request, known: try await room.address(for: request, inner), visit: inner, isDesk: true)
        return try await ask(page, by: visit.viewer, leadingTo: "/bureau/dossiers/\(request.reference)#accord")
    }

    private func ask(_ page: CosigningPage, by agent: AgentViewer?, leadingTo path: String) async throws -> Response {
        var page = page
        guard !page.isForAgents else { return page.leftToAgents(.conflict) }
        guard let (party, email) = page.read() else { return page.response }
        let visit = page.visit, request = page.request, site = visit.site, now = visit.now, letters = room.letters
        let said = AgreementWords(party: party, words: visit.words)
        try await room.agreements.ask(email, of: party, for: request, by: agent, in: site.organisation, at: now) { token, connection in
            try letters.send(said.letter(request, to: email, token: token, of: site), of: site, now: now, on: connection)
        }
        return .seeOther(path)
    }
}

/// To whom the link is mailed.
struct CosigningPage {
    let request: SharedRequest
    /// What an agent wrote when the representative was invited.
    let known: EmailAddress?
    let visit: Visit
    let isDesk: Bool
    var faults = FormFaults()

    /// Nobody at the town hall wrote where they are reached: an agent asks them, and not who filed.
    var isForAgents: Bool { !isDesk && known == nil }

    func leftToAgents(_ status: HTTPResponse.Status) -> Response {
        let title = request.party.map { AgreementWords(party: $0, words: words)("title") } ?? words("mandates.agreement.title")
        return visit.page(
            title: title, status: status,
            """
            \(BackLink(home, words: words))
            <p class="over">\(request.title) – \(request.reference.description)</p>
            <h1>\(title)</h1>
            <p>\(words("mandates.agreement.forAgents"))</p>
            <p>\(words("mandates.agreement.forAgents.what", ["phone": visit.site.phone, "number": request.reference.description]))</p>
            """)
    }

    private var words: Words { visit.words }
    private var home: String { (isDesk ? "/bureau/dossiers/" : "/suivi/") + request.reference.description }

    /// Whose agreement, and where they are written to; what is wrong is then in ``faults``.
    mutating func read() -> (AgreementStep.Party, EmailAddress)? {
        let party = request.party ?? visit.form.first("qui").flatMap(AgreementStep.Party.init)
        if party == nil { faults.add("qui", UserMessage("mandates.agreement.noParty")) }
        let email = known ?? visit.form.text("email").flatMap(EmailAddress.init)
        if email == nil { faults.add("email", UserMessage("mandates.agreement.badEmail")) }
        guard let party, let email else { return nil }
        return (party, email)
    }

    private func question(_ name: String, hint: String? = nil) -> Question {
        Question(name, words("mandates.agreement.\(name)"), words, hint: hint.map { words($0) }, error: faults.error(name, words))
    }

    var response: Response {
        let title = request.party.map { AgreementWords(party: $0, words: words)("title") } ?? words("mandates.agreement.title")
        let why = request.party.map { AgreementWords(party: $0, words: words)("why") } ?? words("mandates.agreement.why")
        return visit.page(
            title: title, status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(faults.summary(words))
            \(BackLink(home, words: words))
            <p class="over">\(request.title) – \(request.reference.description)</p>
            <h1>\(title)</h1>
            <p>\(why)</p>
            <p>\(words("mandates.agreement.seen"))</p>
            <form method="post" action="\(home)/accord" novalidate>\(visit.formToken)
            \(parties)\(address)
            \(Button(words("mandates.agreement.send")))
            </form>
            """)
    }

    private var parties: HTML? {
        guard request.party == nil else { return nil }
        let options = AgreementStep.Party.allCases.map { ChoiceOption($0.rawValue, words("mandates.agreement.party.\($0.rawValue)")) }
        return Radios(question("qui"), options: options, selected: visit.form.first("qui")).html
    }

    private var address: HTML {
        if known != nil { return "<p>\(words("mandates.agreement.known"))</p>" }
        return TextInput(
            question("email", hint: "mandates.agreement.email.hint"), InputTraits(type: "email", isSpelled: false),
            value: visit.form.first("email") ?? ""
        ).html
    }
}
