import Core
import Foundation
import Storage

/// The rows that these tests write: every kind of value, every kind of constraint.
struct Ticket: Equatable, Sendable {
    var reference: String
    var title = "Nid-de-poule"
    var isDone = false
    var weight: Double?
    var tags: JSON = []
    var photo: [UInt8] = []
    var at = Date(timeIntervalSince1970: 0)

    static let migrations = [
        Migration(
            "2026-01-05 tickets",
            [
                """
                CREATE TABLE ticket (
                    id {{id}}, reference TEXT NOT NULL UNIQUE, title TEXT NOT NULL CHECK (length(title) <= 200), done {{bool}} NOT NULL,
                    weight {{double}}, tags {{json}} NOT NULL, photo {{bytes}} NOT NULL, at {{bigint}} NOT NULL,
                    version {{bigint}} NOT NULL DEFAULT 1
                ) {{strict}}
                """,
                "CREATE TABLE note (id {{id}}, ticket {{bigint}} NOT NULL REFERENCES ticket (id), text TEXT NOT NULL) {{strict}}",
            ])
    ]
}

extension Ticket {
    init(row: Row) throws {
        reference = try row.string("reference")
        title = try row.string("title")
        isDone = try row.bool("done")
        weight = try row.value("weight") == .null ? nil : row.double("weight")
        tags = try row.json("tags")
        photo = try row.bytes("photo")
        at = try row.date("at")
    }
}

extension Connection {
    @discardableResult func insert(_ ticket: Ticket) throws -> Int {
        try row(
            """
            INSERT INTO ticket (reference, title, done, weight, tags, photo, at)
            VALUES (\(ticket.reference), \(ticket.title), \(ticket.isDone), \(ticket.weight), \(ticket.tags), \(ticket.photo), \(ticket.at))
            RETURNING id
            """)!.int("id")
    }

    func tickets() throws -> [Ticket] { try rows("SELECT * FROM ticket ORDER BY reference").map(Ticket.init) }

    func count(_ table: String) throws -> Int { try row("SELECT count(*) AS number FROM \(SQL(trusted: table))")!.int("number") }
}

extension Database {
    func add(_ reference: String) async throws { _ = try await write { try $0.insert(Ticket(reference: reference)) } }
}
