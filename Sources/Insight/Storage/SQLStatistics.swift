import Core
import Foundation
import Storage

/// Answers questions on figures. **The seal**: the units whose figures may be read are in every statement.
struct SQLStatistics: Sendable {
    let database: any Database
    let ratings: SQLRatings

    /// - Parameter units: those that who asks may see.
    func answer(_ question: StatisticsQuestion, units: [UnitID], in organisation: OrganisationID) async throws -> StatisticsTable {
        let units = question.unit.map { unit in units.filter { $0 == unit } } ?? units
        switch question.measure {
        case .filed: return try await counts(.filed, question, units)
        case .closed: return try await counts(.closed, question, units)
        case .silence: return try await counts(.silence, question, units)
        case .contacts: return try await counts(.contact, question, units)
        case .open where question.isOfAnswers: return try await openByAnswer(question, units)
        case .open: return try await open(question, units)
        case .delay: return try await delays(question, units)
        case .satisfaction: return try await satisfaction(question, units, organisation)
        case .load: return try await load(question, units)
        }
    }

    private func counts(_ kind: CountKind, _ question: StatisticsQuestion, _ units: [UnitID]) async throws -> StatisticsTable {
        let isRhythm = question.group.isRhythm
        let (from, to) = isRhythm ? question.years : (question.from, question.to)
        let kinds =
            question.question.map { [kind.answer($0), kind.pastAnswer($0)] }
            ?? (question.isOfDistricts ? [kind.district, kind.past] : [isRhythm ? kind.week : kind.rawValue])
        return try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT \(question.key) AS key, CAST(SUM(number) AS BIGINT) AS number FROM insight_count
                WHERE kind IN \(list: kinds) AND period >= \(from) AND period <= \(to) AND \(question.narrowed(to: units, place: "part"))
                GROUP BY 1 HAVING SUM(number) <> 0
                """)
            return StatisticsTable(lines: try rows.map { .init(key: try $0.string("key"), number: try $0.int("number")) }).sorted(question.group)
        }
    }

    private func open(_ question: StatisticsQuestion, _ units: [UnitID]) async throws -> StatisticsTable {
        try await database.read { connection in
            let key: SQL = question.group == .status ? "status" : question.group == .district ? "district" : question.key
            let placed: SQL = question.isOfDistricts ? " AND district <> ''" : ""
            let rows = try connection.rows(
                """
                SELECT \(key) AS key, COUNT(*) AS number FROM insight_dossier
                WHERE is_open AND \(question.narrowed(to: units, place: "district"))\(placed) GROUP BY 1
                """)
            return StatisticsTable(lines: try rows.map { .init(key: try $0.string("key"), number: try $0.int("number")) }).sorted(question.group)
        }
    }

    /// Who is here and did not end: those received without those that ended, of all months. So no row of a request is read.
    private func openByAnswer(_ question: StatisticsQuestion, _ units: [UnitID]) async throws -> StatisticsTable {
        guard let asked = question.question else { return StatisticsTable(lines: []) }
        let (filed, closed) = (CountKind.filed.answer(asked), CountKind.closed.answer(asked))
        return try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT \(question.key) AS key, CAST(SUM(CASE WHEN kind = \(filed) THEN number ELSE -number END) AS BIGINT) AS number
                FROM insight_count
                WHERE kind IN \(list: [filed, closed]) AND \(question.narrowed(to: units, place: "part"))
                GROUP BY 1 HAVING SUM(CASE WHEN kind = \(filed) THEN number ELSE -number END) <> 0
                """)
            return StatisticsTable(lines: try rows.map { .init(key: try $0.string("key"), number: try $0.int("number")) }).sorted(question.group)
        }
    }

    /// How many agents a line must be of: with fewer, a colleague would read what one person does.
    static let leastAgents = 3

    private func load(_ question: StatisticsQuestion, _ units: [UnitID]) async throws -> StatisticsTable {
        // The bare column of the unit, not its text: rows come in that order from the index, and are not sorted.
        let key: SQL = question.group == .unit ? "unit_id" : question.key
        return try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT \(question.key) AS key, CAST(SUM(acts) AS BIGINT) AS number, CAST(SUM(days) AS BIGINT) AS days,
                    COUNT(DISTINCT mark) AS agents
                FROM insight_load
                WHERE period >= \(question.from) AND period <= \(question.to) AND days > 0 AND \(question.narrowed(to: units))
                GROUP BY \(key)
                """)
            let lines = try rows.map { row -> StatisticsTable.Line in
                guard try row.int("agents") >= Self.leastAgents else { return .init(key: try row.string("key"), number: 0) }
                let (acts, days) = (try row.int("number"), try row.int("days"))
                return .init(key: try row.string("key"), number: acts, rate: Double(acts) / Double(days))
            }
            return StatisticsTable(lines: lines).sorted(question.group)
        }
    }

    private func delays(_ question: StatisticsQuestion, _ units: [UnitID]) async throws -> StatisticsTable {
        let merged = try await histograms(question, units)
        return StatisticsTable(
            lines: merged.compactMap { key, histogram in
                guard histogram.total > 0 else { return nil }
                return .init(key: key, number: histogram.total, half: histogram.percentile(0.5), ninety: histogram.percentile(0.9))
            }
        ).sorted(question.group)
    }

    /// By the key of the group.
    func histograms(_ question: StatisticsQuestion, _ units: [UnitID]) async throws -> [String: Histogram] {
        let (source, place): (SQL, SQL?) =
            if let asked = question.question {
                ("insight_answer_duration WHERE question = \(asked.description) AND", "answer")
            } else if question.isOfDistricts {
                ("insight_district_duration WHERE", "district")
            } else {
                ("insight_duration WHERE path = \(question.path.description) AND", nil)
            }
        let key = [.district, .answer].contains(question.group) ? place ?? question.key : question.key
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT \(key) AS key, histogram FROM \(source) period >= \(question.from) AND period <= \(question.to)
                    AND \(question.narrowed(to: units, place: place))
                """
            ).reduce(into: [String: HistogramSum]()) { merged, row in
                merged[try row.string("key"), default: HistogramSum()].add(bytes: try row.bytes("histogram"))
            }.mapValues(\.histogram)
        }
    }

    private func satisfaction(_ question: StatisticsQuestion, _ units: [UnitID], _ organisation: OrganisationID) async throws -> StatisticsTable {
        let last = LocalDate(question.to + "-01")?.adding(months: 1).adding(days: -1)
        let scope = RatingScope(
            organisation: organisation, units: units, procedure: question.procedure, channel: question.channel,
            since: LocalDate(question.from + "-01"), until: last)
        let figures = try await ratings.figures(scope, by: question.group == .month ? "SUBSTR(day, 1, 7)" : question.key)
        return StatisticsTable(lines: figures.map { .init(key: $0.key, number: $0.value.count, mark: $0.value.satisfaction) }).sorted(question.group)
    }
}

