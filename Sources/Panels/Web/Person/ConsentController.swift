import Core
import Hummingbird
import Web

/// Agreeing to be asked, and withdrawing: an address, a link, no account.
struct ConsentController: Sendable {
    static let path = "/panels/participer/"

    let desk: PanelDesk

    var routes: [Route] {
        let (confirm, withdraw) = ("/panels/\(ConsentBook.Door.confirm.rawValue)/:key", "/panels/\(ConsentBook.Door.withdraw.rawValue)/:key")
        return [
            .get(Self.path + ":event", answer: show), .post(Self.path + ":event", answer: ask), .get(confirm, answer: askConfirmation),
            .post(confirm, answer: self.confirm), .get(withdraw, answer: askWithdrawal), .post(withdraw, answer: self.withdraw),
        ]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let event: LifeEvent = try visit.parameter("event")
        if visit.query("envoye") != nil {
            let text = visit.words("panels.sent.text", ["event": visit.words(event.titleKey)])
            return said(visit.words("panels.sent"), text, visit)
        }
        return page(event, [], visit)
    }

    /// Says the same whether the address is known or not.
    @Sendable private func ask(_ visit: Visit) async throws -> Response {
        let event: LifeEvent = try visit.parameter("event")
        try await desk.throttle.admit(visit, through: "panels", atMost: 10, perSeconds: 3600)
        let sent = Response.seeOther(Self.path + event.rawValue + "?envoye=1")
        if RobotTrap.isSprung(by: visit.form) { return sent }
        var faults: [(field: String, key: String)] = []
        let address = EmailAddress(visit.form.text("courriel") ?? "")
        if address == nil { faults.append(("courriel", "panels.email.wrong")) }
        if visit.form.first("accord") == nil { faults.append(("accord", "panels.consent.missing")) }
        guard faults.isEmpty, let address else { return page(event, faults, visit) }
        let (site, words, now, desk) = (visit.site, visit.words, visit.now, desk)
        // Whoever writes somebody else's address does not fill their box.
        try await desk.throttle.check("panels:\(desk.book.mark(address, event, in: site.organisation))", atMost: 3, perSeconds: 86_400, now: now)
        try await desk.consents.ask(address, about: event, in: site.organisation, now: now) { seed, connection in
            let letter = PanelLetter.confirm(to: address, seed: seed, desk.book, site, words, now: now)
            try desk.letters.send(letter, of: site, now: now, on: connection)
        }
        return sent
    }

    private func page(_ event: LifeEvent, _ faults: [(field: String, key: String)], _ visit: Visit) -> Response {
        let words = visit.words
        let title = words("panels.join", ["event": words(event.titleKey)])
        func question(_ name: String, _ label: String, hint: String? = nil) -> Question {
            Question(name, words(label), words, hint: hint, error: faults.first { $0.field == name }.map { words($0.key) })
        }
        return visit.page(
            title: title, status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("panels.title"), PanelsController.path)], words: words))
            \(if: !faults.isEmpty, "\(ErrorSummary(faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words))")
            <h1>\(title)</h1>
            <p>\(words("panels.join.text"))</p>
            <form method="post" action="\(visit.path)" novalidate>\(visit.formToken)
            \(TextInput(question("courriel", "panels.email", hint: words("panels.email.hint")), .email, value: visit.form.first("courriel") ?? ""))
            \(TickBox(question("accord", "panels.consent", hint: words("panels.consent.text", ["months": "\(ConsentBook.months)"])), isTicked: visit.form.first("accord") != nil))
            \(RobotTrap.html(words))
            \(Button(words("panels.join.button")))
            </form>
            """)
    }

    /// A button, since programs that look at mails follow their links before people do.
    @Sendable private func askConfirmation(_ visit: Visit) async throws -> Response {
        let consent = try await consent(visit, .confirm)
        if visit.query("fait") != nil, let ends = consent.ends {
            let facts: KeyValuePairs = ["event": visit.words(consent.event.titleKey), "day": ends.inWords(visit.language)]
            return said(visit.words("panels.confirmed"), visit.words("panels.confirmed.text", facts), visit)
        }
        let facts: KeyValuePairs = ["event": visit.words(consent.event.titleKey), "months": "\(ConsentBook.months)"]
        return button(
            visit.words("panels.confirm"), visit.words("panels.confirm.text", facts), visit.words("panels.confirm.button"), visit)
    }

    @Sendable private func confirm(_ visit: Visit) async throws -> Response {
        let seed = try await consent(visit, .confirm).seed
        guard try await desk.consents.confirm(seed, in: visit.site.organisation, on: visit.today, now: visit.now) != nil else {
            throw PanelProblem.linkOver
        }
        return .seeOther(visit.path + "?fait=1")
    }

    @Sendable private func askWithdrawal(_ visit: Visit) async throws -> Response {
        let seed = try seed(visit, .withdraw)
        // Withdrawn already: the same page as just after.
        guard let consent = try await desk.consents.find(seed, in: visit.site.organisation) else {
            return said(visit.words("panels.withdrawn"), visit.words("panels.withdrawn.text"), visit)
        }
        let text = visit.words("panels.withdraw.text", ["event": visit.words(consent.event.titleKey)])
        return button(visit.words("panels.withdraw"), text, visit.words("panels.withdraw.button"), visit)
    }

    @Sendable private func withdraw(_ visit: Visit) async throws -> Response {
        try await desk.consents.withdraw(try seed(visit, .withdraw), in: visit.site.organisation)
        return .seeOther(visit.path)
    }

    private func seed(_ visit: Visit, _ door: ConsentBook.Door) throws -> String {
        guard let seed = desk.book.seed(of: try visit.parameter("key"), at: door) else { throw PanelProblem.linkOver }
        return seed
    }

    private func consent(_ visit: Visit, _ door: ConsentBook.Door) async throws -> Consent {
        guard let consent = try await desk.consents.find(try seed(visit, door), in: visit.site.organisation) else { throw PanelProblem.linkOver }
        return consent
    }

    private func button(_ title: String, _ text: String, _ label: String, _ visit: Visit) -> Response {
        visit.page(
            title: title,
            """
            <h1>\(title)</h1><p>\(text)</p>
            <form method="post" action="\(visit.path)">\(visit.formToken)\(Button(label))</form>
            """)
    }

    private func said(_ title: String, _ text: String, _ visit: Visit) -> Response {
        visit.page(
            title: title,
            """
            <h1>\(title)</h1><p>\(text)</p>
            <p><a href="\(PanelsController.path)">\(visit.words("panels.back"))</a></p>
            """)
    }
}
