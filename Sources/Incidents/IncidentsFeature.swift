import Core
import Foundation
import Logging
import Storage
import Web

/// Our own failures: noticed, kept, certified to those whom they hit, and made good. All that the rest of the product may know of them.
public struct IncidentsFeature: Sendable {
    public static let migrations = Migration.incidents

    let incidents: any IncidentRepository
    let codes: CertificateCodes
    private let journal: HitJournal
    private let people: any PeopleHit
    private let printer: any CertificatePrinter
    private let throttle = Throttle()

    /// - Parameters:
    ///   - folder: on the server's own disk, for what happens while there is no database.
    ///   - key: signs the certificates; the same on every node.
    public init(database: any Database, folder: URL, key: [UInt8], people: any PeopleHit, printer: any CertificatePrinter) {
        incidents = SQLIncidents(database: database)
        codes = CertificateCodes(key: key)
        journal = HitJournal(folder: folder)
        (self.people, self.printer) = (people, printer)
    }

    public var routes: [Route] {
        IncidentsController(incidents: incidents, codes: codes).routes
            + CertificateController(incidents: incidents, codes: codes, printer: printer, throttle: throttle).routes
            + IncidentSettings(incidents: incidents, people: people).routes
    }

    /// What the front door tells its failures to.
    public var watch: any FaultWatch { FaultNotes(journal: journal, codes: codes) }

    /// Once a minute, on each server, and first when it starts: says that it is there, and finds when nobody was.
    public func beat(now: Date) async throws {
        try await incidents.beat(at: now)
        try await journal.drain { try await incidents.write($0) }
    }

    /// Moves the time limits that fell in the incidents that are over.
    /// - Returns: how many limits.
    @discardableResult
    public func settle(now: Date) async throws -> Int {
        var moved = 0
        for incident in try await incidents.unsettled(at: now, atMost: 50) {
            let only = incident.isWide ? nil : try await incidents.references(of: incident.id, atMost: IncidentSettings.mostReferences)
            let count = only == [] ? 0 : try await people.prolong(IncidentPeriod(incident, only: only))
            try await incidents.settle(incident, prolonged: count)
            moved += count
        }
        return moved
    }

    /// Forgets whom the incidents of more than a year ago hit.
    public func clean(now: Date) async throws { _ = try await incidents.forgetHits(before: now - 365 * 86_400) }
}

extension IncidentPeriod {
    init(_ incident: Incident, only: [Reference]?) {
        self.init(id: incident.id, organisation: incident.organisation, start: incident.start, end: incident.end, only: only)
    }
}
