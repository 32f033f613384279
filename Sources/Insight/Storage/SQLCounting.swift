import Core
import Foundation
import Storage

/// Keeps the figures: adds what changed of some requests, in one transaction.
struct SQLCounting: Sendable {
    let database: any Database

    /// Counts requests as they are now, in place of what was counted of them before. What was read earlier than what is counted changes nothing.
    /// - Returns: those to be read again: of two readings at once, one knew more of their life, the other more of their place.
    func count(_ tracks: [Track], in zone: TimeZone) async throws -> [DossierID] {
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
                switch track.compared(to: old) {
                case .later:
                    if old.lines > 0 { change.add(old, -1, in: zone) }
                    change.add(track, in: zone)
                    later.append(track)
                case .crossed: again.append(track.dossier)
                case .known: continue
                }
            }
            try connection.add(change)
            for track in later { try connection.note(track, in: zone) }
            return again
        }
    }

    /// Forgets what agents did in months that are too old to be compared with.
    func forgetActs(before month: String) async throws {
        _ = try await database.write { try $0.run("DELETE FROM insight_count WHERE kind = \(CountKind.act.rawValue) AND period < \(month)") }
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
                is_open = \(track.closedAt == nil), is_waiting = \(track.isWaiting), is_assigned = \(track.isAssigned), trail = \(track.trail),
                lines = \(track.lines)
            WHERE dossier_id = \(track.dossier)
            """)
    }

    /// In the order of the keys, so that two transactions never wait for each other.
    func add(_ change: Contribution) throws {
        let counts = change.counts.map {
            (
                order: $0.order,
                sql: "(\($0.storedKind), \($0.unit), \($0.procedure), \($0.channel?.rawValue ?? ""), \($0.period), \($0.part), \($1))" as SQL
            )
        }
        for batch in counts.sorted(by: { $0.order < $1.order }).map(\.sql).cut(into: 200) {
            try run(
                """
                INSERT INTO insight_count(kind, unit_id, procedure_id, channel, period, part, number) VALUES \(SQL.joined(batch, by: ", "))
                ON CONFLICT (kind, unit_id, procedure_id, channel, period, part) DO UPDATE SET number = insight_count.number + excluded.number
                """)
        }
        for (key, histogram) in change.durations.sorted(by: { $0.key.order < $1.key.order }) { try add(histogram, to: key) }
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

extension CountKey {
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
        return districtMonths(in: zone).map { "\($0.kind.rawValue):\($0.month)" }.joined(separator: " ")
    }

    init(row: Row) throws {
        self.init(
            dossier: try row.id("dossier_id"), organisation: try row.id("organisation_id"), procedure: try row.id("procedure_id"),
            unit: try row.id("unit_id"), channel: try row.parsed("channel", Channel.init), receivedAt: try row.date("received_at"), steps: [],
            closedAt: nil, isWaiting: try row.bool("is_waiting"), isAssigned: try row.bool("is_assigned"), silence: nil, contacts: [],
            lines: try row.int("lines"))
        let edition = try row.int("district_edition")
        if edition > 0 { place = DistrictPlace(edition: edition, code: try row.string("district")) }
        read(trail: try row.string("trail"))
    }
}
