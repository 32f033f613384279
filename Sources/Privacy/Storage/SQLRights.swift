import Core
import Foundation
import Storage

/// What people asked about their data.
struct SQLRights: Sendable {
    static let job = "data.answered"

    let database: any Database

    /// What is typed of a request about rights.
    struct New: Sendable {
        var right: Right
        var channel: Channel
        var references: [Reference]
        var person: String
        var contact: String
        var details: String
        var identity: RightsRequest.Identity
        var receivedOn: LocalDate
    }

    func add(_ new: New, to organisation: OrganisationID) async throws -> RightsID {
        try await database.write { connection in
            let row = try connection.row(
                """
                INSERT INTO rights_request(organisation_id, kind, channel, request_references, person, contact, details, identity, received_on, state)
                VALUES (\(organisation), \(new.right.rawValue), \(new.channel.rawValue), \(new.references.joined), \(new.person), \(new.contact),
                    \(new.details), \(new.identity.rawValue), \(new.receivedOn), 'open') RETURNING id
                """)
            guard let row else { throw RowError.isNull("id") }
            return try row.id("id")
        }
    }

    /// Those that wait for an answer, the most urgent first, then the latest answered.
    func all(in organisation: OrganisationID) async throws -> [RightsRequest] {
        try await database.read { connection in
            let open = try connection.rows(
                "SELECT * FROM rights_request WHERE organisation_id = \(organisation) AND state = 'open' ORDER BY received_on, id LIMIT 500")
            let answered = try connection.rows(
                "SELECT * FROM rights_request WHERE organisation_id = \(organisation) AND state <> 'open' ORDER BY answered_on DESC, id DESC LIMIT 100"
            )
            return try (open + answered).map(RightsRequest.init)
        }
    }

    func find(_ id: RightsID, in organisation: OrganisationID) async throws -> RightsRequest? {
        try await database.read { connection in
            try connection.row("SELECT * FROM rights_request WHERE id = \(id) AND organisation_id = \(organisation)").map(RightsRequest.init)
        }
    }

    /// - Throws: ``PrivacyProblem/alreadyDone`` when it was answered, or extended, meanwhile.
    func extend(_ id: RightsID, because reason: String, in organisation: OrganisationID) async throws {
        try await change(
            """
            UPDATE rights_request SET extension_reason = \(reason)
            WHERE id = \(id) AND organisation_id = \(organisation) AND state = 'open' AND extension_reason IS NULL
            """)
    }

    /// - Parameter carrying: what was obtained, done in the same transaction: when it cannot be, nothing was answered.
    func answer(
        _ id: RightsID, _ state: RightsRequest.State, _ text: String, by viewer: AgentViewer, on day: LocalDate, at now: Date,
        carrying out: @escaping @Sendable (any Connection) throws -> Void
    ) async throws {
        try await database.write { connection in
            let answered = try connection.run(
                """
                UPDATE rights_request SET state = \(state.rawValue), answer = \(text), answered_on = \(day), answered_by = \(viewer.name)
                WHERE id = \(id) AND organisation_id = \(viewer.organisation) AND state = 'open'
                """)
            guard answered == 1 else { throw PrivacyProblem.alreadyDone }
            try out(connection)
            try Jobs.enqueue(kind: Self.job, payload: ["id": .int(Int(id.rawValue))], now: now, on: connection)
        }
    }

    /// **For what the product does by itself**: no page may ask without an authority.
    func find(_ id: RightsID) async throws -> RightsRequest? {
        try await database.read { try $0.row("SELECT * FROM rights_request WHERE id = \(id)").map(RightsRequest.init) }
    }

    /// What was answered is kept five years, the time in which one may be asked to prove it (code civil art. 2224).
    func forget(answeredBefore day: LocalDate) async throws {
        try await database.write { _ = try $0.run("DELETE FROM rights_request WHERE answered_on IS NOT NULL AND answered_on < \(day)") }
    }

