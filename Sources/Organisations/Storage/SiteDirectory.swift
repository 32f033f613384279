import Core
import Foundation
import Law

/// The authorities of this installation by host, and their units, kept in memory a few seconds: every request asks for one, many for the others.
///
/// A change made on another node is therefore seen at most ``lifetime`` later; one made on this node, at once.
/// An `NSLock`: `Synchronization.Mutex` makes the thread sanitizer report races that are not there (Swift 6.3, Linux).
final class SiteDirectory: @unchecked Sendable {
    /// In seconds.
    static let lifetime: TimeInterval = 3

    private let organisations: any OrganisationRepository
    private let lifetime: Duration
    private let lock = NSLock()
    // Guarded by `lock`.
    private var known: (organisations: [Organisation], readAt: ContinuousClock.Instant)?
    private var knownUnits: [OrganisationID: (units: [UnitCard], readAt: ContinuousClock.Instant)] = [:]
    /// Counts what was forgotten: what was being read meanwhile may be old already, and is not kept.
    private var changes = 0

    init(_ organisations: any OrganisationRepository, lifetime: Duration = .seconds(SiteDirectory.lifetime)) {
        self.organisations = organisations
        self.lifetime = lifetime
    }

    /// The authority served at `host`. The only one, when there is one: a town alone needs no host, and answers whatever it is called.
    func organisation(at host: String?) async throws -> Organisation {
        let all = try await current()
        guard all.count > 1 else {
            guard let only = all.first else { throw OrganisationProblem.noOrganisation }
            return only
        }
        guard let name = host.flatMap({ Host($0) })?.name, let found = all.first(where: { $0.details.host == name }) else {
            throw OrganisationProblem.unknownHost
        }
        return found
    }

    /// As that of the mainland for an authority that is gone.
    func region(of organisation: OrganisationID) async throws -> Region {
        try await current().first { $0.id == organisation }?.details.region ?? .metropolitan
    }

    /// The next question reads the database again.
    func forget() {
        lock.withLock {
            known = nil
            knownUnits = [:]
            changes += 1
        }
    }

    /// In the order of their names, as people sort them.
    func units(of organisation: OrganisationID) async throws -> [UnitCard] {
        let now = ContinuousClock.now
        let (known, before) = lock.withLock { (knownUnits[organisation], changes) }
        if let known, now - known.readAt < lifetime { return known.units }
        let units = try await organisations.units(of: organisation)
        lock.withLock { if changes == before { knownUnits[organisation] = (units, now) } }
        return units
    }

    /// How long ago it was read is the machine's own business, not the time that it is for people: the one clock asked below `App`.
    /// All of them.
    func current() async throws -> [Organisation] {
        let now = ContinuousClock.now
        if let known = lock.withLock({ known }), now - known.readAt < lifetime { return known.organisations }
        let all = try await organisations.all()
        lock.withLock { known = (all, now) }
        return all
    }
}
