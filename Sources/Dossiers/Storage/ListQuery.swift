import Core
import Foundation
import Storage

/// The SQL of one list.
struct ListQuery: Sendable {
    let filter: DossierFilter
    let cursor: ListCursor?
    let viewer: AgentViewer
    let today: LocalDate
    let zone: TimeZone

    /// `nil` when the viewer has no unit, or asked for one that is not theirs.
    ///
    /// The rows are found by their ids first, in the indexes alone where they suffice, then read: only those that are shown.
    func statement(for dialect: Dialect, limit: Int) -> SQL? {
        let units = filter.unit.map { unit in viewer.units.filter { $0 == unit } } ?? viewer.units
        guard !units.isEmpty else { return nil }
        return """
            SELECT \(SQL(trusted: DossierRow.columns)), page.sort_key FROM (\(found(units, dialect, limit))) AS page JOIN dossier d ON d.id = page.id
            WHERE d.organisation_id = \(viewer.organisation) ORDER BY \(order("page.sort_key", "page.id"))
            """
    }

    /// The ids and sort keys of the page.
    private func found(_ units: [UnitID], _ dialect: Dialect, _ limit: Int) -> SQL {
        let words = Text.words(filter.text)
        if !words.isEmpty { return search(dialect.fullText("dossier", all: words, andOneOf: units.map(Filing.unitWord)), units, limit) }
        if agent != nil { return walk([unindexed(units)], limit) }
        let parts = units.map { unit in
            "SELECT * FROM (\(walk(["dossier.unit_id = \(unit)"], limit))) AS \(SQL(trusted: "u\(unit)"))" as SQL
        }
        return "SELECT * FROM (\(SQL.joined(parts, by: " UNION ALL "))) AS everything ORDER BY \(order("sort_key", "id")) LIMIT \(limit)"
    }

    /// The first rows in order under a condition that leads to an index which gives them in that order, so that the walk stops at the limit:
    /// a unit or an agent.
    private func walk(_ lead: [SQL], _ limit: Int) -> SQL {
        """
        SELECT dossier.id AS id, \(sortKey) AS sort_key FROM dossier WHERE \(SQL.joined(lead + stage + atHand + rest + after, by: " AND "))
        ORDER BY \(order(sortKey, "dossier.id")) LIMIT \(limit)
        """
    }

    /// A search comes in the order of the numbers, which is that of reception, and of the index of words: to sort a common name's thousands would
    /// read them all.
    private func search(_ search: TextSearch, _ units: [UnitID], _ limit: Int) -> SQL {
        let isDue = filter.order == .due
        let (key, place) = isDue ? (sortKey, order(sortKey, "dossier.id")) : (search.id, filter.order == .newest ? "\(search.id) DESC" : search.id)
        let conditions = [search.condition, unindexed(units)] + stage + atHand + rest + (isDue ? after : afterNumber(search.id))
        return """
            SELECT dossier.id AS id, \(key) AS sort_key FROM \(search.source) WHERE \(SQL.joined(conditions, by: " AND "))
            ORDER BY \(place) LIMIT \(limit)
            """
    }

    private func afterNumber(_ id: SQL) -> [SQL] {
        guard let cursor else { return [] }
        return [filter.order == .newest ? "\(id) < \(cursor.id)" : "\(id) > \(cursor.id)"]
    }

    /// With the `+`, neither database looks for an index on the unit: another one is better.
    private func unindexed(_ units: [UnitID]) -> SQL { "+dossier.unit_id IN \(list: units)" }

    private var agent: AgentID? {
        switch filter.assignee {
        case .me: viewer.agent
        case .agent(let agent): agent
        case .nobody, nil: nil
        }
    }

    private var stage: [SQL] {
        switch filter.stage {
        case .open: ["dossier.is_open = \(true)"]
        case .all: []
        case .waiting, .accepted, .rejected, .closed: ["dossier.nature = \(filter.stage.rawValue)"]
        }
    }

    /// What is in the archive shows in no list. What is open is never there: the question would only take the index of the open ones further than itself.
    private var atHand: [SQL] { filter.stage == .open && filter.procedure == nil ? [] : ["dossier.apart_since IS NULL"] }

    private var rest: [SQL] {
        var conditions: [SQL] = []
        if let procedure = filter.procedure { conditions.append("dossier.procedure_id = \(procedure)") }
        if let status = filter.status { conditions.append("dossier.status = \(status)") }
        if let channel = filter.channel { conditions.append("dossier.channel = \(channel.rawValue)") }
        if let agent { conditions.append("dossier.assignee_id = \(agent)") }
        if filter.assignee == .nobody { conditions.append("dossier.assignee_id IS NULL") }
        switch filter.urgency {
        case .late: conditions.append("dossier.is_open = \(true) AND \(Self.due) < \(today)")
        case .soon: conditions.append("dossier.is_open = \(true) AND \(pressing)")
        case nil: break
        }
        if let from = filter.from { conditions.append("dossier.received_at >= \(from.start(in: zone))") }
        if let to = filter.to { conditions.append("dossier.received_at < \(to.adding(days: 1).start(in: zone))") }
        return conditions
    }

    /// As the index has it: the first of the two days, the law's and ours. What is before both is nothing: `<` with NULL is not true.
    private static let due: SQL = """
        CASE WHEN dossier.commitment_on < COALESCE(dossier.silence_on, '9999-12-31') THEN dossier.commitment_on
        ELSE COALESCE(dossier.silence_on, '9999-12-31') END
        """

    /// The first condition bounds the walk of the index; silence is seen from further than a commitment of a few days.
    private var pressing: SQL {
        """
        \(Self.due) <= \(today.adding(days: 7))
        AND (dossier.silence_on <= \(today.adding(days: 7)) OR dossier.commitment_on <= \(today.adding(days: 1)))
        """
    }

    private var sortKey: SQL { filter.order == .due ? Self.due : "dossier.received_at" }

    private var after: [SQL] {
        guard let cursor else { return [] }
        switch filter.order {
        case .newest: return ["(\(sortKey), dossier.id) < (\(Int64(cursor.key) ?? 0), \(cursor.id))"]
        case .oldest: return ["(\(sortKey), dossier.id) > (\(Int64(cursor.key) ?? 0), \(cursor.id))"]
        case .due: return ["(\(sortKey), dossier.id) > (\(cursor.key), \(cursor.id))"]
        }
    }

    private func order(_ key: SQL, _ id: SQL) -> SQL { filter.order == .newest ? "\(key) DESC, \(id) DESC" : "\(key), \(id)" }
}
