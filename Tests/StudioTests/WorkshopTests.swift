import Core
import Definitions
import Foundation
import TestSupport
import Testing

@testable import Studio

@Suite("Changing a working copy")
struct WorkshopTests {
    @Test("It begins from the published version, and looking begins nothing", arguments: TestEngine.allCases)
    func begins(engine: TestEngine) async throws {
        let world = try await World(engine)

        let draft = try await world.workshop.draft(world.slug, for: World.designer(), now: World.morning)

        #expect(draft.source == ProcedureSamples.small && draft.baseNumber == 3 && draft.revision == 0)
        #expect(try await world.workshop.drafts.drafts(of: Books.town).isEmpty)
    }

    @Test("A change is kept, with who made it and when", arguments: TestEngine.allCases)
    func kept(engine: TestEngine) async throws {
        let world = try await World(engine)

        try await world.set("delay", "3 jours", by: World.designer(5))

        #expect(try await world.tree().string("delay") == "3 jours")
        let changes = try await world.workshop.drafts.changes(of: world.slug, in: Books.town, atMost: 10)
        #expect(changes.map(\.agent) == [AgentID(5)] && changes.map(\.at) == [World.morning] && changes.map(\.path) == ["delay"])
    }

    @Test("Eight changes made at once are all there", arguments: TestEngine.allCases)
    func together(engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.set("delay", "1 jour")

        let refused = try await withThrowingTaskGroup(of: Int.self) { group in
            for rank in 0..<8 { group.addTask { try await world.change(rank) } }
            return try await group.reduce(0, +)
        }

        let names = Set((try await world.tree()["keywords"]?.items ?? []).compactMap(\.text))
        #expect(refused == 0 && names.isSuperset(of: (0..<8).map { "mot\($0)" }))
    }

    @Test("A place that somebody changed meanwhile is not written over", arguments: TestEngine.allCases)
    func meanwhile(engine: TestEngine) async throws {
        let world = try await World(engine)
        let place = FilePath([.key("delay")])
        let seen = Seen(path: place, digest: Workshop.digest(try await world.tree()[place]))
        try await world.set("delay", "3 jours")

        await #expect(throws: StudioProblem.changedMeanwhile) { try await world.set("delay", "4 jours", seen: seen) }
        #expect(try await world.tree().string("delay") == "3 jours")
    }

    @Test("A designer of another unit changes nothing, nor gives a procedure to another unit", arguments: TestEngine.allCases)
    func otherUnit(engine: TestEngine) async throws {
        let world = try await World(engine)

        await #expect(throws: StudioProblem.notYourUnit) { try await world.set("delay", "3 jours", by: World.designer(of: Books.streets)) }
        await #expect(throws: StudioProblem.notYourUnit) { try await world.set("unit", "technique") }
        #expect(try await world.tree().string("unit") == "accueil")
    }

    @Test("Another town's working copies do not exist", arguments: TestEngine.allCases)
    func otherTown(engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.set("delay", "3 jours")

        let stranger = World.designer(in: OrganisationID(2))
        await #expect(throws: StudioProblem.unknownProcedure) { _ = try await world.workshop.draft(world.slug, for: stranger, now: World.morning) }
        #expect(try await world.workshop.drafts.drafts(of: OrganisationID(2)).isEmpty)
    }

    @Test("What is left of a change can be taken back, until it is forgotten", arguments: TestEngine.allCases)
    func before(engine: TestEngine) async throws {
        let world = try await World(engine)
        for rank in 0...SQLDrafts.mostKept { try await world.set("delay", "\(rank) jours") }

        let drafts = world.workshop.drafts
        let last = try #require(try await drafts.changes(of: world.slug, in: Books.town, atMost: 1).first)
        #expect(try await drafts.source(before: last.revision, of: world.slug, in: Books.town)?.contains("delay: 49 jours") == true)
        #expect(try await drafts.source(before: last.revision - SQLDrafts.mostKept, of: world.slug, in: Books.town) == nil)
    }
}

extension World {
    /// - Returns: 1 when it was refused.
    fileprivate func change(_ rank: Int) async throws -> Int {
        do {
            try await workshop.change(slug, by: Self.designer(Int64(rank + 1)), now: Self.morning, what: UserMessage("studio.saved"), at: "keywords")
            {
                try $0.insert(.text("mot\(rank)"), into: FilePath([.key("keywords")]))
            }
            return 0
        } catch StudioProblem.changedMeanwhile { return 1 }
    }
}
