import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite("The journal of administration")
struct JournalTests {
    private func written(_ engine: TestEngine) async throws -> World {
        let world = try await World(engine)
        for name in ["Un", "Deux", "Trois", "Quatre"] {
            try await world.identity.journal.write(.agentChanged, name, by: "Amina", of: world.admiville, at: World.morning)
        }
        return world
    }

    @Test("Each line follows the one before", arguments: TestEngine.allCases)
    func whole(_ engine: TestEngine) async throws {
        let world = try await written(engine)

        let acts = try await world.identity.journal.acts(of: world.admiville, before: nil, atMost: 10)

        #expect(acts.map(\.number) == [4, 3, 2, 1] && acts.map(\.subject).first == "Quatre")
        #expect(try await world.identity.journal.firstBreak(of: world.admiville) == nil)
    }

    @Test("A line changed, taken away or cut off at the end is seen", arguments: TestEngine.allCases)
    func broken(_ engine: TestEngine) async throws {
        let changes: [(@Sendable (World) async throws -> Void, Int)] = [
            ({ world in try await world.database.write { _ = try $0.run("UPDATE admin_act SET subject = 'Autre' WHERE number = 2") } }, 2),
            ({ world in try await world.database.write { _ = try $0.run("DELETE FROM admin_act WHERE number = 2") } }, 3),
            ({ world in try await world.database.write { _ = try $0.run("DELETE FROM admin_act WHERE number = 4") } }, 4),
        ]
        for (change, line) in changes {
            let world = try await written(engine)
            try await change(world)
            #expect(try await world.identity.journal.firstBreak(of: world.admiville) == line)
        }
    }

    @Test("Written by many at once, it stays whole", arguments: TestEngine.allCases)
    func together(_ engine: TestEngine) async throws {
        let world = try await World(engine)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 1...20 {
                group.addTask {
                    try await world.identity.journal.write(.linkGiven, "\(index)", by: "Amina", of: world.admiville, at: World.morning)
                }
            }
            try await group.waitForAll()
        }

        #expect(try await world.identity.journal.acts(of: world.admiville, before: nil, atMost: 30).count == 20)
        #expect(try await world.identity.journal.firstBreak(of: world.admiville) == nil)
    }

    @Test("What is older than three years goes, and what stays is still whole", arguments: TestEngine.allCases)
    func forgets(_ engine: TestEngine) async throws {
        let world = try await written(engine)
        let later = World.morning + AdminAct.retention + 86_400
        try await world.identity.journal.write(.agentChanged, "Cinq", by: "Amina", of: world.admiville, at: later)

        _ = try await world.identity.sweep(now: later)

        #expect(try await world.identity.journal.acts(of: world.admiville, before: nil, atMost: 9).map(\.number) == [5])
        #expect(try await world.identity.journal.firstBreak(of: world.admiville) == nil)
    }

    @Test("What administrators do to agents is in it, with their name")
    func acts() async throws {
        let world = try await World()
        let admin = try await world.signedIn(World.amina)
        _ = try await admin.get("/bureau/reglages/agents/\(world.brunoID)")
        for action in ["lien", "desactivation", "reactivation"] { _ = try await admin.post("/bureau/reglages/agents/\(world.brunoID)/\(action)") }

        let acts = try await world.identity.journal.acts(of: world.admiville, before: nil, atMost: 10)

        #expect(acts.map(\.kind) == [.agentReactivated, .agentDeactivated, .linkGiven])
        #expect(acts.allSatisfy { $0.author == "Amina Benali" && $0.subject == "Bruno Petit" })
    }
}
