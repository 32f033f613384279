import Core
import Foundation
import Storage

extension InsightFeature {
    /// Forgets which requests were counted, in the transaction that erases them. The figures keep them, without their districts: what of these may stay is decided
    /// once the month is over, with all those of the month.
    public static func forget(_ dossiers: [DossierID], now: Date, on connection: any Connection) throws {
        try connection.leaveDistricts(of: dossiers, in: String(LocalDate(now, in: .gmt).description.prefix(7)))
        try connection.run("DELETE FROM insight_dossier WHERE dossier_id IN \(list: dossiers)")
    }

    /// `insight_count` too: the cell of a district may have been of one request.
    public static let personalTables = ["insight_dossier", "insight_count", "insight_leaving", "rating", "rating_spent"]
}

extension SQLCounting {
    /// Gives back the districts that five erased requests share; the others are forgotten for good.
    /// - Parameter month: those erased before it.
    func settleDistricts(before month: String) async throws {
        try await database.write { connection in
            let waiting = try connection.leaving(before: month)
            if waiting.isEmpty { return }
            let known = try connection.pastCells(of: Set(waiting.keys.map(\.unit)).sorted())
            var change = Contribution()
            for (cell, number) in waiting { change.add(cell.withoutDistrict, -number) }
            for (cell, number) in DistrictCrowds.settled(waiting, beside: known) { change.add(cell, number) }
            try connection.add(change)
            try connection.run("DELETE FROM insight_leaving WHERE month < \(month)")
        }
    }
}

extension Connection {
    /// Takes requests out of the cells of their districts. No cell is left that tells where one was.
    fileprivate func leaveDistricts(of dossiers: [DossierID], in month: String) throws {
        var change = Contribution(), leaving: [CountKey: Int] = [:]
        for row in try rows(
            """
            SELECT unit_id, procedure_id, channel, district, district_months FROM insight_dossier
            WHERE dossier_id IN \(list: dossiers) AND district <> ''\(dialect.forUpdate)
            """)
        {
            for var cell in try row.districtCells() {
                change.add(cell, -1)
                cell.cut = .past
                change.add(cell.withoutDistrict, 1)
                leaving[cell, default: 0] += 1
            }
        }
        if change.counts.isEmpty { return }
        try add(change)
        let cells = change.counts.keys.filter { $0.cut == .district }
        try run(
            """
            DELETE FROM insight_count WHERE number = 0 AND kind IN \(list: CountKind.byDistrict.map(\.district))
                AND unit_id IN \(list: Set(cells.map(\.unit)).sorted()) AND period IN \(list: Set(cells.map(\.period)).sorted())
            """)
        try keep(leaving, in: month)
    }

    private func keep(_ leaving: [CountKey: Int], in month: String) throws {
        let rows = leaving.sorted { $0.key.order < $1.key.order }.map { cell, number -> SQL in
            """
            (\(month), \(cell.kind.rawValue), \(cell.unit), \(cell.procedure), \(cell.channel?.rawValue ?? ""), \(cell.period), \(cell.part), \(number))
            """
        }
        for start in stride(from: 0, to: rows.count, by: 200) {
            try run(
                """
                INSERT INTO insight_leaving(month, kind, unit_id, procedure_id, channel, period, part, number)
                VALUES \(SQL.joined(Array(rows[start..<min(start + 200, rows.count)]), by: ", "))
                ON CONFLICT (month, kind, unit_id, procedure_id, channel, period, part)
                DO UPDATE SET number = insight_leaving.number + excluded.number
                """)
        }
    }

    fileprivate func leaving(before month: String) throws -> [CountKey: Int] {
        try rows("SELECT * FROM insight_leaving WHERE month < \(month)\(dialect.forUpdate)").reduce(into: [:]) { cells, row in
            cells[try row.cell(try row.parsed("kind", CountKind.init)), default: 0] += try row.int("number")
        }
    }

    fileprivate func pastCells(of units: [UnitID]) throws -> [CountKey: Int] {
        var cells: [CountKey: Int] = [:]
        for kind in CountKind.byDistrict {
            for row in try rows("SELECT * FROM insight_count WHERE kind = \(kind.past) AND unit_id IN \(list: units)") {
                cells[try row.cell(kind)] = try row.int("number")
            }
        }
        return cells
    }
}

extension Row {
    fileprivate func cell(_ kind: CountKind) throws -> CountKey {
        CountKey(
            kind: kind, unit: try id("unit_id"), procedure: try id("procedure_id"), channel: Channel(rawValue: try string("channel")),
            period: try string("period"), part: try string("part"), cut: .past)
    }

    /// `filed:2026-05 closed:2026-07`: written when it was counted, in the town's own days.
    fileprivate func districtCells() throws -> [CountKey] {
        let (unit, procedure): (UnitID, ProcedureID) = (try id("unit_id"), try id("procedure_id"))
        let (channel, code) = (Channel(rawValue: try string("channel")), try string("district"))
        return try string("district_months").split(separator: " ").compactMap { entry in
            let parts = entry.split(separator: ":").map(String.init)
            guard parts.count == 2, let kind = CountKind(rawValue: parts[0]) else { return nil }
            return CountKey(kind: kind, unit: unit, procedure: procedure, channel: channel, period: parts[1], part: code, cut: .district)
        }
    }
}
