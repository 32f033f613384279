import Core
import Foundation

/// A request that is over, as far as its fate goes: nothing of it tells who asked.
public struct EndedRequest: Sendable, Equatable {
    public let id: DossierID
    public let reference: Reference
    public let procedure: ProcedureID
    public let version: ProcedureVersionID
    public let unit: UnitID
    public let channel: Channel
    /// How it ended: `accepted`, `rejected`, `closed`.
    public let outcome: String
    public let receivedAt: Date
    public let endedAt: Date

    public init(
        id: DossierID, reference: Reference, procedure: ProcedureID, version: ProcedureVersionID, unit: UnitID, channel: Channel, outcome: String,
        receivedAt: Date, endedAt: Date
    ) {
        (self.id, self.reference, self.procedure, self.version, self.unit) = (id, reference, procedure, version, unit)
        (self.channel, self.outcome, self.receivedAt, self.endedAt) = (channel, outcome, receivedAt, endedAt)
    }
}

/// Where a walk through ended requests stands.
public struct EndedCursor: Sendable, Equatable {
    public let endedAt: Date
    public let id: DossierID

    public init(endedAt: Date, id: DossierID) { (self.endedAt, self.id) = (endedAt, id) }
    init(_ request: EndedRequest) { self.init(endedAt: request.endedAt, id: request.id) }
}

/// The requests of a version that ended before a moment, in the order of their ends.
public struct EndedSearch: Sendable {
    public let organisation: OrganisationID
    public let version: ProcedureVersionID
    public let before: Date
    public var after: EndedCursor?
    public let most: Int

    public init(organisation: OrganisationID, version: ProcedureVersionID, before: Date, after: EndedCursor? = nil, most: Int) {
        (self.organisation, self.version, self.before, self.after, self.most) = (organisation, version, before, after, most)
    }
}

/// A number of requests to be counted: those of a version that ended in an interval.
public struct EndedCount: Sendable, Hashable {
    public let version: ProcedureVersionID
    public let from: Date
    public let before: Date

    public init(version: ProcedureVersionID, from: Date, before: Date) { (self.version, self.from, self.before) = (version, from, before) }
}
