import Core
import Foundation
import Storage

/// Who looked at the latest requests of the demonstration, and two readings in an emergency, one of them looked over.
extension DossiersFeature {
    private static let demoReasons = [
        "La personne est à l'accueil : son rendez-vous à la préfecture est dans une heure, et son service est fermé.",
        "Une voisine signale un danger dans le même immeuble, et personne ne répond au service technique.",
    ]

    func makeDemoReadings(in organisation: OrganisationID, by agents: [AgentSheet], now: Date) async throws {
        let latest = try await database.read { connection in
            try connection.rows(
                "SELECT id, reference, unit_id FROM dossier WHERE organisation_id = \(organisation) ORDER BY id DESC LIMIT 60"
            ).map {
                (
                    id: try $0.id("id", of: DossierKind.self), reference: try $0.parsed("reference", Reference.init),
                    unit: try $0.id("unit_id", of: UnitKind.self)
                )
            }
        }
        try await database.write { connection in
            for (index, agent) in agents.enumerated() {
                for request in latest where agent.units.contains(request.unit) {
                    try connection.noteConsultation(of: [request.id], by: agent.viewer(in: organisation), at: now - Double(index * 3 + 1) * 43_200)
                }
            }
        }
        for (reason, request) in zip(Self.demoReasons, latest) {
            guard let stranger = agents.first(where: { !$0.units.isEmpty && !$0.units.contains(request.unit) })?.viewer(in: organisation) else {
                return
            }
            _ = try await readings.open(request.reference, because: reason, by: stranger, at: now - 7200)
        }
        try await database.write { connection in
            _ = try connection.run(
                """
                UPDATE exceptional_reading SET reviewer = \(agents.last?.name ?? ""), reviewed_at = \(now - 3600)
                WHERE id = (SELECT min(id) FROM exceptional_reading WHERE organisation_id = \(organisation))
                """)
        }
    }
}

extension AgentSheet {
    fileprivate func viewer(in organisation: OrganisationID) -> AgentViewer {
        AgentViewer(agent: id, organisation: organisation, name: name, roles: Dictionary(units.map { ($0, [.caseworker]) }) { first, _ in first })
    }
}
