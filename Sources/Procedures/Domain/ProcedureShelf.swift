import Core
import Definitions
import Foundation

/// Published procedures, kept in memory. The files are read once; each node asks the database, once a second at most, whether something was
/// published since, so that several nodes show the same within a second.
final class ProcedureShelf: Sendable {
    /// How long what was asked of the database is believed.
    static let freshness: TimeInterval = 1
    /// Beyond this many versions in memory (a large town has 60 procedures), those that no list holds are forgotten.
    static let mostVersions = 500

    private let repository: any ProcedureRepository
    private let themeNames: [ProcedureTheme: String]
    private let clock: @Sendable () -> Date
    private let memory = ShelfMemory()

    init(repository: any ProcedureRepository, themeNames: [ProcedureTheme: String], clock: @escaping @Sendable () -> Date) {
        self.repository = repository
        self.themeNames = themeNames
        self.clock = clock
    }

    func list(of organisation: OrganisationID) async throws -> ProcedureList {
        if memory.mustCheck(at: clock()) { memory.learn(revision: try await repository.revision()) }
        if let list = memory.list(of: organisation) { return list }
        let stored = try await repository.published(of: organisation, known: memory.knownVersions)
        let list = try await list(from: stored)
        memory.keep(list, of: organisation)
        return list
    }

    /// Any version, retired ones too; `nil` when there is none, or it was never complete.
    func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure? {
        if let known = memory.version(id) { return known }
        guard let stored = try await repository.version(id), let procedure = PublishedProcedure(stored) else { return nil }
        memory.keep(procedure)
        return procedure
    }

    /// To be called after a publication by this node, which then shows it at once.
    func look() { memory.doubt() }

    private func list(from stored: PublishedVersions) async throws -> ProcedureList {
        var procedures: [PublishedProcedure] = [], unreadable: [ProcedureSlug] = []
        for version in stored.versions {
            if let procedure = try await procedure(of: version) { procedures.append(procedure) } else { unreadable.append(version.slug) }
        }
        return ProcedureList(revision: stored.revision, procedures: procedures, unreadable: unreadable, themeNames: themeNames)
    }

    private func procedure(of stored: StoredVersion) async throws -> PublishedProcedure? {
        if let known = memory.version(stored.version) { return known }
        // Known when the list was asked for, and forgotten since.
        guard stored.source != nil else { return try await version(stored.version) }
        guard let procedure = PublishedProcedure(stored) else { return nil }
        memory.keep(procedure)
        return procedure
    }
}

extension PublishedProcedure {
    fileprivate init?(_ stored: StoredVersion) {
        guard let source = stored.source, let definition = ProcedureFile.shown(source) else { return nil }
        self.init(
            procedure: stored.procedure, version: stored.version, organisation: stored.organisation, unit: stored.unit, definition: definition)
    }
}
