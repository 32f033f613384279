import Core
import Dossiers
import Foundation
import Law
import Mandates
import People
import Privacy

extension Product {
    /// Makes Admiville and its requests.
    /// - Returns: what to tell the person who asked: where to go, who to be.
    public func makeDemo(dossiers count: Int, seed: UInt64, baseURL: String) async throws -> [String] {
        let town = try DemoTown()
        let organisation = try await town.make(in: self, baseURL: baseURL)
        if try await dossiers.count(of: organisation) == 0 {
            let names = try DemoPeople.load().names
            let zone = TimeZone(identifier: "Europe/Paris") ?? .gmt
            try await dossiers.makeDemo(count: count, seed: seed, organisation: organisation, names: names, zone: zone, now: clock())
            _ = try await countAll()
            // What is to be seen of the fate of requests. A town of several years, made to be measured, keeps them all.
            if count <= 5000 { try await privacy.sweep(organisation, now: clock(), zone: zone) }
        }
        let codes = try await mandates.makeDemo(
            in: organisation, zone: TimeZone(identifier: "Europe/Paris") ?? .gmt, passphrase: DemoTown.password, now: clock())
        _ = try await people.makeDemo(in: organisation, passphrase: DemoTown.password, now: clock())
        if let mark = try await people.demoMark(in: MandatesFeature.sector, of: organisation, now: clock()) {
            let zone = TimeZone(identifier: "Europe/Paris") ?? .gmt
            let acting = try await mandates.makeDemoMeasures(in: organisation, representedBy: mark, zone: zone, now: clock())
            // A sale by two tutors waits for the other one and for the judge; a Pacs, for the person.
            let filings: [(String, ProtectedAct)] =
                count == 0 ? [] : [("declaration-intention-aliener", .onerousDisposal), ("pacs", .pacsConvention)]
            try await dossiers.makeDemoRepresented(
                zip(filings, acting).map { ($0.0, $0.1, by: $1) }, seed: seed, organisation: organisation, names: try DemoPeople.load().names,
                zone: zone, now: clock())
        }
        return welcome(town, baseURL) + helpers(baseURL, codes)
    }

    /// Said once: the key of the codes is kept sealed.
    private func helpers(_ baseURL: String, _ codes: String?) -> [String] {
        guard let codes else { return [] }
        return [
            "  For helpers: \(baseURL)/aidants/connexion", "  \(MandatesFeature.demoHelper), the same password, and the codes of this key: \(codes)",
            "",
        ]
    }

    private func welcome(_ town: DemoTown, _ baseURL: String) -> [String] {
        let shown = ["caseworker", "manager", "administrator"].compactMap { role in town.file.agents.first { $0.roles.contains(role) } }
        return ["", "\(town.file.authority.name) is ready.", "  For people:  \(baseURL)", "  For agents:  \(baseURL)/bureau", ""]
            + shown.map { "  \($0.email.padding(toLength: 44, withPad: " ", startingAt: 0)) \($0.roles.joined(separator: ", "))" }
            + [
                "  Password of every agent: \(DemoTown.password)", "",
                "  A personal space: \(baseURL)/espace/connexion", "  \(PeopleFeature.demoPerson), the same password", "",
            ]
    }
}
