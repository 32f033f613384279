import Core
import Definitions
import Foundation
import Storage
import TestSupport
import Testing

@testable import Procedures

@Suite("Procedures in memory")
struct ShelfTests {
    @Test("Another node shows a publication within a second, and no sooner than it asks", arguments: TestEngine.allCases)
    func nodes(engine: TestEngine) async throws {
        let world = try await World(engine)
        let other = World.node(on: world.database, world.clock)
        #expect(try await other.all(organisation: World.town).isEmpty)

        try await world.publish(ProcedureSamples.small)

        #expect(try await other.published(slug: "carte-lecteur", organisation: World.town) == nil)
        world.clock.advance(by: 1)
        #expect(try await other.published(slug: "carte-lecteur", organisation: World.town) != nil)
    }

    @Test("A thousand visits in a second ask the database once")
    func asksOnce() async throws {
        let repository = CountingRepository()
        let shelf = ProcedureShelf(repository: repository, themeNames: [:], clock: { World.morning })

        for _ in 0..<1000 { #expect(try await shelf.list(of: World.town).procedures.count == 1) }

        #expect(repository.counts == ["revision": 1, "published": 1])
    }

    @Test("Files are read again only when something was published")
    func readsOnce() async throws {
        let repository = CountingRepository()
        let clock = TestClock(World.morning)
        let shelf = ProcedureShelf(repository: repository, themeNames: [:], clock: { clock.now })
        _ = try await shelf.list(of: World.town)

        clock.advance(by: 5)
        _ = try await shelf.list(of: World.town)
        #expect(repository.counts == ["revision": 2, "published": 1])

        repository.publishAgain()
        clock.advance(by: 5)
        #expect(try await shelf.list(of: World.town).procedures.count == 1)
        #expect(repository.counts == ["revision": 3, "published": 2])
        #expect(repository.sourcesRead == 1)
    }

    @Test("A version is asked for once")
    func version() async throws {
        let repository = CountingRepository()
        let shelf = ProcedureShelf(repository: repository, themeNames: [:], clock: { World.morning })

        for _ in 0..<5 { #expect(try await shelf.version(ProcedureVersionID(1)) != nil) }
        #expect(try await shelf.version(ProcedureVersionID(2)) == nil)

        #expect(repository.counts == ["version": 2])
    }

    @Test("A file that this release cannot read hides that procedure only, and is told", arguments: TestEngine.allCases)
    func unreadable(engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.publish(ProcedureSamples.small)
        try await world.publish(ProcedureSamples.small("carte-lecteur", "autre-carte"))
        _ = try await world.database.write { connection in
            try connection.run(
                """
                UPDATE procedure_version SET source = 'plus du tout'
                WHERE procedure_id = (SELECT id FROM procedure WHERE slug = 'autre-carte')
                """)
        }

        let feature = World.node(on: world.database, world.clock)

        #expect(try await feature.all(organisation: World.town).map(\.slug) == ["carte-lecteur"])
        #expect(try await feature.unreadable(organisation: World.town) == ["autre-carte"])
    }

    @Test("The most asked for come first, then one of each theme")
    func mostUsed() async throws {
        let world = try await World()
        for name in ProcedureSamples.shipped { try await world.publish(try ProcedureSamples.text(name)) }
        let shelf = ProcedureShelf(repository: SQLProcedures(database: world.database), themeNames: [:], clock: { World.morning })
        let list = try await shelf.list(of: World.town)
        let canteen = try #require(list.procedure("cantine-periscolaire"))

        #expect(list.mostUsed([canteen.procedure: 12], atMost: 6).first?.slug == "cantine-periscolaire")
        #expect(Set(list.mostUsed([:], atMost: 6).map(\.theme)).count == 6)
    }
}

/// One published procedure, and how often one was asked for it.
private final class CountingRepository: ProcedureRepository, @unchecked Sendable {
    private let lock = NSLock()
    private var calls: [String: Int] = [:]
    private var current = 1
    private var read = 0

    var counts: [String: Int] { lock.withLock { calls } }
    var sourcesRead: Int { lock.withLock { read } }

    func publishAgain() { lock.withLock { current += 1 } }

    private func count(_ call: String) { lock.withLock { calls[call, default: 0] += 1 } }

    func save(_ file: NewVersion, publish: Bool, now: Date) async throws -> SavedVersion { throw WorldProblem.notNeeded }
    func retire(_ slug: ProcedureSlug, organisation: OrganisationID, now: Date) async throws -> Bool { throw WorldProblem.notNeeded }

    func books(of organisation: OrganisationID) async throws -> [ProcedureBookRow] { throw WorldProblem.notNeeded }
    func current(of slug: ProcedureSlug, organisation: OrganisationID) async throws -> CurrentVersion? { throw WorldProblem.notNeeded }
    func sources(of organisation: OrganisationID) async throws -> [ProcedureSlug: String] { throw WorldProblem.notNeeded }
    func versions(of slug: ProcedureSlug, organisation: OrganisationID) async throws -> [ProcedureVersionCard] { throw WorldProblem.notNeeded }
    func source(of slug: ProcedureSlug, number: Int, organisation: OrganisationID) async throws -> String? { throw WorldProblem.notNeeded }

    func revision() async throws -> Int {
        count("revision")
        return lock.withLock { current }
    }

    func published(of organisation: OrganisationID, known: Set<ProcedureVersionID>) async throws -> PublishedVersions {
        count("published")
        let isKnown = known.contains(ProcedureVersionID(1))
        return PublishedVersions(revision: lock.withLock { current }, versions: stored(source: isKnown ? nil : ProcedureSamples.small))
    }

    func version(_ id: ProcedureVersionID) async throws -> StoredVersion? {
        count("version")
        return id == ProcedureVersionID(1) ? stored(source: ProcedureSamples.small).first : nil
    }

    private func stored(source: String?) -> [StoredVersion] {
        if source != nil { lock.withLock { read += 1 } }
        return ProcedureSlug("carte-lecteur").map {
            [StoredVersion(procedure: ID(1), version: ID(1), organisation: World.town, unit: World.desk, slug: $0, source: source)]
        } ?? []
    }
}

private enum WorldProblem: Error { case notNeeded }
