import Core
import Foundation
import OpenID
import Storage

/// A sign-in that left, as it is stored: whose browser began it, and what is to be done when it comes back.
struct StoredSignIn: Sendable, Equatable {
    let pending: AwaitedSignIn
    let back: SpaceReturn
    /// The person who joins the provider's identity to their space; `nil` for who comes in.
    let joining: PersonID?
}

/// Sign-ins that left for a provider, and whose identities are joined to which space, in SQL.
struct SQLFederation: Sendable {
    let database: any Database
    let vault: Vault

    /// - Parameter browser: the digest of the browser's key: another browser's answer is not taken.
    func begin(_ signIn: StoredSignIn, browser: String, of organisation: OrganisationID, at now: Date) async throws {
        let sealed = try vault.seal(Array("\(signIn.pending.nonce).\(signIn.pending.verifier)".utf8), for: "sign-in")
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO person_sign_in (state_digest, organisation_id, sealed, back, joining, expires_at)
                VALUES (\(Self.digest(signIn.pending.state, browser)), \(organisation), \(sealed), \(signIn.back.path), \(signIn.joining),
                    \(now + AwaitedSignIn.lifetime))
                """)
        }
    }

    /// Uses it up: the same answer sent again finds nothing.
    func take(state: String, browser: String, of organisation: OrganisationID, at now: Date) async throws -> StoredSignIn? {
        try await database.write { connection in
            let row = try connection.row(
                """
                DELETE FROM person_sign_in
                WHERE state_digest = \(Self.digest(state, browser)) AND organisation_id = \(organisation) AND expires_at > \(now)
                RETURNING sealed, back, joining
                """)
            guard let row else { return nil }
            let parts = String(decoding: try vault.open(row.bytes("sealed"), for: "sign-in"), as: UTF8.self).split(separator: ".").map(String.init)
            guard parts.count == 2 else { throw RowError.malformed("sealed") }
            return StoredSignIn(
                pending: AwaitedSignIn(state: state, nonce: parts[0], verifier: parts[1]), back: SpaceReturn(try row.string("back")) ?? .space,
                joining: try row.optionalID("joining"))
        }
    }

    /// Opens the space that this identity is joined to; makes one when there is none.
    func enter(_ identity: FederatedIdentity, of organisation: OrganisationID, from device: String, at now: Date) async throws -> String {
        let (mark, hint) = (subjectMark(identity, organisation), try vault.seal(Array(identity.idToken.utf8), for: "id token"))
        return try await database.write { connection in
            let known = try connection.row(
                "SELECT person_id FROM person_identity WHERE organisation_id = \(organisation) AND subject_mark = \(mark)")
            let person: PersonID =
                try known?.id("person_id") ?? connection.addPerson(of: organisation, email: nil, level: .franceConnect, at: now)
            if known == nil { try connection.join(mark, identity.provider, to: person, of: organisation, at: now) }
            let key = try connection.openSession(for: person, by: .franceConnect, from: device, at: now)
            try connection.run("UPDATE person_session SET logout_hint = \(hint) WHERE token_digest = \(Secret.digest(key))")
            return key
        }
    }

    /// Joins the identity to a space that has been opened some other way.
    /// - Throws: ``PeopleProblem/identityTaken`` when it opens another.
    func join(_ identity: FederatedIdentity, to person: PersonID, of organisation: OrganisationID, at now: Date) async throws {
        let mark = subjectMark(identity, organisation)
        try await database.write { connection in
            let known = try connection.row(
                "SELECT person_id FROM person_identity WHERE organisation_id = \(organisation) AND subject_mark = \(mark)")
            if let known {
                guard try known.id("person_id", of: PersonKind.self) == person else { throw PeopleProblem.identityTaken }
                return
            }
            try connection.join(mark, identity.provider, to: person, of: organisation, at: now)
            try connection.run("UPDATE person SET level = \(IdentityProof.franceConnect.rawValue) WHERE id = \(person)")
        }
    }

    func isJoined(_ person: PersonID) async throws -> Bool {
        try await database.read { try $0.row("SELECT 1 AS one FROM person_identity WHERE person_id = \(person) LIMIT 1") != nil }
    }

    /// What signs the session out at the provider, when it came from one.
    func logoutHint(of session: String) async throws -> String? {
        try await database.read { connection in
            guard let row = try connection.row("SELECT logout_hint FROM person_session WHERE token_digest = \(session) AND logout_hint IS NOT NULL")
            else { return nil }
            return String(decoding: try vault.open(row.bytes("logout_hint"), for: "id token"), as: UTF8.self)
        }
    }

    /// The provider's name of the person is kept as a keyed digest: it is only ever compared.
    private func subjectMark(_ identity: FederatedIdentity, _ organisation: OrganisationID) -> String {
        vault.mark("subject.\(organisation).\(identity.issuer).\(identity.subject)")
    }

    private static func digest(_ state: String, _ browser: String) -> String { Secret.digest("\(state).\(browser)") }
}

/// Somebody that a provider knows.
struct FederatedIdentity: Sendable {
    let provider: String
    let issuer: String
    let subject: String
    let idToken: String
}

extension Connection {
    fileprivate func join(_ mark: String, _ provider: String, to person: PersonID, of organisation: OrganisationID, at now: Date) throws {
        try run(
            """
            INSERT INTO person_identity (organisation_id, subject_mark, person_id, provider, joined_at)
            VALUES (\(organisation), \(mark), \(person), \(provider), \(now))
            """)
    }
}
