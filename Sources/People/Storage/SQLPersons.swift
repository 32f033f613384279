import Core
import Foundation
import Storage

/// People who have a space, in SQL.
struct SQLPersons: Sendable {
    let database: any Database
    let vault: Vault

    func find(_ id: PersonID, of organisation: OrganisationID) async throws -> Person? {
        try await database.read { connection in
            try connection.row("SELECT * FROM person WHERE id = \(id) AND organisation_id = \(organisation)").map { try Person($0, vault) }
        }
    }

    func credentials(_ email: EmailAddress, of organisation: OrganisationID) async throws -> PersonCredentials? {
        let mark = vault.mark(of: email, in: organisation)
        return try await database.read { connection in
            try connection.row("SELECT id, passphrase_hash FROM person WHERE organisation_id = \(organisation) AND email_mark = \(mark)").map { row in
                PersonCredentials(person: try row.id("id"), passphraseHash: try row.optionalString("passphrase_hash"))
            }
        }
    }

    func passphraseHash(of person: PersonID) async throws -> String? {
        try await database.read { try $0.row("SELECT passphrase_hash FROM person WHERE id = \(person)")?.optionalString("passphrase_hash") }
    }

    /// The same passphrase under today's costs. Nothing happens if it was changed meanwhile.
    func replaceHash(_ old: String, with new: String, of person: PersonID) async throws {
        try await database.write { connection in
            _ = try connection.run("UPDATE person SET passphrase_hash = \(new) WHERE id = \(person) AND passphrase_hash = \(old)")
        }
    }

    /// Closes every session but `kept`: who had stolen one is out.
    func setPassphrase(_ hash: String, of person: PersonID, keeping kept: String) async throws {
        try await database.write { connection in
            try connection.run("UPDATE person SET passphrase_hash = \(hash) WHERE id = \(person)")
            try connection.run("DELETE FROM person_session WHERE person_id = \(person) AND token_digest <> \(kept)")
        }
    }

    /// Erases all that is known of them. Their requests stay where they are, under marks that nobody can make again.
    func close(_ person: PersonID) async throws {
        try await database.write { connection in
            try connection.run("DELETE FROM person_session WHERE person_id = \(person)")
            try connection.run("DELETE FROM person_link WHERE changing = \(person)")
            try connection.run("DELETE FROM person_sign_in WHERE joining = \(person)")
            try connection.run("UPDATE person_card SET person_id = NULL, state = 'revoked', secret_hash = '' WHERE person_id = \(person)")
            try connection.run("DELETE FROM person_identity WHERE person_id = \(person)")
            try connection.forgetFactor(of: person)
            try connection.forgetProfile(of: person)
            _ = try connection.leaveDocuments("person_id = \(person)")
            try connection.run("DELETE FROM person WHERE id = \(person)")
        }
    }

    /// The seeds of an authority's people, in the order of their ids: for a change of key.
    func seeds(of organisation: OrganisationID, after id: PersonID, atMost count: Int) async throws -> [(id: PersonID, seed: String)] {
        try await database.read { connection in
            try connection.rows(
                "SELECT id, seed FROM person WHERE organisation_id = \(organisation) AND id > \(id) ORDER BY id LIMIT \(count)"
            ).map { (try $0.id("id"), try $0.string("seed")) }
        }
    }
}

extension Connection {
    /// - Parameter email: its mark, and itself sealed.
    func addPerson(of organisation: OrganisationID, email: (mark: String, sealed: [UInt8])?, level: IdentityProof, at now: Date) throws -> PersonID {
        let made = try row(
            """
            INSERT INTO person (organisation_id, seed, email_mark, email_sealed, level, created_at)
            VALUES (\(organisation), \(Secret.token()), \(email?.mark), \(email?.sealed), \(level.rawValue), \(now)) RETURNING id
            """)
        guard let made else { throw RowError.isNull("id") }
        return try made.id("id")
    }
}

extension Person {
    init(_ row: Row, _ vault: Vault) throws {
        let hasEmail = try row.optionalString("email_mark") != nil
        self.init(
            id: try row.id("id"), organisation: try row.id("organisation_id"), seed: try row.string("seed"),
            email: hasEmail ? try vault.email(row.bytes("email_sealed")) : nil, hasPassphrase: try row.optionalString("passphrase_hash") != nil,
            level: try row.parsed("level", IdentityProof.init))
    }
}
