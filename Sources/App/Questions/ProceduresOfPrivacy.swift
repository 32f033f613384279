import Core
import Correspondence
import Definitions
import Forms
import Foundation
import Organisations
import Privacy
import Procedures

/// Procedures, as the room of privacy needs them.
struct ProceduresOfPrivacy: KeptProcedures {
    let procedures: ProceduresFeature
    let organisations: OrganisationsFeature
    /// What every request goes through outside of the product.
    let connectors: [String]

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
            found.append(Processing(definition: published.definition, unit: units[card.unit] ?? "", connectors: connectors))
        }
        return found
    }

    func connectors(_ door: DeclaredTreatment.Door) -> [String] {
        let name = door == .mail ? "SMTP" : "SMS"
        return connectors.filter { $0.hasPrefix(name) }
    }

    func titles(in organisation: OrganisationID) async throws -> [ProcedureID: String] {
        try await Dictionary(procedures.all(organisation: organisation).map { ($0.procedure, $0.title) }) { first, _ in first }
    }

    func unitNames(in organisation: OrganisationID) async throws -> [UnitID: String] {
        try await Dictionary(organisations.units(of: organisation).map { ($0.id, $0.name) }) { first, _ in first }
    }
}

extension Settings {
    /// What personal data goes through on its way to a person, by the name of who runs it: the record of processing says it.
    var connectors: [String] {
        let hosts = [("SMTP", mail.account?.url), ("SMS", sms.gateway)]
        return hosts.compactMap { kind, address in address.map { "\(kind) \(URL(string: $0)?.host() ?? "localhost")" } }
    }
}
