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

/// The SQL of one list.
private struct ListQuery: Sendable {
    let filter: DossierFilter
    let cursor: ListCursor?
    let viewer: AgentViewer
    let today: LocalDate
    let zone: TimeZone

    /// `nil` when the viewer has no unit, or asked for one that is not theirs.
    func statement(for dialect: Dialect, limit: Int) -> SQL? {
        let units = filter.unit.map { unit in viewer.units.filter { $0 == unit } } ?? viewer.units
        guard !units.isEmpty else { return nil }
        let words = Text.words(filter.text)
        let parts = units.map { unit in "SELECT * FROM (\(part(unit, dialect, words, limit))) AS \(SQL(trusted: "u\(unit)"))" as SQL }
        return "SELECT * FROM (\(SQL.joined(parts, by: " UNION ALL "))) AS everything ORDER BY \(order(prefix: "")) LIMIT \(limit)"
    }

    private static let columns = SQL(trusted: DossierRow.columns.replacing("d.", with: "dossier."))

    /// One unit's share. The unit is an equality, so that the index gives the rows in order and the walk stops at the limit.
    private func part(_ unit: UnitID, _ dialect: Dialect, _ words: [String], _ limit: Int) -> SQL {
        var conditions: [SQL] = ["dossier.unit_id = \(unit)", "dossier.organisation_id = \(viewer.organisation)"]
        conditions += stage + rest + after
        if !words.isEmpty { conditions.append(dialect.fullText("dossier", all: [Filing.unitWord(unit)] + words)) }
        return """
            SELECT \(Self.columns), \(sortKey) AS sort_key FROM dossier WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY \(order(prefix: "dossier.")) LIMIT \(limit)
            """
    }

    private var stage: [SQL] {
        switch filter.stage {
        case .open: ["dossier.is_open = \(true)"]
        case .all: []
        case .waiting, .accepted, .rejected, .closed: ["dossier.nature = \(filter.stage.rawValue)"]
        }
    }

    private var rest: [SQL] {
        var conditions: [SQL] = []
        if let procedure = filter.procedure { conditions.append("dossier.procedure_id = \(procedure)") }
        if let channel = filter.channel { conditions.append("dossier.channel = \(channel.rawValue)") }
        switch filter.assignee {
        case .me: conditions.append("dossier.assignee_id = \(viewer.agent)")
        case .nobody: conditions.append("dossier.assignee_id IS NULL")
        case .agent(let agent): conditions.append("dossier.assignee_id = \(agent)")
        case nil: break
        }
        if filter.isLate { conditions.append("dossier.is_open = \(true) AND dossier.silence_on <= \(today.adding(days: 7))") }
        if let from = filter.from { conditions.append("dossier.received_at >= \(from.start(in: zone))") }
        if let to = filter.to { conditions.append("dossier.received_at < \(to.adding(days: 1).start(in: zone))") }
        return conditions
    }

    private var sortKey: SQL { filter.order == .due ? "COALESCE(dossier.silence_on, '9999-12-31')" : "dossier.received_at" }

    private var after: [SQL] {
        guard let cursor else { return [] }
        switch filter.order {
        case .newest: return ["(dossier.received_at, dossier.id) < (\(Int64(cursor.key) ?? 0), \(cursor.id))"]
        case .oldest: return ["(dossier.received_at, dossier.id) > (\(Int64(cursor.key) ?? 0), \(cursor.id))"]
        case .due: return ["(COALESCE(dossier.silence_on, '9999-12-31'), dossier.id) > (\(cursor.key), \(cursor.id))"]
        }
    }

    private func order(prefix: String) -> SQL {
        let id = SQL(trusted: prefix + "id")
        switch filter.order {
        case .newest: return "\(SQL(trusted: prefix))received_at DESC, \(id) DESC"
        case .oldest: return "\(SQL(trusted: prefix))received_at, \(id)"
        case .due: return prefix.isEmpty ? "sort_key, \(id)" : "COALESCE(dossier.silence_on, '9999-12-31'), \(id)"
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
    fileprivate func listedFields(of dossiers: [DossierID]) throws -> [DossierID: [String: String]] {
        guard !dossiers.isEmpty else { return [:] }
        return try rows("SELECT dossier_id, field, shown FROM dossier_field WHERE dossier_id IN \(list: dossiers)").reduce(into: [:]) { fields, row in
            fields[try row.id("dossier_id", of: DossierKind.self), default: [:]][try row.string("field")] = try row.string("shown")
        }
    }
}
