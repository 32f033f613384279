import Core
import Foundation
import Storage

/// Gathers all that was measured of the procedures, for the public page. No statement by procedure: as many statements as measures.
struct SQLMeasurements: Sendable {
    let database: any Database
    let ratings: SQLRatings
    let audience: SQLAudience

    func all(in organisation: OrganisationID, procedures: [MeasuredProcedure], audited: Double?, now: Date, today: LocalDate) async throws
        -> [ProcedureID: Measurements]
    {
        let year = today.adding(months: -12)
        let marks = try await ratings.byProcedure(RatingScope(organisation: organisation, since: year))
        let ids = procedures.map(\.id)
        let delays = try await delays(of: ids, from: month(year), to: month(today))
        let channels = try await channels(of: ids, from: month(year), to: month(today))
        let pages = Dictionary(
            grouping: try await audience.pages(in: organisation, from: today.adding(months: -3), to: today), by: \.key.slug)
        let weights = try await audience.weights(in: organisation)
        let uptime = try await audience.uptime(since: now - 90 * 86_400, now: now)
        return Dictionary(
            uniqueKeysWithValues: procedures.map { procedure in
                var measured = Measurements()
                measured.ratings = marks[procedure.id] ?? RatingFigures()
                measured.delays = delays[procedure.id] ?? Histogram()
                measured.channels = channels[procedure.id] ?? [:]
                for page in pages[procedure.slug] ?? [] {
                    measured.serverTime.add(page.times)
                    measured.serverViews += page.views
                    measured.browserTime.add(page.felt)
                }
                measured.weight = weights[procedure.slug]
                measured.audited = audited
                (measured.uptime, measured.uptimeSlots) = (uptime?.share, uptime?.slots ?? 0)
                return (procedure.id, measured)
            })
    }

    /// Month by month, for the history of one procedure.
    func history(of procedure: ProcedureID, in organisation: OrganisationID, today: LocalDate) async throws -> [QualityMonth] {
        let year = today.adding(months: -11)
        let marks = try await ratings.figures(
            RatingScope(organisation: organisation, procedure: procedure, since: LocalDate(month(year) + "-01")), by: "SUBSTR(day, 1, 7)")
        let delays = try await database.read { connection in
            try connection.rows(
                """
                SELECT period, histogram FROM insight_duration
                WHERE path = \(DurationPath.whole.description) AND procedure_id = \(procedure) AND period >= \(month(year))
                """
            ).reduce(into: [String: Histogram]()) { $0[try $1.string("period"), default: Histogram()].add(bytes: try $1.bytes("histogram")) }
        }
        return (0..<12).map { index in
            let month = month(year.adding(months: index))
            return QualityMonth(month: month, ratings: marks[month] ?? RatingFigures(), delays: delays[month] ?? Histogram())
        }
    }

    private func month(_ day: LocalDate) -> String { String(day.description.prefix(7)) }

    private func delays(of procedures: [ProcedureID], from: String, to: String) async throws -> [ProcedureID: Histogram] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT procedure_id, histogram FROM insight_duration WHERE path = \(DurationPath.whole.description)
                    AND procedure_id IN \(list: procedures) AND period >= \(from) AND period <= \(to)
                """
            ).reduce(into: [:]) { $0[try $1.id("procedure_id"), default: Histogram()].add(bytes: try $1.bytes("histogram")) }
        }
    }

    private func channels(of procedures: [ProcedureID], from: String, to: String) async throws -> [ProcedureID: [Channel: Int]] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT procedure_id, channel, CAST(SUM(number) AS BIGINT) AS number FROM insight_count WHERE kind = \(CountKind.filed.rawValue)
                    AND procedure_id IN \(list: procedures) AND period >= \(from) AND period <= \(to) GROUP BY procedure_id, channel
                """
            ).reduce(into: [:]) { $0[try $1.id("procedure_id"), default: [:]][try $1.parsed("channel", Channel.init)] = try $1.int("number") }
        }
    }
}

/// A month of a procedure.
struct QualityMonth: Sendable, Equatable {
    let month: String
    let ratings: RatingFigures
    let delays: Histogram
}
