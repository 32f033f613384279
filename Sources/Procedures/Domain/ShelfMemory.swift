import Core
import Foundation

/// What a shelf holds. An `NSLock` rather than `Mutex`, whose use ThreadSanitizer reports as a race on Linux.
final class ShelfMemory: @unchecked Sendable {
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
