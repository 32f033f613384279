import Core
import Forms
import Foundation
import Law
import Storage
import Workflows

extension SQLDossierRepository {
    /// Two statements, whatever the size of the table: one walk of an index per unit, merged; then the listable answers of the rows shown.
    func list(
        _ filter: DossierFilter, after cursor: ListCursor?, atMost count: Int, viewer: AgentViewer, today: LocalDate, zone: TimeZone
    ) async throws -> DossierPage {
        let query = ListQuery(filter: filter, cursor: cursor, viewer: viewer, today: today, zone: zone)
        return try await database.read { connection in
            guard let statement = query.statement(for: connection.dialect, limit: count + 1) else {
                return DossierPage(rows: [], fields: [:], next: nil)
            }
            let found = try connection.rows(statement)
            let rows = try found.prefix(count).map(DossierRow.init)
            let next = try found.count > count ? found[count - 1].listCursor : nil
            return DossierPage(rows: rows, fields: try connection.listedFields(of: rows.map(\.id)), next: next)
        }
    }
}

extension Row {
    fileprivate var listCursor: ListCursor {
        get throws {
            let key = try (try? optionalInt("sort_key")).flatMap(\.self).map { String($0) } ?? string("sort_key")
            return ListCursor(key: key, id: Int64(try int("id")))
        }
    }
}

extension Connection {
    /// The listable answers of these rows, in one statement.
    fileprivate func listedFields(of dossiers: [DossierID]) throws -> [DossierID: [ListedAnswer]] {
        guard !dossiers.isEmpty else { return [:] }
        return try rows(
            "SELECT dossier_id, field, shown FROM dossier_field WHERE dossier_id IN \(list: dossiers) ORDER BY dossier_id, field"
        ).reduce(into: [:]) { answers, row in
            let answer = ListedAnswer(field: try row.string("field"), shown: try row.string("shown"))
            answers[try row.id("dossier_id", of: DossierKind.self), default: []].append(answer)
        }
    }
}
