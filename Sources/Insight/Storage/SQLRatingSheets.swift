import Core
import Storage

/// The sheets that were printed, each by the mark of its code: the code itself is on the paper alone.
struct SQLRatingSheets: Sendable {
    static let mostAtOnce = 50

    let database: any Database
    let key: [UInt8]

    /// - Returns: the code of each sheet, in order: they are told once.
    func add(_ invitations: [RatingInvitation], in organisation: OrganisationID, on day: LocalDate) async throws -> [SheetCode] {
        let sheets = invitations.map { (code: SheetCode.random(), invitation: $0) }
        let rows = sheets.map { code, invitation -> SQL in
            """
            (\(mark(code, in: organisation)), \(organisation), \(invitation.procedure), \(invitation.unit), \(invitation.channel.rawValue),
             \(invitation.nonce), \(day))
            """
        }
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO rating_sheet(mark, organisation_id, procedure_id, unit_id, channel, nonce, printed_on)
                VALUES \(SQL.joined(rows, by: ", "))
                """)
        }
        return sheets.map(\.code)
    }

    /// What a sheet may rate; `nil` for a code that no sheet of the agent's units bears.
    func invitation(_ code: SheetCode, viewer: AgentViewer) async throws -> RatingInvitation? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT procedure_id, unit_id, channel, nonce FROM rating_sheet
                WHERE mark = \(mark(code, in: viewer.organisation)) AND organisation_id = \(viewer.organisation) AND unit_id IN \(list: viewer.units)
                """
            ).map { row in
                RatingInvitation(
                    procedure: try row.id("procedure_id"), unit: try row.id("unit_id"), channel: try row.parsed("channel", Channel.init),
                    nonce: try row.string("nonce"))
            }
        }
    }

    /// A sheet that nobody brought back by then is void.
    func forget(printedBefore day: LocalDate) async throws {
        try await database.write { _ = try $0.run("DELETE FROM rating_sheet WHERE printed_on < \(day)") }
    }

    private func mark(_ code: SheetCode, in organisation: OrganisationID) -> String {
        Secret.mark("rating sheet:\(organisation):\(code.text)", key: key)
    }
}
