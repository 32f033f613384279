import Core
import Definitions
import TestSupport
import Testing

@testable import Procedures

@Suite("What stands for a procedure, whatever its state")
struct BooksTests {
    @Test("What people see, even when a later version waits", arguments: TestEngine.allCases)
    func published(engine: TestEngine) async throws {
        let world = try await World(engine)
        let slug = try #require(ProcedureSlug("carte-lecteur"))
        try await world.publish(ProcedureSamples.small)
        _ = try await world.draft(ProcedureSamples.small.replacing("title: ", with: "title: Bientôt, "))

        let current = try await world.feature.current(slug: slug, organisation: World.town)

        #expect(current?.number == 1 && current?.isPublished == true && current?.source == ProcedureSamples.small)
        #expect(try await world.feature.sources(organisation: World.town) == [slug: ProcedureSamples.small])
        #expect(try await world.feature.books(organisation: World.town).map(\.draft) == [nil])
    }

    @Test("Else its latest version, whose file is at hand", arguments: TestEngine.allCases)
    func draft(engine: TestEngine) async throws {
        let world = try await World(engine)
        let slug = try #require(ProcedureSlug("carte-lecteur"))
        _ = try await world.draft(ProcedureSamples.small)
        let later = ProcedureSamples.small.replacing("title: ", with: "title: Bientôt, ")
        _ = try await world.draft(later)

        let current = try await world.feature.current(slug: slug, organisation: World.town)

        #expect(current?.number == 2 && current?.isPublished == false && current?.source == later)
        #expect(try await world.feature.sources(organisation: World.town) == [slug: later])
        #expect(try await world.feature.books(organisation: World.town).map(\.draft) == [later])
    }

    @Test("Nothing stands for a procedure that another town has")
    func nothing() async throws {
        let world = try await World()
        try await world.publish(ProcedureSamples.small, in: World.otherTown)

        let slug = try #require(ProcedureSlug("carte-lecteur"))

        #expect(try await world.feature.current(slug: slug, organisation: World.town) == nil)
        #expect(try await world.feature.sources(organisation: World.town).isEmpty)
    }
}