    private func change(_ statement: SQL) async throws {
        let changed = try await database.write { try $0.run(statement) }
        if changed == 0 { throw PrivacyProblem.alreadyDone }
    }
}

/// The notebook of breaches.
struct SQLBreaches: Sendable {
    let database: any Database

    func add(_ notes: BreachNotes, by viewer: AgentViewer, at now: Date) async throws -> BreachID {
        try await database.write { connection in
            let row = try connection.row(
                """
                INSERT INTO breach(organisation_id, aware_at, nature, risk, title, facts, consequences, measures, request_references, written_by, written_at)
                VALUES (\(viewer.organisation), \(notes.awareAt), \(notes.nature.rawValue), \(notes.risk.rawValue), \(notes.title), \(notes.facts),
                    \(notes.consequences), \(notes.measures), \(notes.references.joined), \(viewer.name), \(now)) RETURNING id
                """)
            guard let row else { throw RowError.isNull("id") }
            return try row.id("id")
        }
    }

    func noteNotification(of id: BreachID, _ notice: String, late reason: String?, in organisation: OrganisationID, at now: Date) async throws {
        let changed = try await database.write { connection in
            try connection.run(
                """
                UPDATE breach SET notified_at = \(now), notice = \(notice), late_reason = \(reason)
                WHERE id = \(id) AND organisation_id = \(organisation) AND notified_at IS NULL
                """)
        }
        if changed == 0 { throw PrivacyProblem.alreadyDone }
    }

    func notePersonsTold(of id: BreachID, in organisation: OrganisationID, at now: Date) async throws {
        try await database.write { connection in
            _ = try connection.run(
                "UPDATE breach SET persons_told_at = \(now) WHERE id = \(id) AND organisation_id = \(organisation) AND persons_told_at IS NULL")
        }
    }

    /// The latest first.
    func all(in organisation: OrganisationID) async throws -> [Breach] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM breach WHERE organisation_id = \(organisation) ORDER BY id DESC LIMIT 500").map(Breach.init)
        }
    }

    func find(_ id: BreachID, in organisation: OrganisationID) async throws -> Breach? {
        try await database.read { connection in
            try connection.row("SELECT * FROM breach WHERE id = \(id) AND organisation_id = \(organisation)").map(Breach.init)
        }
    }
}

extension [Reference] {
    fileprivate var joined: String { map(\.description).joined(separator: " ") }
}

extension Row {
    fileprivate func references() throws -> [Reference] {
        try string("request_references").split(separator: " ").compactMap { Reference(String($0)) }
    }
}

extension RightsRequest {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row.id("id"), organisation: try row.id("organisation_id"), right: try row.parsed("kind") { Right(rawValue: $0) },
            channel: try row.parsed("channel") { Channel(rawValue: $0) }, references: try row.references(), person: try row.string("person"),
            contact: try row.string("contact"), details: try row.string("details"),
            identity: try row.parsed("identity") { Identity(rawValue: $0) }, receivedOn: try row.parsed("received_on") { LocalDate($0) },
            extensionReason: try row.optionalString("extension_reason"), state: try row.parsed("state") { State(rawValue: $0) },
            answer: try row.optionalString("answer"), answeredOn: try row.optionalParsed("answered_on") { LocalDate($0) },
            answeredBy: try row.optionalString("answered_by"))
    }
}

extension Breach {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row.id("id"), organisation: try row.id("organisation_id"), awareAt: try row.date("aware_at"),
            nature: try row.parsed("nature") { Nature(rawValue: $0) }, risk: try row.parsed("risk") { Risk(rawValue: $0) },
            title: try row.string("title"), facts: try row.string("facts"), consequences: try row.string("consequences"),
            measures: try row.string("measures"), references: try row.references(), notifiedAt: try row.optionalDate("notified_at"),
            notice: try row.optionalString("notice"), lateReason: try row.optionalString("late_reason"),
            personsToldAt: try row.optionalDate("persons_told_at"), writtenBy: try row.string("written_by"))
    }
}
