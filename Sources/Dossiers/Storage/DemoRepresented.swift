import Core
import Foundation
import Law
import Storage

extension DossiersFeature {
    /// Invented requests that somebody filed for a protected adult, which their own page opens in the mode where they act.
    /// - Parameter filings: on which procedure, as which act, by whom.
    public func makeDemoRepresented(
        _ filings: [(slug: String, act: ProtectedAct, by: ActingFor)], seed: UInt64, organisation: OrganisationID, names: DemoNames, zone: TimeZone,
        now: Date
    ) async throws {
        let sheets = try await sheets.all(in: organisation)
        try await database.write { connection in
            for (index, filing) in filings.enumerated() {
                guard let sheet = sheets.first(where: { $0.slug == filing.slug }) else { continue }
                let demo = DemoDossiers(sheets: sheets, agents: [], names: names.only(filing.by.person), zone: zone, masterKey: masterKey)
                var generator = DemoGenerator(seed: seed &+ UInt64(index))
                let received = now - Double(index + 1) * 3600
                let (dossier, changes) = demo.represented(sheet, filing.act, by: filing.by, received: received, using: &generator)
                let id = try connection.insert(dossier)
                try connection.save(changes, of: id, at: received)
                try connection.save(DossierColumn.columns(of: dossier, in: sheet.form), of: id)
                try connection.run(
                    """
                    INSERT INTO access (visitor, reference, granted_at)
                    VALUES (\(Keyring(filing.by).seal(dossier.reference)), \(dossier.reference), \(received))
                    """)
            }
        }
    }
}

extension DemoNames {
    /// The same town, where everybody has this name.
    fileprivate func only(_ person: String) -> DemoNames {
        var names = self
        let parts = person.split(separator: " ", maxSplits: 1).map(String.init)
        (names.firstNames, names.lastNames) = ([parts.first ?? ""], [parts.last ?? ""])
        return names
    }
}
