import Core
import Definitions
import Foundation
import Storage

/// An order to move the open requests of one version of a procedure to another, carried out in batches.
public struct VersionMoveBatch: Sendable, Equatable {
    public static let jobKind = "requests.moveVersion"
    /// Each request is a transaction of its own; a batch is over in seconds.
    static let size = 100

    public let organisation: OrganisationID
    let from: ProcedureVersionID
    let to: ProcedureVersionID
    let order: MoveOrder
    let agent: AgentID
    let agentName: String
    /// The last request that was looked at.
    var after = DossierID(0)

    public init(
        organisation: OrganisationID, from: ProcedureVersionID, to: ProcedureVersionID, order: MoveOrder, agent: AgentID, agentName: String
    ) {
        self.organisation = organisation
        self.from = from
        self.to = to
        self.order = order
        self.agent = agent
        self.agentName = agentName
    }

    /// `nil` for what is not such an order.
    public init?(_ payload: JSON) {
        func id<Kind>(_ key: String, of kind: Kind.Type = Kind.self) -> ID<Kind>? { payload[key]?.int.map { ID(Int64($0)) } }
        guard let organisation = id("organisation", of: OrganisationKind.self), let from = id("from", of: ProcedureVersionKind.self),
            let to = id("to", of: ProcedureVersionKind.self), let agent = id("agent", of: AgentKind.self),
            let after = id("after", of: DossierKind.self),
            let name = payload["agentName"]?.string, let order = payload["order"].flatMap(MoveOrder.init)
        else { return nil }
        self.init(organisation: organisation, from: from, to: to, order: order, agent: agent, agentName: name)
        self.after = after
    }

    var payload: JSON {
        [
            "organisation": .int(Int(organisation.rawValue)), "from": .int(Int(from.rawValue)), "to": .int(Int(to.rawValue)),
            "agent": .int(Int(agent.rawValue)), "agentName": .string(agentName), "after": .int(Int(after.rawValue)), "order": order.json,
        ]
    }
}

extension DossiersFeature {
    /// How many requests are looked at before a move. Those beyond follow the same order: what it does not name is not lost.
    public static let mostPreviewed = 5000

    /// What the open requests of a version would lose by following another.
    public func previewMove(
        from: ProcedureVersionID, to: ProcedureVersionID, in units: [UnitID], zone: TimeZone
    ) async throws -> MovePreview {
        guard let move = try await move(from: from, to: to, zone: zone) else { return MovePreview() }
        var preview = MovePreview()
        var last = DossierID(0)
        while preview.dossiers < Self.mostPreviewed {
            let batch = try await dossiers.open(on: from, in: units, after: last, atMost: VersionMoveBatch.size)
            for dossier in batch { preview.count(move.loss(of: dossier)) }
            guard let end = batch.last, batch.count == VersionMoveBatch.size else { break }
            last = end.id
        }
        return preview
    }

    /// Has it done by the workers, so that nobody waits.
    public func orderMove(_ batch: VersionMoveBatch, now: Date) async throws {
        try await database.write { try Jobs.enqueue(kind: VersionMoveBatch.jobKind, payload: batch.payload, now: now, on: $0) }
    }

    /// Moves the next requests, and orders those after them. Safe to run twice: a request that moved is not on the former version any more.
    /// - Returns: how many moved.
    @discardableResult
    public func carryOut(_ batch: VersionMoveBatch, in units: [UnitID], zone: TimeZone, now: Date) async throws -> Int {
        guard let move = try await move(from: batch.from, to: batch.to, zone: zone) else { return 0 }
        let actor = Actor.agent(batch.agent, name: batch.agentName)
        let next = try await dossiers.open(on: batch.from, in: units, after: batch.after, atMost: VersionMoveBatch.size)
        var moved = 0
        for dossier in next where batch.order.allows(move.loss(of: dossier)) {
            let changed = try await dossiers.change(dossier.id) { move.apply(batch.order, to: &$0, by: actor, at: now) }
            if changed?.procedureVersion == batch.to { moved += 1 }
        }
        guard let last = next.last, next.count == VersionMoveBatch.size else { return moved }
        var rest = batch
        rest.after = last.id
        try await orderMove(rest, now: now)
        return moved
    }

    private func move(from: ProcedureVersionID, to: ProcedureVersionID, zone: TimeZone) async throws -> VersionMove? {
        guard let old = try await sheets.version(from), let new = try await sheets.version(to), old.procedure == new.procedure, from != to else {
            return nil
        }
        return VersionMove(from: old, to: new, zone: zone)
    }
}
