import Core
import Law
import Storage

struct SQLCommitments: CommitmentRepository {
    let database: any Database

    func all() async throws -> [UnitID: CommitmentTerms] {
        try await database.read { connection in
            var terms: [UnitID: CommitmentTerms] = [:]
            for row in try connection.rows("SELECT unit_id, look, answer, week FROM unit_commitment") {
                let week = try row.parsed("week", WorkWeek.init)
                terms[try row.id("unit_id")] = CommitmentTerms(usual: try row.spans, week: week)
            }
            for row in try connection.rows("SELECT unit_id, procedure_id, look, answer FROM procedure_commitment") {
                terms[try row.id("unit_id")]?.byProcedure[try row.id("procedure_id")] = try row.spans
            }
            return terms
        }
    }

    func save(_ terms: CommitmentTerms, of unit: UnitID) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO unit_commitment(unit_id, look, answer, week)
                VALUES (\(unit), \(terms.usual.look?.description), \(terms.usual.answer?.description), \(terms.week.description))
                ON CONFLICT (unit_id) DO UPDATE SET look = excluded.look, answer = excluded.answer, week = excluded.week
                """)
            try connection.run("DELETE FROM procedure_commitment WHERE unit_id = \(unit)")
            for (procedure, spans) in terms.byProcedure where !spans.isEmpty {
                try connection.run(
                    """
                    INSERT INTO procedure_commitment(unit_id, procedure_id, look, answer)
                    VALUES (\(unit), \(procedure), \(spans.look?.description), \(spans.answer?.description))
                    """)
            }
        }
    }
}

extension Row {
    fileprivate var spans: CommitmentTerms.Spans {
        get throws {
            CommitmentTerms.Spans(
                look: try optionalParsed("look", WorkSpan.init), answer: try optionalParsed("answer", WorkSpan.init))
        }
    }
}
