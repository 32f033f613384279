import Core
import Foundation
import Secrets
import Storage

extension Migration {
    /// The second factor of people: none has one unless they want it.
    static let createPersonFactors = Migration(
        "2026-11-22 second factors of people",
        [
            """
            CREATE TABLE person_second_factor (
                person_id {{bigint}} NOT NULL PRIMARY KEY REFERENCES person (id),
                sealed {{bytes}} NOT NULL,
                created_at {{bigint}} NOT NULL,
                confirmed_at {{bigint}},
                last_step {{bigint}} NOT NULL DEFAULT 0
            ) {{strict}}
            """,
            """
            CREATE TABLE person_recovery_code (
                person_id {{bigint}} NOT NULL REFERENCES person (id),
                code_digest TEXT NOT NULL CHECK (length(code_digest) = 64),
                PRIMARY KEY (person_id, code_digest)
            ) {{strict}}
            """,
            """
            CREATE TABLE person_half_entry (
                token_digest TEXT NOT NULL PRIMARY KEY CHECK (length(token_digest) = 64),
                person_id {{bigint}} NOT NULL REFERENCES person (id),
                way TEXT NOT NULL,
                back TEXT NOT NULL,
                expires_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            "CREATE INDEX person_half_entry_by_person ON person_half_entry (person_id)",
        ]
    )
}

/// Telephones of people and their recovery codes, in SQL. Each method is one transaction.
struct SQLPersonFactors: Sendable {
    let database: any Database
    let vault: Vault

    func find(_ person: PersonID) async throws -> PersonFactor? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT sealed, confirmed_at, last_step, (SELECT count(*) FROM person_recovery_code WHERE person_id = \(person)) AS recovery_left
                FROM person_second_factor WHERE person_id = \(person)
                """
            ).map { row in
                PersonFactor(
                    secret: try vault.open(row.bytes("sealed"), for: "telephone \(person)"), isConfirmed: try row.optionalDate("confirmed_at") != nil,
                    lastStep: Int64(try row.int("last_step")), recoveryLeft: try row.int("recovery_left"))
            }
        }
    }

    /// Begins, or begins again; nothing happens to a confirmed one.
    func begin(_ person: PersonID, _ code: OneTimeCode, at now: Date) async throws {
        let sealed = try vault.seal(code.secret, for: "telephone \(person)")
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO person_second_factor (person_id, sealed, created_at) VALUES (\(person), \(sealed), \(now))
                ON CONFLICT (person_id) DO UPDATE SET sealed = excluded.sealed, created_at = excluded.created_at
                WHERE person_second_factor.confirmed_at IS NULL
                """)
        }
    }

    /// - Returns: whether it was waiting to be confirmed.
    func confirm(_ person: PersonID, step: Int64, recovery: RecoveryCodes, at now: Date) async throws -> Bool {
        let digests = recovery.codes.map { digest($0, of: person) }
        return try await database.write { connection in
            let confirmed = try connection.run(
                "UPDATE person_second_factor SET confirmed_at = \(now), last_step = \(Int(step)) WHERE person_id = \(person) AND confirmed_at IS NULL"
            )
            guard confirmed == 1 else { return false }
            try connection.run("DELETE FROM person_recovery_code WHERE person_id = \(person)")
            for digest in digests { try connection.run("INSERT INTO person_recovery_code (person_id, code_digest) VALUES (\(person), \(digest))") }
            return true
        }
    }

    /// Uses a code up: of two that come together, one wins.
    func use(_ person: PersonID, step: Int64) async throws -> Bool {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE person_second_factor SET last_step = \(Int(step))
                WHERE person_id = \(person) AND confirmed_at IS NOT NULL AND last_step < \(Int(step))
                """) == 1
        }
    }

    func useRecovery(_ typed: String, of person: PersonID) async throws -> Bool {
        let digest = digest(typed, of: person)
        return try await database.write {
            try $0.run("DELETE FROM person_recovery_code WHERE person_id = \(person) AND code_digest = \(digest)") == 1
        }
    }

    func remove(_ person: PersonID) async throws { try await database.write { try $0.forgetFactor(of: person) } }

    func half(_ key: String, of organisation: OrganisationID, at now: Date) async throws -> HalfEntry? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT h.person_id, h.way, h.back FROM person_half_entry h JOIN person p ON p.id = h.person_id
                WHERE h.token_digest = \(Secret.digest(key)) AND p.organisation_id = \(organisation) AND h.expires_at > \(now)
                """
            ).map { row in
                HalfEntry(
                    person: try row.id("person_id"), way: try row.parsed("way", WayIn.init), back: SpaceReturn(try row.string("back")) ?? .space)
            }
        }
    }

    /// The right code came: one half entry opens one session.
    /// - Returns: the key of the session; `nil` when somebody was faster.
    func complete(_ key: String, _ half: HalfEntry, from device: String, at now: Date) async throws -> String? {
        try await database.write { connection in
            guard try connection.run("DELETE FROM person_half_entry WHERE token_digest = \(Secret.digest(key))") == 1 else { return nil }
            return try connection.openSession(for: half.person, by: half.way, from: device, at: now)
        }
    }

    /// Keyed: codes of 49 bits could be tried one by one on a stolen table.
    private func digest(_ typed: String, of person: PersonID) -> String { vault.mark("recovery.\(person).\(RecoveryCodes.normal(typed))") }
}

extension Connection {
    /// Opens a session, or waits for the code of the telephone when the person has one.
    func admit(_ person: PersonID, by way: WayIn, leadingTo back: SpaceReturn, from device: String, at now: Date) throws -> PersonEntry {
        let factor = try row("SELECT 1 AS one FROM person_second_factor WHERE person_id = \(person) AND confirmed_at IS NOT NULL")
        guard factor != nil else { return .open(try openSession(for: person, by: way, from: device, at: now)) }
        let key = Secret.token()
        try run(
            """
            INSERT INTO person_half_entry (token_digest, person_id, way, back, expires_at)
            VALUES (\(Secret.digest(key)), \(person), \(way.rawValue), \(back.path), \(now + HalfEntry.lifetime))
            """)
        return .code(key)
    }

    func forgetFactor(of person: PersonID) throws {
        try run("DELETE FROM person_half_entry WHERE person_id = \(person)")
        try run("DELETE FROM person_recovery_code WHERE person_id = \(person)")
        try run("DELETE FROM person_second_factor WHERE person_id = \(person)")
    }
}
