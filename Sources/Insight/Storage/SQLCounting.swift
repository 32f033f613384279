import Core
import Foundation
import Storage

/// Keeps the figures: adds what changed of some requests, in one transaction.
struct SQLCounting: Sendable {
    let database: any Database

    /// Counts requests as they are now, in place of what was counted of them before. What was read earlier than what is counted changes nothing.
    /// - Returns: those to be read again: of two readings at once, one knew more of their life, the other more of their place.
    ///
    /// - Parameter anew: what was counted of the same reading is taken away and added again: a program that counts more than the one before does it once.
    func count(_ tracks: [Track], in zone: TimeZone, anew: Bool = false) async throws -> [DossierID] {
        let tracks = Dictionary(tracks.map { ($0.dossier, $0.rounded) }) { $0.reading > $1.reading ? $0 : $1 }.values.sorted {
            $0.dossier < $1.dossier
        }
        if tracks.isEmpty { return [] }
        return try await database.write { connection in
            let before = try connection.counted(tracks)
            var change = Contribution(), later: [Track] = [], again: [DossierID] = []
            for var track in tracks {
                guard let old = before[track.dossier] else { continue }
                track.place = track.place ?? old.place
                track.answers = track.answers ?? old.answers
                switch track.compared(to: old) {
                case .known where !anew || track.reading != old.reading: continue
                case .later, .known:
                    if old.lines > 0 { change.add(old, -1, in: zone) }
                    change.add(track, in: zone)
                    later.append(track)
                case .crossed: again.append(track.dossier)
                }
            }
            try connection.add(change)
            for track in later { try connection.note(track, in: zone) }
            return again
        }
    }

    /// Forgets what agents did in months that are too old to be compared with.
    func forgetActs(before month: String) async throws {
        try await database.write { connection in
            try connection.run("DELETE FROM insight_count WHERE kind = \(CountKind.act.rawValue) AND period < \(month)")
            try connection.run("DELETE FROM insight_load WHERE period < \(month)")
        }
    }

    /// Whether nothing was ever counted.
    func isEmpty() async throws -> Bool { try await database.read { try $0.row("SELECT dossier_id FROM insight_dossier LIMIT 1") == nil } }
}

extension Connection {
    /// The requests as they were last counted, locked until the end of the transaction: two events of one request never count it twice.
    fileprivate func counted(_ tracks: [Track]) throws -> [DossierID: Track] {
        let places = tracks.map { track -> SQL in
            "(\(track.dossier), \(track.organisation), \(track.unit), \(track.procedure), \(track.channel.rawValue), 0, '', 0, \(true), \(false), \(false), '', 0)"
        }
        try run(
            """
            INSERT INTO insight_dossier(dossier_id, organisation_id, unit_id, procedure_id, channel, received_at, status, since_day, is_open,
                is_waiting, is_assigned, trail, lines) VALUES \(SQL.joined(places, by: ", ")) ON CONFLICT DO NOTHING
            """)
        return try rows("SELECT * FROM insight_dossier WHERE dossier_id IN \(list: tracks.map(\.dossier)) ORDER BY dossier_id\(dialect.forUpdate)")
            .map(Track.init).reduce(into: [:]) { $0[$1.dossier] = $1 }
    }

    fileprivate func note(_ track: Track, in zone: TimeZone) throws {
        try run(
            """
            UPDATE insight_dossier SET unit_id = \(track.unit), procedure_id = \(track.procedure), channel = \(track.channel.rawValue),
                received_at = \(track.receivedAt), status = \(track.status), since_day = \(LocalDate(track.statusSince, in: zone).dayNumber),
                district = \(track.place?.code ?? ""),
                district_edition = \(track.place?.edition ?? 0), district_months = \(track.months(in: zone)),
                answers = \(track.answers?.description ?? ""), answer_months = \(track.answerMonths(in: zone)),
                is_open = \(track.closedAt == nil), is_waiting = \(track.isWaiting), is_assigned = \(track.isAssigned), trail = \(track.trail),
                lines = \(track.lines)
            WHERE dossier_id = \(track.dossier)
            """)
    }

