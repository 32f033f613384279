import Core
import Foundation
import Law
import Storage

/// The elimination slips.
struct SQLSlips: Sendable {
    static let job = "privacy.slipProposed"

    let database: any Database
    let records: any ErasableRecords

    /// The slip being prepared this month for a fate, begun if it is not. `nil` once the month's slips were proposed.
    func preparing(_ fate: RetentionRule.Fate, in organisation: OrganisationID, today: LocalDate) async throws -> SlipID? {
        try await database.write { connection in
            let begun = try connection.row(
                "SELECT id FROM elimination_slip WHERE organisation_id = \(organisation) AND fate = \(fate.rawValue) AND state = 'preparing'")
            if let begun { return try begun.id("id") }
            let month = String(today.description.prefix(7))
            let night = try connection.row("SELECT 1 AS one FROM privacy_night WHERE organisation_id = \(organisation) AND prepared_in = \(month)")
            if night != nil { return nil }
            return try connection.row(
                """
                INSERT INTO elimination_slip(organisation_id, fate, state, prepared_on, lines)
                VALUES (\(organisation), \(fate.rawValue), 'preparing', \(today), \(JSON.array([]))) RETURNING id
                """)?.id("id")
        }
    }

    /// Lists the next requests of a walk on a slip.
    func list(_ search: EndedSearch, on slip: SlipID, zone: TimeZone) async throws -> EndedCursor? {
        try await database.write { connection in
            let (found, free) = try connection.free(search, records)
            let rows = free.map { request -> SQL in
                """
                (\(request.id), \(slip), \(request.version), \(request.unit), \(LocalDate(request.receivedAt, in: zone)),
                    \(LocalDate(request.endedAt, in: zone)))
                """
            }
            if !rows.isEmpty {
                try connection.run(
                    """
                    INSERT INTO elimination_item(dossier_id, slip_id, version_id, unit_id, received_on, ended_on)
                    VALUES \(SQL.joined(rows, by: ", ")) ON CONFLICT (dossier_id) DO NOTHING
                    """)
            }
            return found.count < search.most ? nil : found.last.map(EndedCursor.init)
        }
    }

    /// Ends the preparation of the month: the slips that list something wait for their visa, the others never were.
    func propose(_ slips: [SlipID], in organisation: OrganisationID, month: String, now: Date) async throws {
        try await database.write { connection in
            guard try connection.begins(month, "prepared_in", organisation) else { return }
            for slip in slips {
                let lines = try connection.lines(of: slip)
                if lines.isEmpty {
                    try connection.run("DELETE FROM elimination_slip WHERE id = \(slip)")
                } else {
                    let json = JSON.array(lines.map(\.json))
                    try connection.run("UPDATE elimination_slip SET state = 'proposed', lines = \(json) WHERE id = \(slip)")
                    try Jobs.enqueue(kind: Self.job, payload: ["id": .int(Int(slip.rawValue))], now: now, on: connection)
                }
            }
        }
    }

    /// Carries out the next requests of a slip that has its visa. Those that are held, or were opened again, leave the slip.
    /// - Returns: whether there may be more.
    func carryOut(_ slip: EliminationSlip, now: Date) async throws -> Bool {
        try await database.write { connection in
            let ids: [DossierID] = try connection.rows(
                "SELECT dossier_id FROM elimination_item WHERE slip_id = \(slip.id) ORDER BY dossier_id LIMIT \(SQLRetention.batch)"
            ).map { try $0.id("dossier_id") }
            if ids.isEmpty {
                try connection.run("UPDATE elimination_slip SET state = 'done', done_at = \(now) WHERE id = \(slip.id) AND state = 'visaed'")
                return false
            }
            let held = try connection.held(ids)
            let ended = try records.ended(ids, on: connection).filter { !held.contains($0.id) }
            try connection.erase(ended, records, in: slip.organisation, now: now)
            try connection.run("DELETE FROM elimination_item WHERE dossier_id IN \(list: ids)")
            return true
        }
    }

