import Core
import Foundation
import Law
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

    /// Invented measures of protection, once, of which the holder of an invented space is the representative.
    /// - Parameter mark: of that space, in the mandates' sector.
    /// - Returns: what each access lets them do.
    public func makeDemoMeasures(
        in organisation: OrganisationID, representedBy mark: String, zone: TimeZone, now: Date
    ) async throws -> [ActingFor] {
        guard try await representations.all(ofMarks: [mark], in: organisation).isEmpty else { return [] }
        let agent = AgentViewer(agent: AgentID(0), organisation: organisation, name: "Démonstration", roles: [:])
        let today = LocalDate(now, in: zone)
        var actings: [ActingFor] = []
        for (index, (name, kind, second)) in Self.demoProtected.enumerated() {
            var representatives = [Representative(id: RepresentativeID(1), name: "Claire Morvan")]
            if let second { representatives.append(Representative(id: RepresentativeID(2), name: second)) }
            let judgment = Judgment(court: "Tribunal judiciaire de Rennes", number: "25/0041\(index)", on: today.adding(days: -300))
            let supervisor = Representative(id: RepresentativeID(3), name: "Anne Le Bihan")
            let measure = ProtectiveMeasure(
                kind: kind, until: today.adding(months: 40), representatives: representatives, supervisor: second == nil ? nil : supervisor)
            let new = NewMeasure(person: name, born: LocalDate(dayNumber: -12_000 + 700 * index), judgment: judgment, measure: measure)
            let id = try await measures.record(new, of: organisation, by: agent, at: now - 30 * 86_400)
            guard let email = EmailAddress("claire.morvan@courriel.example") else { continue }
            let access = NewRepresentation(
                measure: id, representative: RepresentativeID(1), email: email, personEmail: EmailAddress("personne\(index)@courriel.example"))
            try await representations.invite(access, of: organisation, by: agent, at: now) { _ in }
            let bound = try await representations.bind(access.token, to: mark, of: organisation, by: "Claire Morvan", at: now)
            if second != nil {
                try await inviteDemo(RepresentativeID(2), "yann.morvan@courriel.example", to: id, of: organisation, by: agent, now: now)
            }
            let viewer = PersonViewer(person: PersonID(0), organisation: organisation, marks: [mark])
            if let acting = try await representing(bound.rawValue, by: viewer, on: today, in: zone, now: now) { actings.append(acting) }
        }
        return actings
    }

    private func inviteDemo(
        _ representative: RepresentativeID, _ email: String, to measure: MeasureID, of organisation: OrganisationID, by agent: AgentViewer, now: Date
    ) async throws {
        guard let email = EmailAddress(email) else { return }
        let access = NewRepresentation(measure: measure, representative: representative, email: email, personEmail: nil)
        try await representations.invite(access, of: organisation, by: agent, at: now) { _ in }
    }

    private static let demoProtected: [(name: String, kind: ProtectionMeasure, second: String?)] = [
        ("Jeanne Morvan", .tutelle, "Yann Morvan"), ("Hubert Le Goff", .curatelleSimple, nil),
    ]
}
