import Core
import Foundation
import Storage

/// Where requests wait now, and how long one stays there.
struct SQLBlockingPoints: Sendable {
    let database: any Database

    private struct Place: Hashable {
        let procedure: ProcedureID
        let status: String
    }

    func all(units: [UnitID], today: LocalDate) async throws -> [BlockingPoint] {
        try await database.read { connection in
            let month = { (back: Int) in String(today.adding(months: -back).description.prefix(7)) }
            let ended = try stays(from: month(5), cutAt: month(2), to: month(0), units, connection)
            let (before, now) = (ended.before.mapValues(\.histogram), ended.after.mapValues(\.histogram))
            let whole = Dictionary(now.map { ($0.key.procedure, $0.value.sum) }, uniquingKeysWith: +)
            let delays = try delays(from: month(2), to: month(0), units, connection)
            return try waiting(units, today, connection).map { place, ages in
                var point = BlockingPoint(
                    procedure: place.place.procedure, status: place.place.status, awaited: place.awaited, waiting: ages.count,
                    half: ages.percentile(0.5), ninety: ages.percentile(0.9), daysLost: ages.days)
                point.stay = now[place.place]?.percentile(0.5)
                point.stayBefore = before[place.place]?.percentile(0.5)
                point.delay = delays[place.place.procedure]?.histogram.percentile(0.5)
                if let sum = now[place.place]?.sum, let all = whole[place.place.procedure], all > 0 { point.shareOfTime = sum / all }
                return point
            }.sorted { ($1.daysLost, $0.status) < ($0.daysLost, $1.status) }
        }
    }

    private struct Awaiting: Hashable {
        let place: Place
        let awaited: BlockingPoint.Awaited
    }

    private func waiting(_ units: [UnitID], _ today: LocalDate, _ connection: any Connection) throws -> [Awaiting: WaitingAges] {
        // In the order of the index, unit first: nothing is sorted.
        try connection.rows(
            """
            SELECT procedure_id, status, is_waiting, is_assigned, since_day, COUNT(*) AS number FROM insight_dossier
            WHERE is_open AND unit_id IN \(list: units) GROUP BY unit_id, procedure_id, status, is_waiting, is_assigned, since_day
            """
        ).reduce(into: [:]) { places, row in
            let awaited: BlockingPoint.Awaited = try row.bool("is_waiting") ? .person : try row.bool("is_assigned") ? .agent : .nobody
            let place = Awaiting(place: Place(procedure: try row.id("procedure_id"), status: try row.string("status")), awaited: awaited)
            places[place, default: WaitingAges()].add(try row.int("number"), days: today.dayNumber - (try row.int("since_day")))
        }
    }

    /// The stays that ended between two months: those of the months before one, and those of it and after.
    private func stays(
        from first: String, cutAt cut: String, to last: String, _ units: [UnitID], _ connection: any Connection
    ) throws -> Stays {
        try connection.rows(
            """
            SELECT path, procedure_id, period, histogram FROM insight_duration
            WHERE path LIKE '%>@' AND unit_id IN \(list: units) AND period >= \(first) AND period <= \(last)
            """
        ).reduce(into: Stays()) { stays, row in
            let path = try row.parsed("path", DurationPath.init), bytes = try row.bytes("histogram")
            let place = Place(procedure: try row.id("procedure_id"), status: path.from)
            if try row.string("period") < cut {
                stays.before[place, default: HistogramSum()].add(bytes: bytes)
            } else {
                stays.after[place, default: HistogramSum()].add(bytes: bytes)
            }
        }
    }

    /// From the reception to the end, of the requests that ended in those months.
    private func delays(from first: String, to last: String, _ units: [UnitID], _ connection: any Connection) throws -> [ProcedureID: HistogramSum] {
        try connection.rows(
            """
            SELECT procedure_id, histogram FROM insight_duration
            WHERE path = \(DurationPath.whole.description) AND unit_id IN \(list: units) AND period >= \(first) AND period <= \(last)
            """
        ).reduce(into: [:]) { delays, row in
            delays[try row.id("procedure_id"), default: HistogramSum()].add(bytes: try row.bytes("histogram"))
        }
    }

    private struct Stays {
        var before: [Place: HistogramSum] = [:]
        var after: [Place: HistogramSum] = [:]
    }
}
