import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import People

@Suite("One mark for each sector")
struct SectorTests {
    @Test("A person has one mark in a sector, another elsewhere, and nobody has the same", arguments: TestEngine.allCases)
    func marks(engine: TestEngine) async throws {
        let world = try await World(engine)
        let amina = try await world.viewer(World.amina), bruno = try await world.viewer("bruno@exemple.example")

        let school = try await world.people.mark(of: amina, in: "scolaire", now: World.morning)

        #expect(try await world.people.mark(of: amina, in: "scolaire", now: World.morning) == school)
        #expect(try await world.people.mark(of: amina, in: "social", now: World.morning) != school)
        #expect(try await world.people.mark(of: bruno, in: "scolaire", now: World.morning) != school)
        #expect(try await world.viewer(World.amina).marks.contains(school))
    }

    @Test("Without the installation's key, what is stored opens neither the keys nor the addresses", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let world = try await World(engine)
        let amina = try await world.viewer(World.amina)
        _ = try await world.people.mark(of: amina, in: "social", now: World.morning)
        let thief = Vault(key: Array(repeating: 9, count: 32))
        let stored = try await world.database.read { connection in
            (
                key: try connection.row("SELECT sealed FROM sector_key")?.bytes("sealed") ?? [],
                email: try connection.row("SELECT email_sealed FROM person")?.bytes("email_sealed") ?? []
            )
        }

        #expect(throws: (any Error).self) { try thief.open(stored.key, for: "sector.\(world.town).1.social") }
        #expect(throws: (any Error).self) { try thief.email(stored.email) }
        #expect(!String(decoding: stored.email, as: UTF8.self).contains("amina"))
    }

    @Test("A key that is moved to another sector does not open there")
    func bound() throws {
        let vault = Vault(key: Array(repeating: 1, count: 32))
        let sealed = try vault.seal([1, 2, 3], for: "sector.1.1.social")

        #expect(try vault.open(sealed, for: "sector.1.1.social") == [1, 2, 3])
        #expect(throws: (any Error).self) { try vault.open(sealed, for: "sector.1.1.scolaire") }
    }

    @Test("Keys are changed while requests stay in their spaces", arguments: TestEngine.allCases)
    func rotation(engine: TestEngine) async throws {
        let world = try await World(engine)
        let amina = try await world.viewer(World.amina)
        let before = try await world.people.mark(of: amina, in: "social", now: World.morning)
        world.requests.hold("7K3M-Q2XN-8W4P", by: before)

        let rotated = try await world.people.rotateSectorKeys(of: world.town, now: World.morning)

        let after = try await world.people.mark(of: amina, in: "social", now: World.morning)
        #expect(rotated.sectors == 1 && rotated.requests == 1)
        #expect(after != before && world.requests.holder(of: "7K3M-Q2XN-8W4P") == after)
        #expect(try await world.viewer(World.amina).marks == [after])
        #expect(try await world.count("sector_key") == 1)
    }
}
