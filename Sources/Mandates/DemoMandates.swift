import Core
import Foundation
import Secrets
import Web

/// Invented organisations, one helper who can come in, two mandates: for the demonstration alone.
extension MandatesFeature {
    public static let demoHelper = "camille.roux@coup-de-main.example"

    /// Makes them, once.
    /// - Returns: the key of the helper's codes, to be put in a telephone; `nil` when they were there already.
    public func makeDemo(in organisation: OrganisationID, zone: TimeZone, passphrase: String, now: Date) async throws -> String? {
        guard try await relays.all(of: organisation).isEmpty, let email = EmailAddress(Self.demoHelper) else { return nil }
        let agent = AgentViewer(agent: AgentID(0), organisation: organisation, name: "Démonstration", roles: [:])
        for request in Self.demoRequests(email) { try await relays.ask(request, of: organisation, at: now - 90 * 86_400) { _ in } }
        guard let relay = try await relays.all(of: organisation).first(where: { $0.kind == .association }) else { return nil }
        try await relays.decide(.validated, of: relay, in: organisation, by: agent, at: now - 80 * 86_400) { _ in }
        let token = Secret.token(), code = OneTimeCode.random(), today = LocalDate(now, in: zone)
        try await helpers.invite(
            "Camille Roux", email, trainedOn: today.adding(days: -70), to: relay, in: organisation, token: token,
            code: seal.close(code, of: Self.demoHelper), by: agent, today: today, at: now
        ) { _ in }
        try await helpers.activate(token, hash: passphrases.hash(passphrase), step: 0, of: organisation, at: now)
        guard let helper = try await helpers.helpers(of: relay.id).first else { return nil }
        let viewer = HelperViewer(
            helper: helper.id.rawValue, name: helper.name, organisation: organisation, relay: relay.id.rawValue, relayName: relay.name, acting: nil)
        try await makeDemoMandates(by: viewer, zone: zone, now: now)
        return code.groups
    }

    private static func demoRequests(_ email: EmailAddress) -> [RelayRequest] {
        [
            RelayRequest(
                name: "Coup de main numérique", kind: .association, siret: "73282932000074", contact: "Inès Faure", email: email,
                phone: "02 99 00 00 41", reason: "Permanence le mardi et le jeudi à la maison de quartier, six bénévoles formés."),
            RelayRequest(
                name: "France services des Tilleuls", kind: .franceServices, siret: "73282932000074", contact: "Malik Henry", email: email,
                phone: "02 99 00 00 42", reason: "Deux conseillers, du lundi au samedi."),
        ]
    }

    private func makeDemoMandates(by helper: HelperViewer, zone: TimeZone, now: Date) async throws {
        let given = NewMandate(
            person: MandatePerson(name: "Yvette Lambert", born: LocalDate(dayNumber: -10_000), phone: nil, number: .random()),
            perimeters: [.social, .papers, .transport], duration: .semester, consent: .paper, answer: nil)
        let id = try await mandates.write(given, by: helper, at: now) { _, _ in }
        try await mandates.give(id, of: helper.organisation, zone: zone, by: helper.name, at: now)
        let awaiting = NewMandate(
            person: MandatePerson(name: "Omar Haddad", born: LocalDate(dayNumber: -3_000), phone: nil, number: .random()), perimeters: [.housing],
            duration: .month, consent: .card, answer: nil)
        _ = try await mandates.write(awaiting, by: helper, at: now) { _, _ in }
    }
}
