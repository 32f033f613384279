import Core
import Forms
import Foundation
import Storage

struct SQLDraftRepository: DraftRepository {
    let database: any Database
    let participant: any FilingParticipant
    let gathered: GatheredCounts

    func begin(_ draft: NewDraft, visitor: Keyring, at now: Date) async throws {
        guard let acting = visitor.acting else {
            // Nothing was typed yet: after a power cut in these moments, the person begins again.
            return try await database.writeUnsynced { try $0.begin(draft, visitor: visitor, at: now) }
        }
        let act = HelpedAct(theme: draft.theme, act: draft.act, isFiling: false, at: now)
        try await participant.keepingRefusals(of: acting) {
            try await database.write { connection in
                try participant.admit(acting, act, of: draft.organisation, on: connection)
                try connection.begin(draft, visitor: visitor, at: now)
            }
        }
    }

    func beginOnce(_ draft: NewDraft, visitor: Keyring, at now: Date) async throws -> Draft {
        try await database.write { connection in
            let isNew = try connection.insert(draft, at: now)
            let condition: SQL = isNew ? "reference = \(draft.reference)" : "origin = \(draft.origin)"
            guard let begun = try connection.row("SELECT * FROM draft WHERE \(condition)").map(Draft.init) else {
                throw DatabaseError.retryable("a draft went while it was asked for")
            }
            try connection.grantAccess(to: begun.reference, visitor: visitor, at: now)
            return begun
        }
    }

    func find(_ reference: Reference, visitor: Keyring) async throws -> Draft? {
        try await database.glance { try $0.draft(reference, visitor: visitor) }
    }

    func find(_ reference: Reference) async throws -> Draft? {
        try await database.read { try $0.row("SELECT * FROM draft WHERE reference = \(reference)").map(Draft.init) }
    }

    func change<T: Sendable>(
        _ reference: Reference, visitor: Keyring, at now: Date, counting: @escaping @Sendable (T) -> [FormCount],
        _ change: @escaping @Sendable (inout Draft) throws -> T
    ) async throws -> T? {
        let result: T? = try await database.write { connection in
            guard var draft = try connection.draft(reference, visitor: visitor, forUpdate: true) else { return nil }
            let before = draft
            let result = try change(&draft)
            try connection.save(draft, unless: before, at: now)
            return result
        }
        if let result { gathered.add(counting(result), on: LocalDate(now, in: .gmt)) }
        return result
    }

    func remove(
        _ row: ShownRow, from reference: Reference, visitor: Keyring, at now: Date, _ change: @escaping @Sendable (inout Draft) -> Void
    ) async throws {
        try await database.write { connection in
            guard var draft = try connection.draft(reference, visitor: visitor, forUpdate: true),
                try connection.run(
                    "UPDATE draft SET rows_since = version + 1, version = version + 1 WHERE id = \(draft.id) AND rows_since <= \(row.version)") == 1
            else { return }
            let before = draft
            change(&draft)
            try participant.forget(row: row.place, of: row.block, of: draft.id, on: connection)
            try connection.save(draft, unless: before, at: now)
        }
    }

    func resume(_ reference: Reference, visitor: Keyring, at now: Date) async throws -> Bool {
        try await database.write { connection in
            guard try connection.row("SELECT 1 AS one FROM draft WHERE reference = \(reference) AND expires_at > \(now)") != nil else { return false }
            try connection.grantAccess(to: reference, visitor: visitor, at: now)
            return true
        }
    }

    func eraseExpired(at now: Date, atMost count: Int) async throws -> [DraftID] {
        try await database.write { connection in
            let expired = try connection.rows(
                "SELECT id, reference, procedure_version_id, page FROM draft WHERE expires_at <= \(now) ORDER BY expires_at LIMIT \(count)")
            let references = try expired.map { try $0.string("reference") }
            let ids: [DraftID] = try expired.map { try $0.id("id") }
            for id in ids { try participant.forget(id, on: connection) }
            try connection.run("DELETE FROM access WHERE reference IN \(list: references)")
            try connection.run("DELETE FROM dossier_link WHERE linked IN \(list: references)")
            try connection.run("DELETE FROM draft WHERE id IN \(list: ids)")
            let stops = try expired.map { row in
                FormCount(version: try row.id("procedure_version_id"), page: try row.string("page"), measure: .stopped)
            }
            try connection.add(stops.filter { !$0.page.isEmpty }, on: LocalDate(now, in: .gmt))
            return ids
        }
    }

    func keep(until end: Date, insteadOf moments: ClosedRange<Date>, only: [Reference]?, in organisation: OrganisationID) async throws -> Int {
        let whose: SQL = only.map { "AND reference IN \(list: $0)" } ?? ""
        return try await database.write { connection in
            try connection.run(
                """
                UPDATE draft SET expires_at = \(end) WHERE expires_at >= \(moments.lowerBound) AND expires_at <= \(moments.upperBound)
                    AND expires_at < \(end) AND organisation_id = \(organisation) \(whose)
                """)
        }
    }

