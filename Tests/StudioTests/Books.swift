import Core
import Definitions
import Foundation
import Storage
import TestSupport

@testable import Studio

/// Procedures that are only in memory: a shelf with one file.
struct Books: ProcedureBooks {
    static let town = OrganisationID(1)
    static let desk = UnitID(7)
    static let streets = UnitID(8)

    var source = ProcedureSamples.small

    func all(of organisation: OrganisationID) async throws -> [ProcedureBook] {
        guard organisation == Self.town, let slug = ProcedureSlug("carte-lecteur") else { return [] }
        return [ProcedureBook(slug: slug, title: "Demander une carte de lecteur", unit: Self.desk, published: 3, latest: 3)]
    }

    func current(of slug: ProcedureSlug, in organisation: OrganisationID) async throws -> CurrentBook? {
        guard try await all(of: organisation).contains(where: { $0.slug == slug }) else { return nil }
        return CurrentBook(number: 3, isPublished: true, createdAt: World.morning, source: source)
    }

    func sources(of organisation: OrganisationID) async throws -> [ProcedureSlug: String] {
        try await Dictionary(uniqueKeysWithValues: all(of: organisation).map { ($0.slug, source) })
    }

    func versions(of slug: ProcedureSlug, in organisation: OrganisationID) async throws -> [BookVersion] { [] }

    func source(of slug: ProcedureSlug, number: Int, in organisation: OrganisationID) async throws -> String? {
        organisation == Self.town && number == 3 ? source : nil
    }

    func publish(
        _ source: String, in organisation: OrganisationID, by agent: AgentID, note: String, now: Date
    ) async throws -> (number: Int?, isPublished: Bool, faults: [FileFault]) { (4, true, []) }

    func retire(_ slug: ProcedureSlug, in organisation: OrganisationID, now: Date) async throws {}

    func units(of organisation: OrganisationID) async throws -> [StudioUnit] {
        [StudioUnit(id: Self.desk, key: "accueil", name: "Accueil"), StudioUnit(id: Self.streets, key: "technique", name: "Technique")]
    }

    func procedures(of organisation: OrganisationID) async throws -> [StudioProcedure] {
        [StudioProcedure(slug: "carte-lecteur", title: "Demander une carte de lecteur", questions: [])]
    }

    func trialTemplates() async throws -> TrialTemplates { TrialTemplates(subjects: [:], papers: []) }
    func paper(of page: String) async throws -> [UInt8] { [] }
    func names(of agents: Set<AgentID>) async throws -> [AgentID: String] { [:] }
}

/// A workshop on a database of its own, and who works there.
struct World {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)

    let workshop: Workshop
    let slug: ProcedureSlug

    init(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: StudioFeature.migrations)
        workshop = Workshop(drafts: SQLDrafts(database: database), books: Books())
        slug = try ProcedureSlug("carte-lecteur") ?? { throw NoSuchPlace(path: FilePath()) }()
    }

    static func designer(_ agent: Int64 = 1, of unit: UnitID = Books.desk, in town: OrganisationID = Books.town) -> AgentViewer {
        AgentViewer(agent: AgentID(agent), organisation: town, name: "Ada", roles: [unit: [.designer]])
    }

    func set(_ key: String, _ text: String, by viewer: AgentViewer = designer(), seen: Seen? = nil) async throws {
        try await workshop.change(slug, by: viewer, now: Self.morning, seen: seen, what: UserMessage("studio.saved"), at: key) {
            try $0.set(FilePath([.key(key)]), to: .text(text))
        }
    }

    func tree() async throws -> FileTree {
        try Workshop.tree(try await workshop.draft(slug, for: Self.designer(), now: Self.morning).source)
    }
}
