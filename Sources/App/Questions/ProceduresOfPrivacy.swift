import Appointments
import Core
import Correspondence
import Definitions
import Forms
import Foundation
import OpenID
import Organisations
import Privacy
import Procedures

/// Procedures, as the room of privacy needs them.
struct ProceduresOfPrivacy: KeptProcedures {
    let procedures: ProceduresFeature
    let organisations: OrganisationsFeature
    let appointments: AppointmentsFeature
    /// What the settings say of each door.
    let outside: [DeclaredTreatment.Door: [String]]

    func version(_ id: ProcedureVersionID) async throws -> KeptVersion? {
        try await procedures.version(id).map { published in
            let statistical = published.definition.form?.fields.filter(\.isStatistical).map(\.id) ?? []
            return KeptVersion(
                version: id, procedure: published.procedure, title: published.definition.title, rule: published.retention,
                statistical: Set(statistical))
        }
    }

    func processings(in organisation: OrganisationID) async throws -> [Processing] {
        let units = try await unitNames(in: organisation)
        var found: [Processing] = []
        for card in try await procedures.all(organisation: organisation) where !card.isExternal {
            guard let published = try await procedures.version(card.version) else { continue }
            let open = doors(of: published.definition).filter { outside[$0]?.isEmpty == false }
            found.append(
                Processing(
                    definition: published.definition, unit: units[card.unit] ?? "", connectors: open.flatMap { outside[$0] ?? [] }, doors: Set(open)))
        }
        return found
    }

    func connectors(_ door: DeclaredTreatment.Door, in organisation: OrganisationID) async throws -> [String] {
        guard door == .calendars else { return outside[door] ?? [] }
        return try await appointments.calendarHosts(of: organisation).map { "CalDAV/ICS \($0)" }
    }

    /// What the requests of a procedure may go through, by what its form asks.
    private func doors(of definition: ProcedureDefinition) -> [DeclaredTreatment.Door] {
        let fields = definition.form?.fields ?? []
        var doors: [DeclaredTreatment.Door] = [.mail, .sms]
        if fields.contains(where: { $0.role != nil }) { doors.append(.franceConnect) }
        if fields.contains(where: { if case .appointment = $0.kind { true } else { false } }) { doors.append(.national) }
        if !definition.pieces.isEmpty { doors.append(.scanner) }
        return doors
    }

    func titles(in organisation: OrganisationID) async throws -> [ProcedureID: String] {
        try await Dictionary(procedures.all(organisation: organisation).map { ($0.procedure, $0.title) }) { first, _ in first }
    }

    func unitNames(in organisation: OrganisationID) async throws -> [UnitID: String] {
        try await Dictionary(organisations.units(of: organisation).map { ($0.id, $0.name) }) { first, _ in first }
    }
}

extension Settings {
    /// What goes outside, by the name of who runs it: the record of processing says it. Agents give the addresses of their calendars themselves.
    func connectors(_ door: DeclaredTreatment.Door) -> [String] {
        switch door {
        case .mail: Self.named("SMTP", [mail.account?.url])
        case .sms: Self.named("SMS", [sms.gateway])
        case .franceConnect: Self.named("FranceConnect", [franceConnect.provider?.issuer])
        case .proConnect: Self.named("ProConnect", [proConnect.issuer])
        case .national: Self.named("ANTS", [national.service?.address])
        case .beacon: Self.named("drand", beacon.addresses)
        case .scanner: Self.named("ClamAV", [tools.remoteScanner.map { "tcp://\($0)" }])
        case .calendars: []
        }
    }

    private static func named(_ name: String, _ addresses: [String?]) -> [String] {
        addresses.compactMap { $0 }.map { "\(name) \(URL(string: $0)?.host() ?? "localhost")" }
    }
}

extension ToolSettings {
    /// A scanner of files that is on another machine.
    fileprivate var remoteScanner: String? {
        guard let clamd, !clamd.hasPrefix("/"), !["127.0.0.1:", "localhost:", "[::1]:"].contains(where: { clamd.hasPrefix($0) }) else { return nil }
        return clamd
    }
}
