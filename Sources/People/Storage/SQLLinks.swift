import Core
import Foundation
import Storage

/// A link sent to an address: whoever opens it reads the mails of that address.
struct EntryLink: Sendable, Equatable {
    let email: EmailAddress
    /// The person who wants this address instead of theirs; `nil` for a link that opens a space.
    let changing: PersonID?
    let back: SpaceReturn

    static let lifetime: TimeInterval = 3600
}

/// Links sent by mail, in SQL. Only digests of their keys are kept.
struct SQLLinks: Sendable {
    let database: any Database
    let vault: Vault

    /// - Parameter letter: puts the mail in the outbox, in the same transaction.
    func add(
        _ link: EntryLink, token: String, of organisation: OrganisationID, at now: Date,
        with letter: @escaping @Sendable (any Connection) throws -> Void
    ) async throws {
        let (mark, sealed) = (vault.mark(of: link.email, in: organisation), try vault.seal(link.email))
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO person_link (token_digest, organisation_id, email_mark, email_sealed, changing, back, expires_at)
                VALUES (\(Secret.digest(token)), \(organisation), \(mark), \(sealed), \(link.changing), \(link.back.path), \(now + EntryLink.lifetime))
                """)
            try letter(connection)
        }
    }

    /// Looking uses nothing up: mail filters open links before people do.
    func find(_ token: String, of organisation: OrganisationID, at now: Date) async throws -> EntryLink? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT * FROM person_link
                WHERE token_digest = \(Secret.digest(token)) AND organisation_id = \(organisation) AND expires_at > \(now)
                """
            ).map { try EntryLink($0, vault) }
        }
    }

    /// Uses the link up, and opens the space of its address; makes the space when there is none.
    /// - Throws: ``PeopleProblem/linkOver``.
    func enter(_ token: String, of organisation: OrganisationID, from device: String, at now: Date) async throws -> (
        entry: PersonEntry, back: SpaceReturn
    ) {
        try await database.write { connection in
            let link = try take(token, of: organisation, at: now, on: connection)
            let known = try connection.row(
                "SELECT id FROM person WHERE organisation_id = \(organisation) AND email_mark = \(link.string("email_mark"))")
            let email = (mark: try link.string("email_mark"), sealed: try link.bytes("email_sealed"))
            let person: PersonID =
                try known?.id("id") ?? connection.addPerson(of: organisation, email: email, level: .declared, at: now)
            let back = SpaceReturn(try link.string("back")) ?? .space
            return (try connection.admit(person, by: .link, leadingTo: back, from: device, at: now), back)
        }
    }

    /// Uses the link up, and gives the person the address.
    /// - Throws: ``PeopleProblem/linkOver``, ``PeopleProblem/addressTaken``.
    func change(_ token: String, of person: PersonID, in organisation: OrganisationID, at now: Date) async throws {
        try await database.write { connection in
            let link = try take(token, of: organisation, at: now, on: connection)
            guard try link.optionalID("changing", of: PersonKind.self) == person else { throw PeopleProblem.linkOver }
            let (mark, sealed) = (try link.string("email_mark"), try link.bytes("email_sealed"))
            let other = try connection.row(
                "SELECT 1 AS one FROM person WHERE organisation_id = \(organisation) AND email_mark = \(mark) AND id <> \(person)")
            guard other == nil else { throw PeopleProblem.addressTaken }
            try connection.run("UPDATE person SET email_mark = \(mark), email_sealed = \(sealed) WHERE id = \(person)")
        }
    }

    /// The row that goes is the right to come in: of two who use the link at once, one finds it gone.
    private func take(_ token: String, of organisation: OrganisationID, at now: Date, on connection: any Connection) throws -> Row {
        let taken = try connection.row(
            """
            DELETE FROM person_link
            WHERE token_digest = \(Secret.digest(token)) AND organisation_id = \(organisation) AND expires_at > \(now)
            RETURNING email_mark, email_sealed, changing, back
            """)
        guard let taken else { throw PeopleProblem.linkOver }
        return taken
    }
}

extension EntryLink {
    init(_ row: Row, _ vault: Vault) throws {
        guard let email = try vault.email(row.bytes("email_sealed")) else { throw RowError.malformed("email_sealed") }
        self.init(email: email, changing: try row.optionalID("changing"), back: SpaceReturn(try row.string("back")) ?? .space)
    }
}
