import Core
import Hummingbird
import Web

/// What people and organisations read of helpers, and the request of an organisation that wants to help.
struct RelayPages: Sendable {
    let room: MandatesFeature

    static let path = "/aidants"
    static let request = "/aidants/habilitation"

    var routes: [Route] {
        [
            .get(Self.path) { visit in about(visit) },
            .get(Self.request) { visit in RelayForm(visit: visit).response },
            .post(Self.request, answer: ask),
        ]
    }

    private func about(_ visit: Visit) -> Response {
        let words = visit.words
        return visit.page(
            title: words("mandates.about.title"),
            """
            \(visit.query("demande") == nil ? nil : Notice(.success, title: words("mandates.request.sent.title"), words("mandates.request.sent.text")))
            <h1>\(words("mandates.about.title"))</h1>
            <p>\(words("mandates.about.what"))</p>
            <h2>\(words("mandates.about.person"))</h2>
            <p>\(words("mandates.about.personText"))</p>
            <p><a href="\(OwnMandates.path)">\(words("mandates.own.title"))</a></p>
            <h2>\(words("mandates.about.helper"))</h2>
            <p>\(LinkButton(words("mandates.door.title"), to: HelperDoor.path, .secondary))</p>
            <h2>\(words("mandates.about.relay"))</h2>
            <p>\(words("mandates.about.relayText")) <a href="\(Self.request)">\(words("mandates.request.title"))</a></p>
            """)
    }

    @Sendable private func ask(_ visit: Visit) async throws -> Response {
        if RobotTrap.isSprung(by: visit.form) { return .seeOther(Self.path + "?demande=1") }
        try await room.throttle.admit(visit, through: "relay requests", atMost: 5, perSeconds: 3600)
        let (request, faults) = RelayForm.read(visit.form)
        guard let request else { return RelayForm(visit: visit, faults: faults).response }
        let words = visit.words, site = visit.site, now = visit.now
        let letter = MandateLetter(
            to: request.email, subject: words("mandates.mail.asked.subject", ["town": site.name]),
            text: words("mandates.mail.asked.text", ["name": request.contact, "relay": request.name, "town": site.name]),
            key: "relay asked:\(Secret.token())")
        try await room.relays.ask(request, of: site.organisation, at: now) { [letters = room.letters] connection in
            try letters.send(letter, of: site, now: now, on: connection)
        }
        return .seeOther(Self.path + "?demande=1")
    }
}

/// The request of an organisation.
struct RelayForm {
    let visit: Visit
    var faults = FormFaults()

    var response: Response {
        let words = visit.words, form = visit.form
        func question(_ name: String, hint: String? = nil) -> Question {
            Question(name, words("mandates.request.\(name)"), words, hint: hint.map { words($0) }, error: faults.error(name, words))
        }
        let kinds = Relay.Kind.allCases.filter { $0 != .town }.map { ChoiceOption($0.rawValue, words("mandates.kind.\($0.rawValue)")) }
        return visit.page(
            title: words("mandates.request.title"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(faults.summary(words))
            \(BackLink(RelayPages.path, words: words))
            <h1>\(words("mandates.request.title"))</h1>
            <p>\(words("mandates.request.intro"))</p>
            <form method="post" action="\(RelayPages.request)" novalidate>\(visit.formToken)
            \(RobotTrap.html(words))
            \(TextInput(question("organisme"), .organisation, value: form.first("organisme") ?? ""))
            \(Radios(question("genre"), options: kinds, selected: form.first("genre")))
            \(TextInput(question("siret", hint: "mandates.request.siret.hint"), .digits, value: form.first("siret") ?? ""))
            \(TextInput(question("contact", hint: "mandates.request.contact.hint"), InputTraits(autocomplete: "name", isSpelled: false), value: form.first("contact") ?? ""))
            \(TextInput(question("email"), .email, value: form.first("email") ?? ""))
            \(TextInput(question("telephone"), .phone, value: form.first("telephone") ?? ""))
            \(TextArea(question("raison", hint: "mandates.request.raison.hint"), value: form.first("raison") ?? "", longest: 1000))
            \(Button(words("mandates.request.send")))
            </form>
            """)
    }

    static func read(_ form: SentForm) -> (RelayRequest?, FormFaults) {
        var faults = FormFaults()
        let name = faults.text("organisme", in: form, missing: UserMessage("mandates.request.noName"))
        let kind = form.first("genre").flatMap(Relay.Kind.init)
        if kind == nil || kind == .town { faults.add("genre", UserMessage("mandates.request.noKind")) }
        let siret = form.text("siret").flatMap(RelayRequest.siret)
        if siret == nil { faults.add("siret", UserMessage("mandates.request.badSiret")) }
        let contact = faults.text("contact", in: form, missing: UserMessage("mandates.request.noContact"))
        let email = form.text("email").flatMap(EmailAddress.init)
        if email == nil { faults.add("email", UserMessage("mandates.request.badEmail")) }
        let reason = faults.text("raison", in: form, atMost: 1000, missing: UserMessage("mandates.request.noReason"))
        guard faults.isEmpty, let kind, let siret, let email else { return (nil, faults) }
        let phone = String((form.text("telephone") ?? "").prefix(30))
        return (RelayRequest(name: name, kind: kind, siret: siret, contact: contact, email: email, phone: phone, reason: reason), faults)
    }
}
