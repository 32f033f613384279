import Core
import Foundation
import Storage

/// Somebody who agreed, or who was asked to confirm it.
struct Consent: Sendable, Equatable {
    let organisation: OrganisationID
    let event: LifeEvent
    let seed: String
    let ends: LocalDate?
}

/// Who agrees to be asked, in the database.
struct SQLConsents: Sendable {
    let database: any Database
    let book: ConsentBook

    /// Notes that this address asks to take part, and lets the message that asks to confirm leave with it. Of who agreed already, nothing changes.
    /// - Parameter tell: is given the seed of the consent.
    func ask(
        _ address: EmailAddress, about event: LifeEvent, in organisation: OrganisationID, now: Date,
        telling tell: @escaping @Sendable (String, any Connection) throws -> Void
    ) async throws {
        let (mark, fresh) = (book.mark(address, event, in: organisation), Secret.token())
        let sealed = try book.close(address, seed: fresh)
        try await database.write { connection in
            let row = try connection.row(
                """
                INSERT INTO panel_consent (organisation_id, event, address_mark, seed, sealed, text_version, asked_at)
                VALUES (\(organisation), \(event.rawValue), \(mark), \(fresh), \(sealed), \(ConsentBook.textVersion), \(now))
                ON CONFLICT (organisation_id, address_mark) DO UPDATE SET asked_at = excluded.asked_at RETURNING seed
                """)
            if let row { try tell(try row.string("seed"), connection) }
        }
    }

    func find(_ seed: String, in organisation: OrganisationID) async throws -> Consent? {
        try await database.read { connection in
            try connection.row("SELECT * FROM panel_consent WHERE seed = \(seed) AND organisation_id = \(organisation)").map(Consent.init)
        }
    }

    /// - Returns: `nil` when the link is a week old, or when the person withdrew.
    func confirm(_ seed: String, in organisation: OrganisationID, on day: LocalDate, now: Date) async throws -> Consent? {
        let limit = now - Double(ConsentBook.daysToConfirm) * 86_400
        return try await database.write { connection in
            try connection.row(
                """
                UPDATE panel_consent SET given_on = \(day), ends_on = \(day.adding(months: ConsentBook.months)), text_version = \(ConsentBook.textVersion)
                WHERE seed = \(seed) AND organisation_id = \(organisation) AND asked_at > \(limit) RETURNING *
                """
            ).map(Consent.init)
        }
    }

    func withdraw(_ seed: String, in organisation: OrganisationID) async throws {
        _ = try await database.write { try $0.run("DELETE FROM panel_consent WHERE seed = \(seed) AND organisation_id = \(organisation)") }
    }

    func count(in organisation: OrganisationID, on day: LocalDate) async throws -> [LifeEvent: Int] {
        let rows = try await database.read { connection in
            try connection.rows(
                """
                SELECT event, COUNT(*) AS people FROM panel_consent WHERE organisation_id = \(organisation) AND ends_on >= \(day) GROUP BY event
                """)
        }
        return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.parsed("event") { LifeEvent($0) }, try $0.int("people")) })
    }

    /// Forgets those whose two years have passed, and those who never confirmed.
    func forget(in organisation: OrganisationID, on day: LocalDate, now: Date) async throws {
        let limit = now - Double(ConsentBook.daysToConfirm) * 86_400
        _ = try await database.write { connection in
            try connection.run(
                """
                DELETE FROM panel_consent
                WHERE organisation_id = \(organisation) AND (ends_on < \(day) OR (given_on IS NULL AND asked_at <= \(limit)))
                """)
        }
    }
}

extension Consent {
    init(row: Row) throws {
        organisation = try row.id("organisation_id")
        event = try row.parsed("event") { LifeEvent($0) }
        seed = try row.string("seed")
        ends = try row.optionalParsed("ends_on") { LocalDate($0) }
    }
}
