import Core
import Foundation
import Storage

/// What remains of requests that are erased.
struct SQLFigures: Sendable {
    let database: any Database

    /// Nothing that may still tell of fewer than five; the largest first.
    /// - Parameter units: those whose figures may be read; `nil` for all, also where no unit is told.
    func settled(in organisation: OrganisationID, of units: [UnitID]?) async throws -> [(figure: Figure, number: Int)] {
        let sealed: SQL = units.map { " AND unit_id IN \(list: $0)" } ?? ""
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM anonymous_figure WHERE organisation_id = \(organisation)\(sealed)
                ORDER BY number DESC, procedure_id, unit_id, channel, outcome, received, took, answers
                """
            ).map { (try Figure(row: $0), try $0.int("number")) }
        }
    }
}

/// The figures of what was erased.
extension Connection {
    func keep(_ figures: [Figure: Int], in organisation: OrganisationID, settled: Bool) throws {
        let table: SQL = settled ? "anonymous_figure" : "waiting_figure"
        for (figure, number) in figures {
            try run(
                """
                INSERT INTO \(table)(organisation_id, procedure_id, unit_id, channel, outcome, received, took, answers, number)
                VALUES (\(organisation), \(figure.procedure?.rawValue ?? 0), \(figure.unit?.rawValue ?? 0), \(figure.channel?.rawValue ?? ""),
                    \(figure.outcome ?? ""), \(figure.received ?? ""), \(figure.took ?? ""), \(figure.answersText), \(number))
                ON CONFLICT (organisation_id, procedure_id, unit_id, channel, outcome, received, took, answers)
                DO UPDATE SET number = \(table).number + excluded.number
                """)
        }
    }

    func figures(in organisation: OrganisationID, settled: Bool) throws -> [Figure: Int] {
        let table: SQL = settled ? "anonymous_figure" : "waiting_figure"
        return try rows("SELECT * FROM \(table) WHERE organisation_id = \(organisation)").reduce(into: [:]) { figures, row in
            figures[try Figure(row: row)] = try row.int("number")
        }
    }

    /// Makes what waits general enough, and keeps it for good.
    func settleFigures(in organisation: OrganisationID) throws {
        let waiting = try figures(in: organisation, settled: false).flatMap { Array(repeating: $0.key, count: $0.value) }
        guard !waiting.isEmpty else { return }
        try keep(Anonymity.settled(waiting, beside: figures(in: organisation, settled: true)), in: organisation, settled: true)
        try run("DELETE FROM waiting_figure WHERE organisation_id = \(organisation)")
    }
}

extension Figure {
    fileprivate var answersText: String { JSON.object(answers.mapValues(JSON.string)).text }

    fileprivate init(row: Row) throws {
        self.init()
        procedure = try row.id("procedure_id").known
        unit = try row.id("unit_id").known
        channel = Channel(rawValue: try row.string("channel"))
        outcome = try row.string("outcome").known
        received = try row.string("received").known
        took = try row.string("took").known
        answers = try row.json("answers").object?.compactMapValues(\.string) ?? [:]
    }
}

extension ID { fileprivate var known: ID? { rawValue == 0 ? nil : self } }
extension String { fileprivate var known: String? { isEmpty ? nil : self } }
