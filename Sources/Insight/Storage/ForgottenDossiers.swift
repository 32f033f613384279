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

    /// The counters too: the cell of a district may have been of one request.
    public static let personalTables = [
        "insight_dossier", "insight_count", "insight_district_duration", "insight_leaving", "insight_leaving_time", "insight_load", "rating",
        "rating_sheet", "rating_spent",
    ]
}

extension SQLCounting {
    /// Gives back the districts that five erased requests share; the others are forgotten for good.
    /// - Parameter month: those erased before it.
    func settleDistricts(before month: String) async throws {
        try await database.write { connection in
            let waiting = try connection.leaving(before: month)
            if waiting.isEmpty { return }
            let known = try connection.pastCells(of: Set(waiting.keys.map(\.unit)).sorted())
            let homes = DistrictCrowds.homes(of: waiting, beside: known)
            var change = Contribution()
            for (cell, number) in waiting {
                change.add(cell.withoutDistrict, -number)
                change.add(homes[cell] ?? cell.withoutDistrict, number)
            }
            for time in try connection.leavingTimes(before: month) { change.move(time, to: homes[time.cell] ?? time.cell.withoutDistrict) }
            try connection.add(change)
            try connection.run("DELETE FROM insight_leaving WHERE month < \(month)")
            try connection.run("DELETE FROM insight_leaving_time WHERE month < \(month)")
        }
    }

    /// A cell of nobody still tells that somebody was there: those of districts go once they are empty.
    func forgetEmptyDistricts() async throws {
        _ = try await database.write {
            try $0.run("DELETE FROM insight_count WHERE kind IN \(list: CountKind.byDistrict.map(\.district)) AND number = 0")
        }
    }
}

/// How long a request took that is erased: it ended in the cell, so it goes where that goes.
private struct LeavingTime: Hashable {
    let cell: CountKey
    let bin: Int

    /// All channels together.
    func place(_ cell: CountKey) -> DistrictDurationKey {
        DistrictDurationKey(unit: cell.unit, procedure: cell.procedure, district: cell.part, period: cell.period, isPast: true)
    }
}

extension Contribution {
    fileprivate mutating func move(_ time: (cell: CountKey, bin: Int, number: Int), to home: CountKey) {
        let leaving = LeavingTime(cell: time.cell, bin: time.bin)
        add(leaving.place(time.cell.withoutDistrict), time.bin, -time.number)
        add(leaving.place(home), time.bin, time.number)
    }
}

extension Connection {
    /// Takes requests out of the cells of their districts. No cell is left that tells where one was.
    fileprivate func leaveDistricts(of dossiers: [DossierID], in month: String) throws {
        var change = Contribution(), leaving: [CountKey: Int] = [:], times: [LeavingTime: Int] = [:]
        for row in try rows(
            """
            SELECT unit_id, procedure_id, channel, district, district_months FROM insight_dossier
            WHERE dossier_id IN \(list: dossiers) AND district <> '' ORDER BY dossier_id\(dialect.forUpdate)
            """)
        {
            for entry in try row.entries() {
                var cell = try row.cell(of: entry)
                switch entry.what {
                case .count(let kind, let number):
                    change.add(cell, -number)
                    cell.cut = .past
                    change.add(cell.withoutDistrict, number)
                    if kind.isOneByRequest { leaving[cell, default: 0] += number }
                case .duration(let bin):
                    cell.cut = .past
                    let time = LeavingTime(cell: cell, bin: bin)
                    var here = time.place(cell)
                    here.isPast = false
                    change.add(here, bin, -1)
                    change.add(time.place(cell.withoutDistrict), bin, 1)
                    times[time, default: 0] += 1
                }
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
        try keep(times, in: month)
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

    private func keep(_ times: [LeavingTime: Int], in month: String) throws {
        let rows = times.sorted { ($0.key.cell.order, $0.key.bin) < ($1.key.cell.order, $1.key.bin) }.map { time, number -> SQL in
            """
            (\(month), \(time.cell.unit), \(time.cell.procedure), \(time.cell.channel?.rawValue ?? ""), \(time.cell.period), \(time.cell.part),
                \(time.bin), \(number))
            """
        }
        for start in stride(from: 0, to: rows.count, by: 200) {
            try run(
                """
                INSERT INTO insight_leaving_time(month, unit_id, procedure_id, channel, period, district, bin, number)
                VALUES \(SQL.joined(Array(rows[start..<min(start + 200, rows.count)]), by: ", "))
                ON CONFLICT (month, unit_id, procedure_id, channel, period, district, bin)
                DO UPDATE SET number = insight_leaving_time.number + excluded.number
                """)
        }
    }

    fileprivate func leaving(before month: String) throws -> [CountKey: Int] {
        try rows("SELECT * FROM insight_leaving WHERE month < \(month)\(dialect.forUpdate)").reduce(into: [:]) { cells, row in
            cells[try row.cell(try row.parsed("kind", CountKind.init), "part"), default: 0] += try row.int("number")
        }
    }

    fileprivate func leavingTimes(before month: String) throws -> [(cell: CountKey, bin: Int, number: Int)] {
        try rows("SELECT * FROM insight_leaving_time WHERE month < \(month)\(dialect.forUpdate)").map {
            (try $0.cell(.closed, "district"), try $0.int("bin"), try $0.int("number"))
        }
    }

    fileprivate func pastCells(of units: [UnitID]) throws -> [CountKey: Int] {
        var cells: [CountKey: Int] = [:]
        for kind in CountKind.byDistrict where kind.isOneByRequest {
            for row in try rows("SELECT * FROM insight_count WHERE kind = \(kind.past) AND unit_id IN \(list: units)") {
                cells[try row.cell(kind, "part")] = try row.int("number")
            }
        }
        return cells
    }
}

extension Row {
    /// - Parameter part: the column of the district.
    fileprivate func cell(_ kind: CountKind, _ part: String) throws -> CountKey {
        CountKey(
            kind: kind, unit: try id("unit_id"), procedure: try id("procedure_id"), channel: Channel(rawValue: try string("channel")),
            period: try string("period"), part: try string(part), cut: .past)
    }

    /// Written when it was counted, in the town's own days.
    fileprivate func entries() throws -> [DistrictEntry] {
        try string("district_months").split(separator: " ").compactMap { DistrictEntry(String($0)) }
    }

    /// Where it is counted; for a duration, where its request ended.
    fileprivate func cell(of entry: DistrictEntry) throws -> CountKey {
        let kind = if case .count(let kind, _) = entry.what { kind } else { CountKind.closed }
        return CountKey(
            kind: kind, unit: try id("unit_id"), procedure: try id("procedure_id"), channel: Channel(rawValue: try string("channel")),
            period: entry.month, part: try string("district"), cut: .district)
    }
}
