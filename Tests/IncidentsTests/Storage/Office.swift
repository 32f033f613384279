import Core
import Foundation
import Storage
import TestSupport

@testable import Incidents

/// The incidents of Admiville, and of Brest beside it, in a database of a test's own.
struct Office {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)
    static let admiville = OrganisationID(1)
    static let brest = OrganisationID(2)

    let incidents: SQLIncidents

    static func open(_ engine: TestEngine) async throws -> Office {
        let others = Migration("others", ["CREATE TABLE organisation (id {{id}}, name TEXT NOT NULL) {{strict}}"])
        let database = try await TestDatabase.open(engine, migrations: [others] + IncidentsFeature.migrations)
        _ = try await database.write { try $0.run("INSERT INTO organisation (id, name) VALUES (1, 'Admiville'), (2, 'Brest')") }
        return Office(incidents: SQLIncidents(database: database))
    }

    static func hit(
        _ seconds: TimeInterval, _ reference: Reference? = nil, kind: Incident.Kind = .fault, of organisation: OrganisationID? = admiville
    )
        -> Hit
    {
        Hit(at: morning + seconds, organisation: organisation, reference: reference, kind: kind)
    }

    func all(of organisation: OrganisationID = admiville) async throws -> [Incident] {
        try await incidents.list(of: organisation, since: .distantPast, atMost: 100)
    }
}
