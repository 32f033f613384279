import Core
import Foundation
import Storage

/// An order to count the dates of an authority's open requests again, carried out in batches.
public struct RecountBatch: Sendable, Equatable {
    public static let jobKind = "requests.recount"
    /// Each request is a transaction of its own; a batch is over in seconds.
    static let size = 100

    public let organisation: OrganisationID
    /// The last request that was looked at.
    var after = DossierID(0)

    public init(_ organisation: OrganisationID) { self.organisation = organisation }

    /// `nil` for what is not such an order.
    public init?(_ payload: JSON) {
        guard let organisation = payload["organisation"]?.int, let after = payload["after"]?.int else { return nil }
        self.init(OrganisationID(Int64(organisation)))
        self.after = DossierID(Int64(after))
    }

    var payload: JSON { ["organisation": .int(Int(organisation.rawValue)), "after": .int(Int(after.rawValue))] }
}

extension DossiersFeature {
    /// Counts the next requests again, and orders those after them. Safe to run twice: what is counted already does not change.
    /// - Returns: how many were looked at.
    @discardableResult
    public func carryOut(_ batch: RecountBatch, zone: TimeZone, now: Date) async throws -> Int {
        let next = try await dossiers.open(in: batch.organisation, after: batch.after, atMost: RecountBatch.size)
        for (id, version) in next {
            guard let sheet = try await sheets.version(version) else { continue }
            _ = try await dossiers.change(id, knowing: { Recount(sheet: sheet, zone: zone).apply(to: &$0, by: $1, at: now) })
        }
        guard let last = next.last, next.count == RecountBatch.size else { return next.count }
        var rest = batch
        rest.after = last.id
        let payload = rest.payload
        try await database.write { try Jobs.enqueue(kind: RecountBatch.jobKind, payload: payload, now: now, on: $0) }
        return next.count
    }
}
