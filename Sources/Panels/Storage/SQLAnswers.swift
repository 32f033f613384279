import Core
import Foundation
import Storage

/// A text somebody wrote, masked.
struct WrittenText: Sendable, Equatable {
    let id: String
    let place: Int
    let text: String
    let isPublished: Bool
}

/// What people answered, in the database: counts and masked texts, of nobody and of no instant.
struct SQLAnswers: Sendable {
    let database: any Database

    /// The panel a token invites to, and whether it was answered.
    func invitation(_ token: String) async throws -> (panel: PanelID, isSpent: Bool)? {
        try await database.read { connection in
            let row = try connection.row("SELECT panel_id, is_spent FROM panel_invitation WHERE \(Self.holds(Secret.digest(token)))")
            return try row.map { (try $0.id("panel_id"), try $0.bool("is_spent")) }
        }
    }

    /// Spends the invitation and keeps the answers, or neither. Two at once: the second finds it spent.
    /// - Parameter digest: what is kept of a link or of the code of a sheet.
    func keep(_ answers: PanelAnswers, to panel: Panel, spending digest: String, on day: LocalDate) async throws {
        guard panel.isOpen(on: day) else { throw PanelProblem.notOpen }
        try await database.write { connection in
            let spent = try connection.run(
                """
                UPDATE panel_invitation SET is_spent = \(true)
                WHERE \(Self.holds(digest)) AND panel_id = \(panel.id) AND NOT is_spent
                """)
            guard spent == 1 else { throw PanelProblem.alreadyAnswered }
            try connection.run("UPDATE panel SET answered = answered + 1 WHERE id = \(panel.id)")
            for (place, value) in answers.counted.sorted(by: { $0.key < $1.key }) { try connection.count(value, at: place, of: panel.id) }
            for (place, text) in answers.texts {
                try connection.run(
                    """
                    INSERT INTO panel_text (id, panel_id, place, text, is_published)
                    VALUES (\(Secret.token()), \(panel.id), \(place), \(text), \(false))
                    """)
            }
        }
    }

    /// The link of the invitation, or that of the reminder.
    private static func holds(_ digest: String) -> SQL { "(token_digest = \(digest) OR reminder_digest = \(digest))" }

    /// By question, how many people gave each value.
    func counts(of panel: PanelID) async throws -> [Int: [String: Int]] {
        let rows = try await database.read { try $0.rows("SELECT place, value, people FROM panel_count WHERE panel_id = \(panel)") }
        return try rows.reduce(into: [:]) { $0[try $1.int("place"), default: [:]][try $1.string("value")] = try $1.int("people") }
    }

    func texts(of panel: PanelID, publishedOnly: Bool) async throws -> [WrittenText] {
        let condition: SQL = publishedOnly ? " AND is_published" : ""
        return try await database.read { connection in
            try connection.rows("SELECT * FROM panel_text WHERE panel_id = \(panel)" + condition + " ORDER BY place, id LIMIT 2000").map { row in
                WrittenText(
                    id: try row.string("id"), place: try row.int("place"), text: try row.string("text"), isPublished: try row.bool("is_published"))
            }
        }
    }

    /// Exactly these texts are published.
    func choose(_ ids: Set<String>, of panel: PanelID) async throws {
        try await database.write { connection in
            try connection.run("UPDATE panel_text SET is_published = \(false) WHERE panel_id = \(panel) AND is_published")
            try connection.run("UPDATE panel_text SET is_published = \(true) WHERE panel_id = \(panel) AND id IN \(list: ids.sorted())")
        }
    }
}

extension Connection {
    fileprivate func count(_ value: String, at place: Int, of panel: PanelID) throws {
        try run(
            """
            INSERT INTO panel_count (panel_id, place, value, people) VALUES (\(panel), \(place), \(value), 1)
            ON CONFLICT (panel_id, place, value) DO UPDATE SET people = panel_count.people + 1
            """)
    }
}
