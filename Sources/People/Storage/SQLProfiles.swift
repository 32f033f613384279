import Core
import Forms
import Foundation
import Storage

/// What people keep of themselves, in SQL, sealed.
///
/// What a person keeps is sealed under ``Vault/own(_:)``: made of the installation's key and of the seed of the person, which is erased with their
/// space. What a provider said is sealed under ``Vault/session(_:)``, made of the installation's key and of the key of the session, which only
/// the browser has: nobody else can read it, who has the installation's key and the database neither.
struct SQLProfiles: Sendable {
    let database: any Database
    let vault: Vault

    func find(_ person: Person) async throws -> Profile {
        try await database.read { try $0.profile(of: person, vault) }
    }

    /// An empty one leaves nothing.
    func save(_ profile: Profile, of person: Person, at now: Date) async throws {
        try await database.write { try $0.save(profile, of: person, vault, at: now) }
    }

    /// Changes what is kept as it stands: two pages that are sent at once lose nothing of each other.
    func change(_ person: Person, at now: Date, _ change: @Sendable @escaping (Profile) -> Profile) async throws {
        try await database.write { connection in
            _ = try connection.row("SELECT id FROM person WHERE id = \(person.id)\(connection.dialect.forUpdate)")
            try connection.save(change(connection.profile(of: person, vault)), of: person, vault, at: now)
        }
    }

    /// - Parameter session: the key that the browser has.
    func keep(given profile: Profile, session: String) async throws {
        if profile.isEmpty { return }
        let sealed = try vault.session(session).seal(profile.answers.json.bytes, for: Self.givenPlace)
        try await database.write { _ = try $0.run("UPDATE person_session SET given = \(sealed) WHERE token_digest = \(Secret.digest(session))") }
    }

    /// Empty for a session that did not come from a provider.
    func given(session: String, of person: PersonID) async throws -> Profile {
        try await database.read { connection in
            try connection.row(
                "SELECT given FROM person_session WHERE token_digest = \(Secret.digest(session)) AND person_id = \(person) AND given IS NOT NULL"
            ).map { try Profile(opened: vault.session(session).open($0.bytes("given"), for: Self.givenPlace)) } ?? Profile()
        }
    }

    fileprivate static let place = "profile"
    private static let givenPlace = "given"
}

extension Connection {
    fileprivate func profile(of person: Person, _ vault: Vault) throws -> Profile {
        try row("SELECT sealed FROM person_profile WHERE person_id = \(person.id)").map {
            try Profile(opened: vault.own(person).open($0.bytes("sealed"), for: SQLProfiles.place))
        } ?? Profile()
    }

    /// The day alone is written: an instant would tell which request, filed just before, it was kept from.
    fileprivate func save(_ profile: Profile, of person: Person, _ vault: Vault, at now: Date) throws {
        if profile.isEmpty { return try forgetProfile(of: person.id) }
        let sealed = try vault.own(person).seal(profile.answers.json.bytes, for: SQLProfiles.place)
        try run(
            """
            INSERT INTO person_profile (person_id, sealed, updated_at) VALUES (\(person.id), \(sealed), \(LocalDate(now, in: .gmt).start(in: .gmt)))
            ON CONFLICT (person_id) DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at
            """)
    }

    func forgetProfile(of person: PersonID) throws { try run("DELETE FROM person_profile WHERE person_id = \(person)") }
}

extension Profile {
    fileprivate init(opened bytes: [UInt8]) throws { self.init(Answers(json: try JSON(bytes: bytes)) ?? Answers()) }
}

extension Vault {
    /// What seals what one person keeps.
    func own(_ person: Person) -> Vault { inner("kept by \(person.id) \(person.seed)") }

    /// What seals what is kept for one session alone.
    func session(_ key: String) -> Vault { inner("session \(key)") }
}
