import Core
import Foundation
import Law
import Storage

/// What the nights do, a hundred requests in a transaction: people at work wait for none, and a night that is cut goes on where it was.
struct SQLRetention: Sendable {
    static let batch = 100

    let database: any Database
    let records: any ErasableRecords

    func endedVersions(in organisation: OrganisationID) async throws -> [ProcedureVersionID] {
        try await database.read { try records.endedVersions(in: organisation, on: $0) }
    }

    func counts(_ intervals: [EndedCount], in organisation: OrganisationID) async throws -> [EndedCount: Int] {
        if intervals.isEmpty { return [:] }
        return try await database.read { try records.counts(intervals, in: organisation, on: $0) }
    }

    /// Anonymises the next requests of a walk.
    /// - Returns: where the walk stands, `nil` at its end, and how many were.
    func anonymise(_ search: EndedSearch, keeping statistical: Set<String>, zone: TimeZone, now: Date) async throws -> (EndedCursor?, erased: Int) {
        try await database.write { connection in
            let (found, free) = try connection.free(search, records)
            try connection.anonymise(
                free, [search.version: statistical], records, in: search.organisation, zone: zone, now: now)
            return (found.count < search.most ? nil : found.last.map(EndedCursor.init), free.count)
        }
    }

    /// Once a month: makes the figures of the past month general enough.
    func settle(_ organisation: OrganisationID, in month: String) async throws {
        try await database.write { connection in
            guard try connection.begins(month, "settled_in", organisation) else { return }
            try connection.settleFigures(in: organisation)
        }
    }

    func needsScrubbing(_ organisation: OrganisationID) async throws -> Bool {
        try await database.read { connection in
            try connection.row("SELECT to_scrub FROM privacy_night WHERE organisation_id = \(organisation)")?.bool("to_scrub") ?? false
        }
    }

    /// Writes over what was erased. A night that is cut before the end does it again.
    func scrub(_ organisation: OrganisationID) async throws {
        try await database.scrub(records.tables, searched: records.searchedTables)
        _ = try await database.write { try $0.run("UPDATE privacy_night SET to_scrub = \(false) WHERE organisation_id = \(organisation)") }
    }
}

extension Connection {
    /// - Returns: what the search found, and those of them that may be erased by a rule: neither held, nor on an archivist's slip.
    func free(_ search: EndedSearch, _ records: any ErasableRecords) throws -> (found: [EndedRequest], free: [EndedRequest]) {
        let found = try records.ended(search, on: self)
        let ids = found.map(\.id)
        let listed = try rows("SELECT dossier_id FROM elimination_item WHERE dossier_id IN \(list: ids)").map { try $0.id("dossier_id") as DossierID }
        let kept = try held(ids).union(listed)
        return (found, found.filter { !kept.contains($0.id) })
    }

    func erase(_ requests: [EndedRequest], _ records: any ErasableRecords, in organisation: OrganisationID, now: Date) throws {
        if requests.isEmpty { return }
        try records.erase(requests, now: now, on: self)
        try run("DELETE FROM elimination_item WHERE dossier_id IN \(list: requests.map(\.id))")
        // A hold that was lifted named the request: its number is nobody's now.
        try run("DELETE FROM legal_hold WHERE dossier_id IN \(list: requests.map(\.id))")
        try night(of: organisation)
        try run("UPDATE privacy_night SET to_scrub = \(true) WHERE organisation_id = \(organisation)")
    }

    fileprivate func night(of organisation: OrganisationID) throws {
        try run(
            """
            INSERT INTO privacy_night(organisation_id, prepared_in, settled_in, swept_on, to_scrub) VALUES (\(organisation), '', '', '', \(false))
            ON CONFLICT (organisation_id) DO NOTHING
            """)
    }

    /// - Returns: whether this monthly work is still to be done this month; then it is for us to do.
    func begins(_ month: String, _ work: StaticString, _ organisation: OrganisationID) throws -> Bool {
        try night(of: organisation)
        let column = SQL(stringLiteral: work)
        return try run("UPDATE privacy_night SET \(column) = \(month) WHERE organisation_id = \(organisation) AND \(column) <> \(month)") == 1
    }
}

extension SQLRetention {
    /// The last night whose work was done to the end.
    func lastSweep(of organisation: OrganisationID) async throws -> LocalDate? {
        try await database.read { connection in
            try connection.row("SELECT swept_on FROM privacy_night WHERE organisation_id = \(organisation)").flatMap {
                LocalDate(try $0.string("swept_on"))
            }
        }
    }

    func noteSweep(of organisation: OrganisationID, on day: LocalDate) async throws {
        try await database.write { connection in
            try connection.night(of: organisation)
            try connection.run("UPDATE privacy_night SET swept_on = \(day) WHERE organisation_id = \(organisation)")
        }
    }
}

extension SQLRetention {
    /// Anonymises these requests, if they are over, follow one of these versions, and nothing holds them.
    func anonymise(
        _ ids: [DossierID], of versions: [ProcedureVersionID: Set<String>], in organisation: OrganisationID, zone: TimeZone, now: Date,
        on connection: any Connection
    ) throws {
        let held = try connection.held(ids)
        let ended = try records.ended(ids, on: connection).filter { versions[$0.version] != nil && !held.contains($0.id) }
        try connection.anonymise(ended, versions, records, in: organisation, zone: zone, now: now)
    }

    /// Sends to the intermediate archive what ended before a moment.
    func setApart(_ version: ProcedureVersionID, in organisation: OrganisationID, endedBefore end: Date, now: Date) async throws {
        var sent = 1
        while sent > 0 {
            sent = try await database.write { try records.setApart(version, in: organisation, endedBefore: end, now: now, on: $0) }
        }
    }

    func openings(in organisation: OrganisationID) async throws -> [SealOpening] {
        try await database.read { try records.openings(in: organisation, on: $0) }
    }

    func openApart(_ reference: Reference, to viewer: AgentViewer, because reason: String, at now: Date) async throws -> DossierID? {
        try await database.write { try records.openApart(reference, to: viewer, because: reason, at: now, on: $0) }
    }

    func opened(_ reference: Reference, to viewer: AgentViewer) async throws -> DossierID? {
        try await database.read { try records.opened(reference, to: viewer, on: $0) }
    }

    /// What was due at another time may be done by the transaction of another: see ``SQLRights/answer(_:_:_:by:on:at:carrying:)``.
    func find(_ references: [Reference], in organisation: OrganisationID, on connection: any Connection) throws -> [DossierID] {
        try references.compactMap { try records.find($0, in: organisation, on: connection) }.sorted()
    }
}

extension Connection {
    /// Keeps the figures of requests, and nothing else of them.
    fileprivate func anonymise(
        _ requests: [EndedRequest], _ versions: [ProcedureVersionID: Set<String>], _ records: any ErasableRecords, in organisation: OrganisationID,
        zone: TimeZone, now: Date
    ) throws {
        let answers = try records.answers(of: requests.map(\.id), on: self)
        let figures = requests.map { request in
            Figure(request, answers: (answers[request.id] ?? [:]).filter { versions[request.version]?.contains($0.key) ?? false }, zone: zone)
        }
        try keep(figures.reduce(into: [:]) { $0[$1, default: 0] += 1 }, in: organisation, settled: false)
        try erase(requests, records, in: organisation, now: now)
    }
}