    func visa(_ id: SlipID, by name: String, reference: String, viewer: AgentViewer, at now: Date) async throws {
        try await database.write { connection in
            guard let slip = try connection.slip(id, viewer.organisation) else { throw PrivacyProblem.unknown }
            guard slip.state == .proposed else { throw PrivacyProblem.alreadyDone }
            guard slip.mayBeVisaed else { throw PrivacyProblem.notExported }
            try connection.run(
                """
                UPDATE elimination_slip SET state = 'visaed', visa_by = \(name), visa_reference = \(reference), visa_at = \(now)
                WHERE id = \(id) AND state = 'proposed'
                """)
        }
    }

    func noteExport(of id: SlipID, at now: Date) async throws {
        try await database.write { _ = try $0.run("UPDATE elimination_slip SET exported_at = \(now) WHERE id = \(id)") }
    }

    func find(_ id: SlipID, in organisation: OrganisationID) async throws -> EliminationSlip? {
        try await database.read { try $0.slip(id, organisation) }
    }

    /// The latest first.
    func all(in organisation: OrganisationID) async throws -> [EliminationSlip] {
        try await database.read { connection in
            try connection.rows(
                "SELECT * FROM elimination_slip WHERE organisation_id = \(organisation) AND state <> 'preparing' ORDER BY id DESC LIMIT 100"
            ).map(EliminationSlip.init)
        }
    }

    /// The requests of a slip, page by page.
    func items(of slip: SlipID, after last: DossierID, atMost count: Int) async throws -> [DossierID] {
        try await database.read { connection in
            try connection.rows(
                "SELECT dossier_id FROM elimination_item WHERE slip_id = \(slip) AND dossier_id > \(last) ORDER BY dossier_id LIMIT \(count)"
            ).map { try $0.id("dossier_id") }
        }
    }

    /// The authority that a slip is of: for what follows its proposal.
    func organisation(of id: SlipID) async throws -> OrganisationID? {
        try await database.read { try $0.row("SELECT organisation_id FROM elimination_slip WHERE id = \(id)")?.id("organisation_id") }
    }
}

extension Connection {
    fileprivate func slip(_ id: SlipID, _ organisation: OrganisationID) throws -> EliminationSlip? {
        try row("SELECT * FROM elimination_slip WHERE id = \(id) AND organisation_id = \(organisation)").map(EliminationSlip.init)
    }

    fileprivate func lines(of slip: SlipID) throws -> [EliminationSlip.Line] {
        try rows(
            """
            SELECT version_id, unit_id, count(*) AS number, min(received_on) AS first_received, max(ended_on) AS last_ended FROM elimination_item
            WHERE slip_id = \(slip) GROUP BY version_id, unit_id ORDER BY version_id, unit_id
            """
        ).map { row in
            EliminationSlip.Line(
                version: try row.id("version_id"), unit: try row.id("unit_id"), count: try row.int("number"),
                firstReceived: try row.parsed("first_received") { LocalDate($0) }, lastEnded: try row.parsed("last_ended") { LocalDate($0) })
        }
    }
}

extension EliminationSlip {
    fileprivate init(row: Row) throws {
        let visa = try row.optionalDate("visa_at").map { at in
            Visa(by: try row.string("visa_by"), reference: try row.string("visa_reference"), at: at)
        }
        self.init(
            id: try row.id("id"), organisation: try row.id("organisation_id"),
            fate: try row.parsed("fate") { RetentionRule.Fate(rawValue: $0) }, state: try row.parsed("state") { State(rawValue: $0) },
            preparedOn: try row.parsed("prepared_on") { LocalDate($0) },
            lines: try row.json("lines").array?.compactMap { EliminationSlip.Line($0) } ?? [], visa: visa,
            exportedAt: try row.optionalDate("exported_at"), doneAt: try row.optionalDate("done_at"))
    }
}