    /// In the order of the keys, so that two transactions never wait for each other.
    func add(_ change: Contribution) throws {
        try addActs(change.counts.filter { $0.key.kind == .act && $0.key.cut == .months })
        let counts = change.counts.filter { $0.key.kind != .act || $0.key.cut != .months }.map {
            (order: $0.order, sql: $0.values($1))
        }
        for batch in counts.sorted(by: { $0.order < $1.order }).map(\.sql).cut(into: 200) {
            try run(
                """
                INSERT INTO insight_count(kind, unit_id, procedure_id, channel, period, part, number) VALUES \(SQL.joined(batch, by: ", "))
                ON CONFLICT (kind, unit_id, procedure_id, channel, period, part) DO UPDATE SET number = insight_count.number + excluded.number
                """)
        }
        for (key, histogram) in change.durations.sorted(by: { $0.key.order < $1.key.order }) { try add(histogram, to: key) }
        for (key, histogram) in change.districtDurations.sorted(by: { $0.key.order < $1.key.order }) { try add(histogram, to: key) }
    }

    /// Adds what agents did, and what it changes of their months: a day counts once something was done on it. What each cell was before is what it is now without
    /// what is added, whoever else adds to it at once.
    private func addActs(_ change: [CountKey: Int]) throws {
        var loads: [LoadKey: (acts: Int, days: Int)] = [:]
        for batch in change.sorted(by: { $0.key.order < $1.key.order }).cut(into: 200) {
            let added = Dictionary(uniqueKeysWithValues: batch.map { (LoadDay($0.key), $0.value) })
            for row in try rows(
                """
                INSERT INTO insight_count(kind, unit_id, procedure_id, channel, period, part, number)
                VALUES \(SQL.joined(batch.map { $0.key.values($0.value) }, by: ", "))
                ON CONFLICT (kind, unit_id, procedure_id, channel, period, part) DO UPDATE SET number = insight_count.number + excluded.number
                RETURNING unit_id, period, part, number
                """)
            {
                let day = LoadDay(unit: try row.id("unit_id"), period: try row.string("period"), part: try row.string("part"))
                let now = try row.int("number"), before = now - (added[day] ?? 0)
                loads[day.month, default: (0, 0)].acts += max(0, now) - max(0, before)
                loads[day.month, default: (0, 0)].days += (now > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
            }
        }
        for batch in loads.sorted(by: { $0.key.order < $1.key.order }).cut(into: 200) {
            let rows = batch.map { "(\($0.key.unit), \($0.key.period), \($0.key.mark), \($0.value.acts), \($0.value.days))" as SQL }
            try run(
                """
                INSERT INTO insight_load(unit_id, period, mark, acts, days) VALUES \(SQL.joined(rows, by: ", "))
                ON CONFLICT (unit_id, period, mark)
                DO UPDATE SET acts = insight_load.acts + excluded.acts, days = insight_load.days + excluded.days
                """)
        }
    }

    private func add(_ change: Histogram, to key: DurationKey) throws {
        let place: SQL = """
            path = \(key.path.description) AND unit_id = \(key.unit) AND procedure_id = \(key.procedure) AND channel = \(key.channel.rawValue)
                AND period = \(key.period)
            """
        var histogram = change
        try run(
            """
            INSERT INTO insight_duration(path, unit_id, procedure_id, channel, period, histogram)
            VALUES (\(key.path.description), \(key.unit), \(key.procedure), \(key.channel.rawValue), \(key.period), \([UInt8]()))
            ON CONFLICT DO NOTHING
            """)
        if let row = try row("SELECT histogram FROM insight_duration WHERE \(place)\(dialect.forUpdate)") {
            histogram.add(bytes: try row.bytes("histogram"))
        }
        try run("UPDATE insight_duration SET histogram = \(histogram.bytes) WHERE \(place)")
    }
}

extension Connection {
    /// A cell that becomes empty goes: that it is there would tell that somebody was.
    private func add(_ change: Histogram, to key: DistrictDurationKey) throws {
        if let question = key.question { return try add(change, to: key, of: question) }
        let place: SQL = """
            unit_id = \(key.unit) AND period = \(key.period) AND is_past = \(key.isPast) AND procedure_id = \(key.procedure)
                AND district = \(key.district)
            """
        var histogram = change
        // One statement makes the cell or locks it: between two, somebody else may take it away because it became empty.
        let row = try row(
            """
            INSERT INTO insight_district_duration(unit_id, period, is_past, procedure_id, district, histogram)
            VALUES (\(key.unit), \(key.period), \(key.isPast), \(key.procedure), \(key.district), \([UInt8]()))
            ON CONFLICT (unit_id, period, is_past, procedure_id, district) DO UPDATE SET histogram = insight_district_duration.histogram
            RETURNING histogram
            """)
        if let row { histogram.add(bytes: try row.bytes("histogram")) }
        if histogram.counts.isEmpty {
            try run("DELETE FROM insight_district_duration WHERE \(place)")
        } else {
            try run("UPDATE insight_district_duration SET histogram = \(histogram.bytes) WHERE \(place)")
        }
    }

