import Core
import Foundation
import Storage

extension InsightFeature {
    /// Forgets which requests were counted, in the transaction that erases them. The figures keep them, without their districts and answers: what of these may stay is decided
    /// once the month is over, with all those of the month.
    public static func forget(_ dossiers: [DossierID], now: Date, on connection: any Connection) throws {
        try connection.leaveDistricts(of: dossiers, in: String(LocalDate(now, in: .gmt).description.prefix(7)))
        try connection.run("DELETE FROM insight_dossier WHERE dossier_id IN \(list: dossiers)")
    }

    /// The counters too: the cell of a district may have been of one request.
    public static let personalTables = [
        "insight_dossier", "insight_count", "insight_answer_duration", "insight_district_duration", "insight_leaving", "insight_leaving_time",
        "insight_load", "rating", "rating_sheet", "rating_spent",
    ]
}

extension SQLCounting {
    /// Gives back the districts and the answers that five erased requests share; the others are forgotten for good.
    /// - Parameter month: those erased before it.
    func settleDistricts(before month: String) async throws {
        try await database.write { connection in
            let waiting = try connection.leaving(before: month)
            if waiting.isEmpty { return }
            let known = try connection.pastCells(like: Array(waiting.keys))
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

    /// A cell of nobody still tells that somebody was there: those of districts and answers go once they are empty.
    func forgetEmptyDistricts() async throws {
        _ = try await database.write {
            try $0.run("DELETE FROM insight_count WHERE (kind IN \(list: CountKind.byDistrict.map(\.district)) OR kind LIKE '%:%') AND number = 0")
        }
    }
}

/// How long a request took that is erased: it ended in the cell, so it goes where that goes.
private struct LeavingTime: Hashable {
    let cell: CountKey
    let bin: Int

    /// All channels together.
    func place(_ cell: CountKey) -> DistrictDurationKey {
        DistrictDurationKey(
            unit: cell.unit, procedure: cell.procedure, district: cell.part, period: cell.period, isPast: true, question: cell.question)
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
    /// Takes requests out of the cells of their districts and answers. No cell is left that tells where one was.
    fileprivate func leaveDistricts(of dossiers: [DossierID], in month: String) throws {
        var change = Contribution(), leaving: [CountKey: Int] = [:], times: [LeavingTime: Int] = [:]
        for row in try rows(
            """
            SELECT unit_id, procedure_id, channel, district, district_months, answers, answer_months FROM insight_dossier
            WHERE dossier_id IN \(list: dossiers) AND (district <> '' OR answers <> '') ORDER BY dossier_id\(dialect.forUpdate)
            """)
        {
            for (here, entry) in try row.places() {
                let cell = here.past
                switch entry.what {
                case .count(_, let number):
                    change.add(here, -number)
                    change.add(cell.withoutDistrict, number)
                    if cell.isOneByRequest { leaving[cell, default: 0] += number }
                case .duration(let bin):
                    let time = LeavingTime(cell: cell, bin: bin)
                    var living = time.place(cell)
                    living.isPast = false
                    change.add(living, bin, -1)
                    change.add(time.place(cell.withoutDistrict), bin, 1)
                    times[time, default: 0] += 1
                }
            }
        }
        if change.counts.isEmpty { return }
        try add(change)
        let cells = change.counts.keys.filter { $0.cut != $0.past.cut }
        try run(
            """
            DELETE FROM insight_count WHERE number = 0 AND kind IN \(list: Set(cells.map(\.storedKind)).sorted())
                AND unit_id IN \(list: Set(cells.map(\.unit)).sorted()) AND period IN \(list: Set(cells.map(\.period)).sorted())
            """)
        try keep(leaving, in: month)
        try keep(times, in: month)
    }

    private func keep(_ leaving: [CountKey: Int], in month: String) throws {
        let rows = leaving.sorted { $0.key.order < $1.key.order }.map { cell, number -> SQL in
            """
            (\(month), \(cell.leaving), \(cell.unit), \(cell.procedure), \(cell.channel?.rawValue ?? ""), \(cell.period), \(cell.part), \(number))
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
            (\(month), \(time.cell.unit), \(time.cell.procedure), \(time.cell.channel?.rawValue ?? ""), \(time.cell.period),
                \(time.cell.leavingPart), \(time.bin), \(number))
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
            let parts = try row.string("kind").split(separator: ":", maxSplits: 1).map(String.init)
            guard let kind = parts.first.flatMap(CountKind.init) else { throw RowError.malformed("kind") }
            cells[try row.cell(kind, try row.string("part"), of: parts.dropFirst().first), default: 0] += try row.int("number")
        }
    }

    fileprivate func leavingTimes(before month: String) throws -> [(cell: CountKey, bin: Int, number: Int)] {
        try rows("SELECT * FROM insight_leaving_time WHERE month < \(month)\(dialect.forUpdate)").map {
            let parts = try $0.string("district").split(separator: "=", maxSplits: 1).map(String.init)
            return (try $0.cell(.closed, parts.last ?? "", of: parts.count == 2 ? parts[0] : nil), try $0.int("bin"), try $0.int("number"))
        }
    }

    /// All that is kept of erased requests in the units, and of the kinds, of some cells.
    fileprivate func pastCells(like waiting: [CountKey]) throws -> [CountKey: Int] {
        let units = Set(waiting.map(\.unit)).sorted()
        let kinds = Dictionary(waiting.map { ($0.storedKind, $0) }) { first, _ in first }
        var cells: [CountKey: Int] = [:]
        for row in try rows("SELECT * FROM insight_count WHERE kind IN \(list: kinds.keys.sorted()) AND unit_id IN \(list: units)") {
            guard let like = kinds[try row.string("kind")] else { continue }
            cells[try row.cell(like.kind, try row.string("part"), of: like.question?.description)] = try row.int("number")
        }
        return cells
    }
}

extension CountKey {
    /// As ``Connection/leaving(before:)`` reads it back.
    fileprivate var leaving: String { question.map { "\(kind.rawValue):\($0)" } ?? kind.rawValue }
    fileprivate var leavingPart: String { question.map { "\($0)=\(part)" } ?? part }
}

extension Row {
    /// - Parameters:
    ///   - part: the district, or the answer.
    ///   - question: whose answer it is; `nil` for districts.
    fileprivate func cell(_ kind: CountKind, _ part: String, of question: String?) throws -> CountKey {
        CountKey(
            kind: kind, unit: try id("unit_id"), procedure: try id("procedure_id"), channel: Channel(rawValue: try string("channel")),
            period: try string("period"), part: part, cut: question.flatMap(CountedQuestion.init).map(CountKey.Cut.pastAnswer) ?? .past)
    }

    /// Where a request is counted by its district and by its answers, and for what: written when it was counted, in the town's own days.
    fileprivate func places() throws -> [(cell: CountKey, entry: DistrictEntry)] {
        let district = try string("district")
        var places: [(CountKey, DistrictEntry)] = []
        if !district.isEmpty { places += try entries("district_months").map { (try place(of: $0, district, .district), $0) } }
        let entries = try entries("answer_months")
        for (question, keys) in CountedAnswers(try string("answers")).keys {
            for key in keys { places += try entries.map { (try place(of: $0, key, .answer(question)), $0) } }
        }
        return places
    }

    private func entries(_ column: String) throws -> [DistrictEntry] {
        try string(column).split(separator: " ").compactMap { DistrictEntry(String($0)) }
    }

    /// For a duration, where its request ended.
    private func place(of entry: DistrictEntry, _ part: String, _ cut: CountKey.Cut) throws -> CountKey {
        let kind = if case .count(let kind, _) = entry.what { kind } else { CountKind.closed }
        return CountKey(
            kind: kind, unit: try id("unit_id"), procedure: try id("procedure_id"), channel: Channel(rawValue: try string("channel")),
            period: entry.month, part: part, cut: cut)
    }
}
