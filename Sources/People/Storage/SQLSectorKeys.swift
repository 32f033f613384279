import Core
import Foundation
import Storage

/// The keys of sectors, in SQL, each sealed under the installation's key.
struct SQLSectorKeys: Sendable {
    let database: any Database
    let vault: Vault

    /// The key that new requests of a sector are marked with; made the first time.
    func current(of sector: String, in organisation: OrganisationID, at now: Date) async throws -> SectorKey {
        if let key = try await all(of: organisation).current(of: sector) { return key }
        try await add(sector, number: 1, in: organisation, at: now)
        guard let key = try await all(of: organisation).current(of: sector) else { throw RowError.isNull("sealed") }
        return key
    }

    func all(of organisation: OrganisationID) async throws -> [SectorKey] {
        try await database.read { try keys(of: organisation, on: $0) }
    }

    func keys(of organisation: OrganisationID, on connection: any Connection) throws -> [SectorKey] {
        try connection.rows("SELECT sector, number, sealed FROM sector_key WHERE organisation_id = \(organisation)").map { row in
            let (sector, number) = (try row.string("sector"), try row.int("number"))
            let bytes = try vault.open(row.bytes("sealed"), for: Self.place(sector, number, organisation))
            return SectorKey(sector: sector, number: number, bytes: bytes)
        }
    }

    /// Of two nodes that make the first key at once, one is heard.
    func add(_ sector: String, number: Int, in organisation: OrganisationID, at now: Date) async throws {
        let fresh = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        let sealed = try vault.seal(fresh, for: Self.place(sector, number, organisation))
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO sector_key (organisation_id, sector, number, sealed, created_at)
                VALUES (\(organisation), \(sector), \(number), \(sealed), \(now)) ON CONFLICT (organisation_id, sector, number) DO NOTHING
                """)
        }
    }

    /// Forgets the keys before this one: their marks are no one's any more.
    func forget(_ sector: String, before number: Int, in organisation: OrganisationID) async throws {
        try await database.write { connection in
            _ = try connection.run(
                "DELETE FROM sector_key WHERE organisation_id = \(organisation) AND sector = \(sector) AND number < \(number)")
        }
    }

    private static func place(_ sector: String, _ number: Int, _ organisation: OrganisationID) -> String {
        "sector.\(organisation).\(number).\(sector)"
    }
}