    private func add(_ change: Histogram, to key: DistrictDurationKey, of question: CountedQuestion) throws {
        let place: SQL = """
            question = \(question.description) AND unit_id = \(key.unit) AND period = \(key.period) AND is_past = \(key.isPast)
                AND procedure_id = \(key.procedure) AND answer = \(key.district)
            """
        var histogram = change
        let row = try row(
            """
            INSERT INTO insight_answer_duration(question, unit_id, period, is_past, procedure_id, answer, histogram)
            VALUES (\(question.description), \(key.unit), \(key.period), \(key.isPast), \(key.procedure), \(key.district), \([UInt8]()))
            ON CONFLICT (question, unit_id, period, is_past, procedure_id, answer) DO UPDATE SET histogram = insight_answer_duration.histogram
            RETURNING histogram
            """)
        if let row { histogram.add(bytes: try row.bytes("histogram")) }
        if histogram.counts.isEmpty {
            try run("DELETE FROM insight_answer_duration WHERE \(place)")
        } else {
            try run("UPDATE insight_answer_duration SET histogram = \(histogram.bytes) WHERE \(place)")
        }
    }
}

/// A day of work of an agent in a unit, as the counters have it.
private struct LoadDay: Hashable {
    let unit: UnitID
    let period: String
    /// The day of the month and the mark.
    let part: String

    init(unit: UnitID, period: String, part: String) { (self.unit, self.period, self.part) = (unit, period, part) }
    init(_ key: CountKey) { self.init(unit: key.unit, period: key.period, part: key.part) }

    var month: LoadKey { LoadKey(unit: unit, period: period, mark: String(part.dropFirst(3))) }
}

/// A month of an agent in a unit.
private struct LoadKey: Hashable {
    let unit: UnitID
    let period: String
    let mark: String

    var order: String { "\(unit) \(period) \(mark)" }
}

extension DistrictDurationKey {
    fileprivate var order: String { "\(question?.description ?? "") \(unit) \(period) \(isPast) \(procedure) \(district)" }
}

extension CountKey {
    fileprivate func values(_ number: Int) -> SQL {
        "(\(storedKind), \(unit), \(procedure), \(channel?.rawValue ?? ""), \(period), \(part), \(number))"
    }

    var order: String { "\(storedKind) \(unit) \(procedure) \(channel?.rawValue ?? "") \(period) \(part)" }
}

extension DurationKey {
    fileprivate var order: String { "\(path) \(unit) \(procedure) \(channel.rawValue) \(period)" }
}

extension Array {
    fileprivate func cut(into size: Int) -> [[Element]] { stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) } }
}

extension Track {
    fileprivate var reading: (lines: Int, edition: Int) { (lines, place?.edition ?? 0) }

    fileprivate enum Age { case later, known, crossed }

    /// A longer history is later, and so is a place of a later edition.
    fileprivate func compared(to old: Track) -> Age {
        let (life, place) = (reading.lines - old.reading.lines, reading.edition - old.reading.edition)
        if life <= 0, place <= 0 { return .known }
        return life >= 0 && place >= 0 ? .later : .crossed
    }

    fileprivate func months(in zone: TimeZone) -> String {
        guard let place, place.code != DistrictPlace.uncounted else { return "" }
        return districtEntries(in: zone).map(\.description).joined(separator: " ")
    }

    fileprivate func answerMonths(in zone: TimeZone) -> String {
        guard let answers, !answers.keys.isEmpty else { return "" }
        return answerEntries(in: zone).map(\.description).joined(separator: " ")
    }

    init(row: Row) throws {
        self.init(
            dossier: try row.id("dossier_id"), organisation: try row.id("organisation_id"), procedure: try row.id("procedure_id"),
            unit: try row.id("unit_id"), channel: try row.parsed("channel", Channel.init), receivedAt: try row.date("received_at"), steps: [],
            closedAt: nil, isWaiting: try row.bool("is_waiting"), isAssigned: try row.bool("is_assigned"), silence: nil, contacts: [],
            lines: try row.int("lines"))
        let edition = try row.int("district_edition")
        if edition > 0 { place = DistrictPlace(edition: edition, code: try row.string("district")) }
        counted = try row.string("district_months").split(separator: " ").compactMap { DistrictEntry(String($0)) }
        answers = CountedAnswers(try row.string("answers"))
        countedByAnswer = try row.string("answer_months").split(separator: " ").compactMap { DistrictEntry(String($0)) }
        read(trail: try row.string("trail"))
    }
}
