import Core
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
    private let memory = Memory()

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
            if let known = memory.version(version.version) {
                procedures.append(known)
            } else if let read = try await PublishedProcedure(version) ?? self.version(version.version) {
                memory.keep(read)
                procedures.append(read)
            } else {
                unreadable.append(version.slug)
            }
        }
        return ProcedureList(revision: stored.revision, procedures: procedures, unreadable: unreadable, themeNames: themeNames)
    }
}

extension PublishedProcedure {
    fileprivate init?(_ stored: StoredVersion) {
        guard let source = stored.source, let definition = ProcedureFile(source).definition else { return nil }
        self.init(
            procedure: stored.procedure, version: stored.version, organisation: stored.organisation, unit: stored.unit, definition: definition)
    }
}

/// What a shelf holds. An `NSLock` rather than `Mutex`, whose use ThreadSanitizer reports as a race on Linux.
private final class Memory: @unchecked Sendable {
    private let lock = NSLock()
    private var versions: [ProcedureVersionID: PublishedProcedure] = [:]
    private var lists: [OrganisationID: ProcedureList] = [:]
    private var revision = 0
    private var checkedAt = Date.distantPast

    /// Whether it is time to ask; whoever is told so asks, and the others go on with what is known.
    func mustCheck(at now: Date) -> Bool {
        lock.withLock {
            guard abs(now.timeIntervalSince(checkedAt)) >= ProcedureShelf.freshness else { return false }
            checkedAt = now
            return true
        }
    }

    func doubt() { lock.withLock { checkedAt = .distantPast } }

    func learn(revision: Int) { lock.withLock { self.revision = max(self.revision, revision) } }

    func list(of organisation: OrganisationID) -> ProcedureList? {
        lock.withLock { lists[organisation].flatMap { $0.revision >= revision ? $0 : nil } }
    }

    func keep(_ list: ProcedureList, of organisation: OrganisationID) {
        lock.withLock { if list.revision >= lists[organisation]?.revision ?? 0 { lists[organisation] = list } }
    }

    var knownVersions: Set<ProcedureVersionID> { lock.withLock { Set(versions.keys) } }

    func version(_ id: ProcedureVersionID) -> PublishedProcedure? { lock.withLock { versions[id] } }

    func keep(_ procedure: PublishedProcedure) {
        lock.withLock {
            if versions.count >= ProcedureShelf.mostVersions { forget() }
            versions[procedure.version] = procedure
        }
    }

    private func forget() {
        let shown = Set(lists.values.flatMap { $0.procedures.map(\.version) })
        versions = versions.filter { shown.contains($0.key) }
    }
}
