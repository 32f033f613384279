import Core
import Foundation
import Law
import Storage

/// What the nights do with the requests that are over.
struct RetentionSweep: Sendable {
    let retention: SQLRetention
    let slips: SQLSlips
    let procedures: any KeptProcedures

    /// Safe to cut, to run twice, and on several nodes.
    /// - Returns: how many requests were anonymised.
    func run(_ organisation: OrganisationID, now: Date, zone: TimeZone) async throws -> Int {
        let today = LocalDate(now, in: zone)
        let month = String(today.description.prefix(7))
        let versions = try await keptVersions(in: organisation)
        try await retention.settle(organisation, in: month)
        for version in versions {
            let end = version.kept.lastEnding(intermediateOn: today).adding(days: 1).start(in: zone)
            try await retention.setApart(version.version, in: organisation, endedBefore: end, now: now)
        }
        var anonymised = 0
        for version in versions where version.kept.fate == .anonymise {
            anonymised += try await anonymise(version, organisation, today, now, zone)
        }
        try await prepareSlips(of: versions, organisation, month: month, today, now, zone)
        for slip in try await slips.all(in: organisation) where slip.state == .visaed {
            while try await slips.carryOut(slip, now: now) {}
        }
        if try await retention.needsScrubbing(organisation) { try await retention.scrub(organisation) }
        return anonymised
    }

    /// What this release cannot read is left alone: nothing is erased by a rule that nobody knows.
    func keptVersions(in organisation: OrganisationID) async throws -> [KeptVersion] {
        var versions: [KeptVersion] = []
        for id in try await retention.endedVersions(in: organisation) {
            if let version = try await procedures.version(id) { versions.append(version) }
        }
        return versions
    }

    private func anonymise(
        _ version: KeptVersion, _ organisation: OrganisationID, _ today: LocalDate, _ now: Date, _ zone: TimeZone
    ) async throws -> Int {
        var search: EndedSearch? = due(version, organisation, today, zone)
        var total = 0
        while let next = search {
            let (cursor, erased) = try await retention.anonymise(next, keeping: version.statistical, zone: zone, now: now)
            total += erased
            search = next.going(on: cursor)
        }
        return total
    }

    private func prepareSlips(
        of versions: [KeptVersion], _ organisation: OrganisationID, month: String, _ today: LocalDate, _ now: Date, _ zone: TimeZone
    ) async throws {
        var prepared: [SlipID] = []
        for fate in [RetentionRule.Fate.destroy, .archive] {
            guard let slip = try await slips.preparing(fate, in: organisation, today: today) else { return }
            prepared.append(slip)
            for version in versions where version.kept.fate == fate {
                var search: EndedSearch? = due(version, organisation, today, zone)
                while let next = search { search = next.going(on: try await slips.list(next, on: slip, zone: zone)) }
            }
        }
        try await slips.propose(prepared, in: organisation, month: month, now: now)
    }

    private func due(_ version: KeptVersion, _ organisation: OrganisationID, _ today: LocalDate, _ zone: TimeZone) -> EndedSearch {
        let before = version.kept.lastEnding(dueOn: today).adding(days: 1).start(in: zone)
        return EndedSearch(organisation: organisation, version: version.version, before: before, most: SQLRetention.batch)
    }
}

extension EndedSearch {
    fileprivate func going(on cursor: EndedCursor?) -> EndedSearch? {
        guard let cursor else { return nil }
        var next = self
        next.after = cursor
        return next
    }
}

extension RetentionSweep {
    /// Makes requests anonymous before their day, because their person obtained it: those that are over and that no archive rule keeps.
    /// - Returns: what does it, in a transaction.
    func anonymising(
        _ references: [Reference], of organisation: OrganisationID, now: Date, zone: TimeZone
    ) async throws -> @Sendable (any Connection) throws -> Void {
        let versions = try await keptVersions(in: organisation).filter { $0.kept.fate == .anonymise }
        let statistical = Dictionary(uniqueKeysWithValues: versions.map { ($0.version, $0.statistical) })
        return { [retention] connection in
            let ids = try retention.find(references, in: organisation, on: connection)
            try retention.anonymise(ids, of: statistical, in: organisation, zone: zone, now: now, on: connection)
        }
    }
}
