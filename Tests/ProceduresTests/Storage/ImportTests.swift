import Core
import Definitions
import Law
import Storage
import TestSupport
import Testing

@testable import Procedures

@Suite("Importing procedures")
struct ImportTests {
    private static let changed = ProcedureSamples.small("delay: 2 jours", "delay: 3 jours")

    @Test("A file is first a draft, that people do not see", arguments: TestEngine.allCases)
    func draft(engine: TestEngine) async throws {
        let world = try await World(engine)

        let saved = try #require(try await world.draft(ProcedureSamples.small).saved)

        #expect(saved.number == 1 && saved.state == .draft && saved.isNew)
        #expect(try await world.published() == nil)
        #expect(try await world.feature.version(saved.version)?.definition.title == "Demander une carte de lecteur")
    }

    @Test("Published, it is seen at once", arguments: TestEngine.allCases)
    func published(engine: TestEngine) async throws {
        let world = try await World(engine)

        let saved = try #require(try await world.publish(ProcedureSamples.small).saved)

        let published = try #require(try await world.published())
        #expect(published.version == saved.version && published.procedure == saved.procedure && published.organisation == World.town)
        #expect(published.unit == World.desk && published.silence.effect == .accept && published.sector == .contact)
        #expect(try await world.feature.all(organisation: World.town).map(\.slug) == ["carte-lecteur"])
    }

    @Test("The same file again changes nothing, but may be published", arguments: TestEngine.allCases)
    func sameFile(engine: TestEngine) async throws {
        let world = try await World(engine)
        let first = try #require(try await world.draft(ProcedureSamples.small).saved)

        let again = try #require(try await world.publish(ProcedureSamples.small).saved)
        let thrice = try #require(try await world.draft(ProcedureSamples.small).saved)

        #expect(again.version == first.version && again.state == .published && !again.isNew)
        #expect(thrice == again)
    }

    @Test("A changed file is a new version; dossiers keep the one they were filed on", arguments: TestEngine.allCases)
    func newVersion(engine: TestEngine) async throws {
        let world = try await World(engine)
        let first = try #require(try await world.publish(ProcedureSamples.small).saved)

        let second = try #require(try await world.publish(Self.changed).saved)

        #expect(second.number == 2 && second.procedure == first.procedure)
        #expect(try await world.published()?.definition.delay == "3 jours")
        #expect(try await world.feature.version(first.version)?.definition.delay == "2 jours")
        #expect(try await World.node(on: world.database, world.clock).version(first.version)?.definition.delay == "2 jours")
    }

    @Test("The same file for another unit is a new version", arguments: TestEngine.allCases)
    func otherUnit(engine: TestEngine) async throws {
        let world = try await World(engine)
        let first = try #require(try await world.publish(ProcedureSamples.small).saved)

        let moved = try await world.feature.importFile(
            yaml: ProcedureSamples.small, organisation: World.town, units: ["accueil": UnitID(9)], publish: true, now: world.clock.now)

        #expect(moved.saved?.number == 2)
        #expect(try await world.published()?.unit == UnitID(9))
        #expect(try await world.feature.version(first.version)?.unit == World.desk)
    }

    @Test("A faulty file asked to be published stays a draft, and what was published stays", arguments: TestEngine.allCases)
    func faulty(engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.publish(ProcedureSamples.small)

        let outcome = try await world.publish(Self.changed.replacing("  phone: Appelez l'accueil.\n", with: ""))

        #expect(outcome.saved?.state == .draft && outcome.saved?.number == 2)
        #expect(outcome.faults.map(\.field) == ["channels.phone"])
        #expect(try await world.published()?.definition.delay == "2 jours")
    }

    @Test("What is not a procedure, or is for no unit, is not kept", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let world = try await World(engine)

        for yaml in ["", "a: b", ProcedureSamples.small("unit: accueil", "unit: patinoire")] {
            let outcome = try await world.publish(yaml)
            #expect(outcome.saved == nil && !outcome.faults.isEmpty)
        }

        let kept = try await world.database.read { try $0.rows("SELECT id FROM procedure").count }
        #expect(kept == 0)
    }

    @Test("Two towns have each their own", arguments: TestEngine.allCases)
    func twoTowns(engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.publish(ProcedureSamples.small)
        try await world.publish(Self.changed, in: World.otherTown)

        #expect(try await world.published()?.definition.delay == "2 jours")
        #expect(try await world.feature.published(slug: "carte-lecteur", organisation: World.otherTown)?.definition.delay == "3 jours")
    }

    @Test("Withdrawn, it is no longer shown, and may come back", arguments: TestEngine.allCases)
    func retired(engine: TestEngine) async throws {
        let world = try await World(engine)
        let saved = try #require(try await world.publish(ProcedureSamples.small).saved)

        let wasShown = try await world.feature.retire(slug: "carte-lecteur", organisation: World.town, now: world.clock.now)
        let again = try await world.feature.retire(slug: "carte-lecteur", organisation: World.town, now: world.clock.now)

        #expect(wasShown && !again)
        #expect(try await world.published() == nil)
        #expect(try await world.feature.version(saved.version) != nil)
        try await world.publish(ProcedureSamples.small)
        #expect(try await world.published()?.version == saved.version)
    }

    @Test("Imports at the same moment number their versions one after the other, and one is published", arguments: TestEngine.allCases)
    func concurrent(engine: TestEngine) async throws {
        let world = try await World(engine)

        let numbers = try await withThrowingTaskGroup(of: Int?.self) { group in
            for delay in 1...8 {
                group.addTask { try await world.publish(ProcedureSamples.small("delay: 2 jours", "delay: \(delay) heures")).saved?.number }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(numbers.compactMap(\.self).sorted() == Array(1...8))
        let published = try await world.database.read { try $0.rows("SELECT id FROM procedure_version WHERE state = 'published'").count }
        #expect(published == 1)
    }

    @Test("The schema itself refuses two published versions", arguments: TestEngine.allCases)
    func schema(engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.publish(ProcedureSamples.small)
        try await world.publish(Self.changed)

        await #expect(throws: DatabaseError.self) {
            try await world.database.write { try $0.run("UPDATE procedure_version SET state = 'published'") }
        }
    }
}
