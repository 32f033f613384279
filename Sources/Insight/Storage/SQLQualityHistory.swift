import Core
import Storage

/// What the observatory said at the end of each month. Figures of procedures, of nobody: they are kept for good.
struct SQLQualityHistory: Sendable {
    let database: any Database

    /// Written every night until the month is over: the last night stands.
    func keep(_ lines: [QualityLine], month: String, in organisation: OrganisationID) async throws {
        try await database.write { connection in
            for line in lines {
                let indicators = line.indicators.compactMap(\.kept).json
                try connection.run(
                    """
                    INSERT INTO quality_month(organisation_id, month, procedure_id, indicators)
                    VALUES (\(organisation), \(month), \(line.procedure.id), \(indicators))
                    ON CONFLICT (organisation_id, month, procedure_id) DO UPDATE SET indicators = excluded.indicators
                    """)
            }
        }
    }

    /// Of the months that are over.
    /// - Parameter procedure: `nil`: of all, for programs.
    func months(before month: String, of procedure: ProcedureID? = nil, in organisation: OrganisationID) async throws -> [ProcedureID: QualityHistory]
    {
        let one: SQL = procedure.map { "AND procedure_id = \($0)" } ?? ""
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT procedure_id, month, indicators FROM quality_month WHERE organisation_id = \(organisation) AND month < \(month) \(one)
                """
            ).reduce(into: [:]) {
                $0[try $1.id("procedure_id"), default: QualityHistory()].months[try $1.string("month")] = [KeptIndicator](try $1.json("indicators"))
            }
        }
    }
}
