import Core
import Foundation
import Storage

/// Panels and their questions, in the database.
struct SQLPanels: Sendable {
    let database: any Database

    /// - Parameter slug: what its public address ends with; a number is added when another panel has it.
    func add(_ details: PanelDetails, slug: String, to organisation: OrganisationID) async throws -> PanelID {
        try await database.write { connection in
            // Two at once: the constraint refuses the second, which is told to begin again.
            let taken = try connection.rows("SELECT slug FROM panel WHERE organisation_id = \(organisation)").map { try $0.string("slug") }
            let free = taken.contains(slug) ? (2...).lazy.map { "\(slug)-\($0)" }.first { !taken.contains($0) } ?? slug : slug
            let row = try connection.row(
                """
                INSERT INTO panel (organisation_id, slug, event, title, why, opens_on, closes_on, state, invited, answered, change)
                VALUES (\(organisation), \(free), \(details.event.rawValue), \(details.title), \(details.why), \(details.opens), \(details.closes),
                    'draft', 0, 0, '')
                ON CONFLICT (organisation_id, slug) DO NOTHING RETURNING id
                """)
            guard let id: PanelID = try row?.id("id") else { throw PanelProblem.changedMeanwhile }
            try connection.write(details.questions, of: id)
            return id
        }
    }

    func save(_ details: PanelDetails, of panel: PanelID, in organisation: OrganisationID) async throws {
        try await database.write { connection in
            let changed = try connection.run(
                """
                UPDATE panel SET event = \(details.event.rawValue), title = \(details.title), why = \(details.why), opens_on = \(details.opens),
                    closes_on = \(details.closes)
                WHERE id = \(panel) AND organisation_id = \(organisation) AND state = 'draft'
                """)
            guard changed == 1 else { throw PanelProblem.changedMeanwhile }
            try connection.run("DELETE FROM panel_question WHERE panel_id = \(panel)")
            try connection.write(details.questions, of: panel)
        }
    }

    /// The latest first.
    func all(of organisation: OrganisationID) async throws -> [Panel] {
        try await panels(where: "organisation_id = \(organisation) ORDER BY id DESC LIMIT 200")
    }

    func find(_ panel: PanelID, in organisation: OrganisationID) async throws -> Panel? {
        try await panels(where: "id = \(panel) AND organisation_id = \(organisation)").first
    }

    func find(slug: String, in organisation: OrganisationID) async throws -> Panel? {
        try await panels(where: "slug = \(slug) AND organisation_id = \(organisation)").first
    }

    /// « Ce que nous avons changé », and whether everybody reads it.
    func publish(_ panel: PanelID, in organisation: OrganisationID, change: String, isPublished: Bool) async throws {
        try await database.write { connection in
            let changed = try connection.run(
                """
                UPDATE panel SET change = \(change), state = \(isPublished ? "published" : "invited")
                WHERE id = \(panel) AND organisation_id = \(organisation) AND state <> 'draft'
                """)
            guard changed == 1 else { throw PanelProblem.changedMeanwhile }
        }
    }

    /// The last day becomes this one: nobody answers any more from the next on, and figures are read from then on as on any other day after the last.
    func end(_ panel: PanelID, in organisation: OrganisationID, on day: LocalDate) async throws {
        try await database.write { connection in
            let changed = try connection.run(
                """
                UPDATE panel SET closes_on = \(day), opens_on = CASE WHEN opens_on > \(day) THEN \(day) ELSE opens_on END
                WHERE id = \(panel) AND organisation_id = \(organisation) AND state = 'invited' AND closes_on > \(day)
                """)
            guard changed == 1 else { throw PanelProblem.changedMeanwhile }
        }
    }

    private func panels(where condition: SQL) async throws -> [Panel] {
        try await database.read { connection in
            let rows = try connection.rows("SELECT * FROM panel WHERE " + condition)
            let ids: [PanelID] = try rows.map { try $0.id("id") }
            if ids.isEmpty { return [] }
            let questions = try connection.rows("SELECT * FROM panel_question WHERE panel_id IN \(list: ids) ORDER BY panel_id, place")
            let grouped = try Dictionary(grouping: questions) { try $0.id("panel_id", of: PanelKind.self) }
            return try rows.map { try Panel(row: $0, questions: (grouped[try $0.id("id")] ?? []).map(PanelQuestion.init)) }
        }
    }
}

extension Connection {
    fileprivate func write(_ questions: [PanelQuestion], of panel: PanelID) throws {
        for (place, question) in questions.enumerated() {
            try run(
                """
                INSERT INTO panel_question (panel_id, place, kind, label, choices)
                VALUES (\(panel), \(place), \(question.kind.rawValue), \(question.label), \(question.choices.joined(separator: "\n")))
                """)
        }
    }
}

extension Panel {
    init(row: Row, questions: [PanelQuestion]) throws {
        id = try row.id("id")
        organisation = try row.id("organisation_id")
        slug = try row.string("slug")
        state = try row.parsed("state", State.init)
        (invited, answered, change) = (try row.int("invited"), try row.int("answered"), try row.string("change"))
        reminded = try row.optionalString("reminded_on").flatMap { LocalDate($0) }
        details = PanelDetails(
            event: try row.parsed("event") { LifeEvent($0) }, title: try row.string("title"), why: try row.string("why"),
            opens: try row.parsed("opens_on") { LocalDate($0) }, closes: try row.parsed("closes_on") { LocalDate($0) }, questions: questions)
    }
}

extension PanelQuestion {
    init(row: Row) throws {
        self.init(
            try row.parsed("kind", Kind.init), try row.string("label"), choices: try row.string("choices").split(separator: "\n").map(String.init))
    }
}
