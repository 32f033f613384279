import Core
import Foundation
import Hummingbird
import Web

/// Organisations that help, for administrators: those that ask, those that are validated, their helpers, and the journal of it all.
struct RelayDesk: Sendable {
    let room: MandatesFeature

    static let path = "/bureau/reglages/aidants"

    var routes: [Route] {
        let roles: Set<AgentRole> = [.administrator]
        return [
            .agents(.get, Self.path, roles, answer: list), .agents(.post, Self.path, roles, answer: addTown),
            .agents(.get, Self.path + "/:relay", roles) { try await show($0) },
            .agents(.post, Self.path + "/:relay/decision", roles, answer: decide),
            .agents(.post, Self.path + "/:relay/invitations", roles, answer: invite),
            .agents(.post, Self.path + "/:relay/aidants/:helper/revue", roles, answer: review),
            .agents(.post, Self.path + "/:relay/aidants/:helper/fermeture", roles, answer: close),
            .agents(.get, "/bureau/reglages/journal-des-mandats.csv", [.administrator, .dataProtectionOfficer], answer: export),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words, title = words("mandates.relays.title")
        let relays = try await room.relays.all(of: visit.viewer.organisation)
        let broken = try await room.firstBreak(of: visit.viewer.organisation)
        let cards = relays.map { relay in
            CardList.Card(
                relay.name, href: "\(Self.path)/\(relay.id)", text: words("mandates.kind.\(relay.kind.rawValue)"),
                tag: StatusTag(words("mandates.relay.state.\(relay.state.rawValue)"), RelayPage.tone(relay.state)))
        }
        return visit.visit.page(
            title: title,
            """
            \(Breadcrumb([(words("mandates.relays.settings"), "/bureau/reglages")], words: words))
            <h1>\(title)</h1>
            <p>\(words("mandates.relays.intro"))</p>
            \(relays.isEmpty ? "<p>\(words("mandates.relays.empty"))</p>" : CardList(cards, level: 2).html)
            \(if: !relays.contains { $0.kind == .town }, "<h2>\(words("mandates.relays.town"))</h2><p>\(words("mandates.relays.townText"))</p><form method=\"post\" action=\"\(Self.path)\">\(visit.visit.formToken)\(Button(words("mandates.relays.townButton"), .secondary))</form>")
            <h2>\(words("mandates.relays.journal"))</h2>
            \(broken.map { Notice(.warning, words("mandates.relays.broken", ["number": String($0)])) } ?? Notice(.success, words("mandates.relays.whole")))
            <p><a href="/bureau/reglages/journal-des-mandats.csv">\(words("mandates.relays.export"))</a></p>
            """)
    }

    /// The town itself, for its digital advisers: it need not ask itself.
    @Sendable private func addTown(_ visit: AgentVisit) async throws -> Response {
        let site = visit.site, organisation = visit.viewer.organisation
        var town = try await room.relays.all(of: organisation).first { $0.kind == .town }
        if town == nil {
            let email = EmailAddress(site.email)
            guard let email else { throw MandateProblem.unknown }
            let request = RelayRequest(
                name: site.name, kind: .town, siret: "", contact: visit.viewer.name, email: email, phone: site.phone, reason: "")
            try await room.relays.ask(request, of: organisation, at: visit.now) { _ in }
            town = try await room.relays.all(of: organisation).first { $0.kind == .town }
        }
        guard let town else { throw MandateProblem.unknown }
        try await room.relays.decide(.validated, of: town, in: organisation, by: visit.viewer, at: visit.now) { _ in }
        return .seeOther("\(Self.path)/\(town.id)")
    }

    private func relay(_ visit: AgentVisit) async throws -> Relay {
        guard let found = try await room.relays.find(try visit.visit.parameter("relay"), of: visit.viewer.organisation) else {
            throw MandateProblem.unknown
        }
        return found
    }

    private func show(_ visit: AgentVisit, faults: FormFaults = FormFaults()) async throws -> Response {
        let relay = try await relay(visit)
        return RelayPage(visit: visit, relay: relay, helpers: try await room.helpers.helpers(of: relay.id), faults: faults).response
    }

    @Sendable private func decide(_ visit: AgentVisit) async throws -> Response {
        let relay = try await relay(visit), words = visit.words, site = visit.site, now = visit.now
        guard let state = visit.form.first("decision").flatMap(Relay.State.init), state != .asked else { throw MandateProblem.unknown }
        let letter = EmailAddress(relay.email).map { email in
            MandateLetter(
                to: email, subject: words("mandates.mail.\(state.rawValue).subject", ["town": site.name]),
                text: words("mandates.mail.\(state.rawValue).text", ["name": relay.contact, "relay": relay.name, "town": site.name]),
                key: "relay \(state.rawValue):\(relay.id):\(Int(now.timeIntervalSince1970))")
        }
        try await room.relays.decide(state, of: relay, in: visit.viewer.organisation, by: visit.viewer, at: now) {
            [letters = room.letters] connection in
            if let letter { try letters.send(letter, of: site, now: now, on: connection) }
        }
        return .seeOther("\(Self.path)/\(relay.id)")
    }

    @Sendable private func invite(_ visit: AgentVisit) async throws -> Response {
        let relay = try await relay(visit), form = visit.form
        guard relay.state == .validated else { throw MandateProblem.unknown }
        var faults = FormFaults()
        let name = faults.text("nom", in: form, missing: UserMessage("mandates.new.noName"))
        let email = form.text("email").flatMap(EmailAddress.init)
        if email == nil { faults.add("email", UserMessage("mandates.request.badEmail")) }
        let trained = faults.day("formation", in: form, notAfter: visit.visit.today, wrong: UserMessage("mandates.helper.untrained"))
        guard faults.isEmpty, let email, let trained else { return try await show(visit, faults: faults) }
        do { try await room.invite(name, email, trainedOn: trained, to: relay, visit) } catch MandateProblem.knownHelper {
            faults.add("email", MandateProblem.knownHelper.message)
            return try await show(visit, faults: faults)
        }
        return .seeOther("\(Self.path)/\(relay.id)?fait=invitation")
    }

    @Sendable private func review(_ visit: AgentVisit) async throws -> Response {
        let relay = try await relay(visit)
        try await room.helpers.review(
            try visit.visit.parameter("helper"), of: relay, in: visit.viewer.organisation, by: visit.viewer, today: visit.visit.today, at: visit.now)
        return .seeOther("\(Self.path)/\(relay.id)")
    }

    @Sendable private func close(_ visit: AgentVisit) async throws -> Response {
        let relay = try await relay(visit)
        try await room.helpers.close(try visit.visit.parameter("helper"), of: relay, in: visit.viewer.organisation, by: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/\(relay.id)")
    }

    /// All of the journal, as it stands: mandates by their own number, nobody who gave one.
    @Sendable private func export(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        let columns = ["number", "at", "relay", "author", "act", "mandate", "detail", "hash"].map { words("mandates.journal.\($0)") }
        let rows = try await room.journal.acts(of: visit.viewer.organisation).map { act in
            [
                String(act.number), act.at.formatted(.iso8601), act.relay, act.author, words("mandates.act.\(act.kind.rawValue)"),
                act.mandate?.description ?? "", act.detail, act.hash,
            ]
        }
        return .download(CSV.file([columns] + rows), name: "\(words("mandates.journal.file")).csv", mediaType: "text/csv; charset=utf-8")
    }
}
