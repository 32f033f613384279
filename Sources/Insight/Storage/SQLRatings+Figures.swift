import Core
import Foundation
import Storage

/// Whose ratings are summed up.
struct RatingScope: Sendable {
    var organisation: OrganisationID
    /// `nil`: all of them, for what everyone may see.
    var units: [UnitID]?
    var procedure: ProcedureID?
    var channel: Channel?
    var since: LocalDate?
    var until: LocalDate?

    var condition: SQL {
        var terms: [SQL] = ["organisation_id = \(organisation)"]
        if let units { terms.append("unit_id IN \(list: units)") }
        if let procedure { terms.append("procedure_id = \(procedure)") }
        if let channel { terms.append("channel = \(channel.rawValue)") }
        if let since { terms.append("day >= \(since)") }
        if let until { terms.append("day <= \(until)") }
        return .joined(terms, by: " AND ")
    }
}

extension SQLRatings {
    /// The sums, by the value of a column of the table, or by what is made of it.
    /// - Parameter key: written by this code, never by anyone else.
    func figures(_ scope: RatingScope, by key: SQL) async throws -> [String: RatingFigures] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(key) AS key, COUNT(*) AS number, SUM(CASE satisfaction WHEN 'good' THEN 10 WHEN 'medium' THEN 5 ELSE 0 END) AS marks,
                    COUNT(comprehension) AS understood, COALESCE(SUM(comprehension - 1), 0) AS clarity,
                    SUM(CASE WHEN contact_reached = \(true) THEN 1 ELSE 0 END) AS reached,
                    SUM(CASE WHEN contact_reached = \(false) THEN 1 ELSE 0 END) AS unreached,
                    SUM(CASE WHEN contact_tried = '' THEN 0 ELSE 1 END) AS asked,
                    SUM(CASE WHEN contact_tried IN ('', 'noNeed') THEN 0 ELSE 1 END) AS needed
                FROM rating WHERE \(scope.condition) GROUP BY 1
                """
            ).reduce(into: [:]) { figures, row in
                figures[try row.string("key")] = RatingFigures(
                    count: try row.int("number"), marks: Double(try row.int("marks")), comprehensionCount: try row.int("understood"),
                    comprehensionMarks: Double(try row.int("clarity")) * 2.5, reached: try row.int("reached"), notReached: try row.int("unreached"),
                    helpAsked: try row.int("asked"), helpNeeded: try row.int("needed"))
            }
        }
    }

    func byProcedure(_ scope: RatingScope) async throws -> [ProcedureID: RatingFigures] {
        let figures = try await figures(scope, by: "CAST(procedure_id AS TEXT)")
        return Dictionary(uniqueKeysWithValues: figures.compactMap { key, value in ProcedureID(key).map { ($0, value) } })
    }
}
