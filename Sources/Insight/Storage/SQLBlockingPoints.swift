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
            let now = try stays(month(2), month(0), units, connection)
            let before = try stays(month(5), month(3), units, connection)
            let whole = Dictionary(now.map { ($0.key.procedure, $0.value.sum) }, uniquingKeysWith: +)
            return try waiting(units, today, connection).map { place, ages in
                var point = BlockingPoint(
                    procedure: place.place.procedure, status: place.place.status, awaited: place.awaited, waiting: ages.count,
                    half: ages.percentile(0.5), ninety: ages.percentile(0.9), daysLost: ages.days)
                point.stay = now[place.place]?.percentile(0.5)
                point.stayBefore = before[place.place]?.percentile(0.5)
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
        try connection.rows(
            """
            SELECT procedure_id, status, is_waiting, is_assigned, since_day, COUNT(*) AS number FROM insight_dossier
            WHERE is_open AND lines > 0 AND unit_id IN \(list: units) GROUP BY procedure_id, status, is_waiting, is_assigned, since_day
            """
        ).reduce(into: [:]) { places, row in
            let awaited: BlockingPoint.Awaited = try row.bool("is_waiting") ? .person : try row.bool("is_assigned") ? .agent : .nobody
            let place = Awaiting(place: Place(procedure: try row.id("procedure_id"), status: try row.string("status")), awaited: awaited)
            places[place, default: WaitingAges()].add(try row.int("number"), days: today.dayNumber - (try row.int("since_day")))
        }
    }

    /// The stays that ended between two months.
    private func stays(_ from: String, _ to: String, _ units: [UnitID], _ connection: any Connection) throws -> [Place: Histogram] {
        try connection.rows(
            """
            SELECT path, procedure_id, histogram FROM insight_duration
            WHERE path LIKE '%>@' AND unit_id IN \(list: units) AND period >= \(from) AND period <= \(to)
            """
        ).reduce(into: [:]) { stays, row in
            let path = try row.parsed("path", DurationPath.init)
            stays[Place(procedure: try row.id("procedure_id"), status: path.from), default: Histogram()].add(bytes: try row.bytes("histogram"))
        }
    }
}