extension StatisticsQuestion {
    /// What the lines are by, as text on both engines.
    fileprivate var key: SQL {
        switch group {
        case .procedure: "CAST(procedure_id AS TEXT)"
        case .unit: "CAST(unit_id AS TEXT)"
        case .channel: "channel"
        case .status, .effect, .district, .answer: "part"
        case .month: "period"
        case .weekday: "CAST(CAST(part AS BIGINT) / 24 AS TEXT)"
        case .hour: "CAST(CAST(part AS BIGINT) % 24 AS TEXT)"
        }
    }

    /// - Parameter column: where the district or the answer is.
    fileprivate func narrowed(to units: [UnitID], place column: SQL? = nil) -> SQL {
        var terms: [SQL] = ["unit_id IN \(list: units)"]
        if let procedure { terms.append("procedure_id = \(procedure)") }
        if let channel { terms.append("channel = \(channel.rawValue)") }
        if let place = answer ?? district, let column { terms.append("\(column) = \(place)") }
        return .joined(terms, by: " AND ")
    }
}

extension StatisticsTable {
    /// Time in its order; the rest from the largest.
    fileprivate func sorted(_ group: StatisticsQuestion.Group) -> StatisticsTable {
        switch group {
        case .month: StatisticsTable(lines: lines.sorted { $0.key < $1.key })
        case .weekday, .hour: StatisticsTable(lines: lines.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) })
        case .district, .answer:
            StatisticsTable(lines: lines.sorted { ($0.isNowhere ? 1 : 0, $1.number, $0.key) < ($1.isNowhere ? 1 : 0, $0.number, $1.key) })
        default: StatisticsTable(lines: lines.sorted { ($1.number, $0.key) < ($0.number, $1.key) })
        }
    }
}

extension StatisticsTable.Line {
    /// The last lines of a table by district or by answer.
    fileprivate var isNowhere: Bool { key == DistrictPlace.nowhere || key == DistrictPlace.forgotten }
}