    func askForCode(_ reference: Reference, email: EmailAddress, at now: Date) async throws {
        try await database.write { connection in
            let payload: JSON = ["reference": .string(reference.description), "email": .string(email.description)]
            try Jobs.enqueue(
                kind: "event.\(Event.Name.resumeCodeAsked.rawValue)", payload: payload, runAt: now, uniqueKey: nil, now: now, on: connection)
        }
    }
}

extension Connection {
    func begin(_ draft: NewDraft, visitor: Keyring, at now: Date) throws {
        _ = try insert(draft, at: now)
        try grantAccess(to: draft.reference, visitor: visitor, at: now)
    }

    /// - Returns: `false` when another was begun from the same origin.
    fileprivate func insert(_ draft: NewDraft, at now: Date) throws -> Bool {
        try run(
            """
            INSERT INTO draft(reference, organisation_id, procedure_version_id, channel, entered_by, answers, created_at, updated_at, expires_at, version,
                page, page_since, holder, origin)
            VALUES (\(draft.reference), \(draft.organisation), \(draft.procedureVersion), \(draft.channel.rawValue), \(draft.enteredBy),
                    \(draft.answers.json), \(now), \(now), \(Draft.expiry(changedAt: now)), 0, \(draft.page), \(now), \(draft.holder), \(draft.origin))
            ON CONFLICT (origin) WHERE origin IS NOT NULL DO NOTHING
            """
        ) == 1
    }

    func save(_ draft: Draft, unless before: Draft, at now: Date) throws {
        guard draft != before else { return }
        var draft = draft
        draft.updatedAt = now
        let expiry: SQL = draft.expiresAt == before.expiresAt ? "" : "expires_at = \(draft.expiresAt), "
        try run(
            """
            UPDATE draft SET answers = \(draft.answers.json), channel = \(draft.channel.rawValue), updated_at = \(now),
                \(expiry)page = \(draft.page), page_since = \(draft.pageSince), version = version + 1 WHERE id = \(draft.id)
            """
        )
    }

    /// - Parameter forUpdate: on PostgreSQL, makes a second tab wait for the first.
    func draft(_ reference: Reference, visitor: Keyring, forUpdate: Bool = false) throws -> Draft? {
        let lock: SQL = forUpdate ? dialect.forUpdate : ""
        return try row(
            """
            SELECT d.* FROM draft d WHERE d.reference = \(reference) AND \(visitor.opens(reference))\(lock)
            """
        ).map(Draft.init)
    }

    /// Ends the draft if it is still that of this visitor and nobody saved it since: each change counts one version more.
    /// - Returns: whether it was.
    func endUnchanged(_ ready: ReadyFiling, visitor: Keyring) throws -> Bool {
        try run(
            """
            DELETE FROM draft AS d WHERE d.id = \(ready.draft) AND d.version = \(ready.version) AND d.reference = \(ready.dossier.reference)
                AND \(visitor.opens(ready.dossier.reference))
            """
        ) == 1
    }

    func grantAccess(to reference: Reference, visitor: Keyring, at now: Date) throws {
        try run(
            """
            INSERT INTO access(visitor, reference, granted_at) VALUES (\(visitor.seal(reference)), \(reference), \(now))
            ON CONFLICT (visitor, reference) DO NOTHING
            """
        )
    }
}

extension Keyring {
    /// Whether these keys open `d`, a draft or a dossier of this number. What was opened before keys were sealed is known by the key itself.
    func opens(_ reference: Reference) -> SQL {
        let isKnown: SQL =
            "EXISTS (SELECT 1 FROM access a WHERE a.reference = \(reference) AND a.visitor IN (\(seal(reference)), \(browser)))"
        return marks.isEmpty ? isKnown : "(d.holder IN \(list: marks) OR \(isKnown))"
    }
}

extension Draft {
    init(row: Row) throws {
        guard let answers = Answers(json: try row.json("answers")) else { throw RowError.malformed("answers") }
        self.init(
            id: try row.id("id"), reference: try row.parsed("reference", Reference.init), organisation: try row.id("organisation_id"),
            procedureVersion: try row.id("procedure_version_id"), channel: try row.parsed("channel") { Channel(rawValue: $0) },
            enteredBy: try row.optionalID("entered_by"), answers: answers, createdAt: try row.date("created_at"),
            updatedAt: try row.date("updated_at"), version: try row.int("version"), page: try row.string("page"),
            pageSince: try row.optionalDate("page_since"), holder: try row.optionalString("holder")
        )
    }
}
