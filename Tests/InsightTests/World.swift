import Core
import Foundation
import Storage
import TestSupport

@testable import Insight

/// A fixed morning, a birth certificate desk and a school desk, and what happens there.
enum World {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)  // 2 March 2026, 9:00 in Paris
    static let paris = TimeZone(identifier: "Europe/Paris") ?? .gmt
    static let town = OrganisationID(1)
    static let (civil, school) = (UnitID(1), UnitID(2))
    static let (birth, enrolment) = (ProcedureID(1), ProcedureID(2))

    static let clerk = AgentViewer(agent: AgentID(1), organisation: town, name: "Alix", roles: [civil: [.caseworker]])
    static let both = AgentViewer(agent: AgentID(2), organisation: town, name: "Basile", roles: [civil: [.manager], school: [.manager]])

    static func database(_ engine: TestEngine, jobs: Bool = false) async throws -> any Database {
        try await TestDatabase.open(engine, migrations: (jobs ? Jobs.migrations : []) + InsightFeature.migrations)
    }

    /// - Parameter days: on which day, from the reception, each status is entered; `nil` while open.
    static func track(
        _ id: Int64, _ procedure: ProcedureID = birth, unit: UnitID = civil, channel: Channel = .web, steps: [(String, Double)] = [("filed", 0)],
        closed: Double? = nil, lines: Int? = nil
    ) -> Track {
        Track(
            dossier: DossierID(id), organisation: town, procedure: procedure, unit: unit, channel: channel, receivedAt: morning,
            steps: steps.map { .init($0.0, at: morning + $0.1 * 86_400) }, closedAt: closed.map { morning + $0 * 86_400 }, isWaiting: false,
            isAssigned: false, silence: nil, contacts: [], lines: lines ?? steps.count)
    }
}
