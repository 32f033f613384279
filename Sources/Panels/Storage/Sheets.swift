import Core
import Foundation
import Storage

/// Asking on paper: sheets that are handed over, each with a code of its own that serves once.
extension SQLInvitations {
    /// At one time, and in all for one panel.
    static let mostSheets = 100
    static let mostSheetsInAll = 2000

    /// - Returns: the codes, which nothing knows afterwards but the paper: what is kept of them opens nothing without the installation's key.
    /// - Throws: when nobody may answer any more, or there are sheets enough.
    func addSheets(_ count: Int, to panel: Panel, on day: LocalDate) async throws -> [SheetCode] {
        guard (1...Self.mostSheets).contains(count) else { throw PanelProblem.tooManySheets }
        return try await database.write { connection in
            let changed = try connection.run(
                """
                UPDATE panel SET invited = invited + \(count) WHERE id = \(panel.id) AND organisation_id = \(panel.organisation)
                    AND state = 'invited' AND closes_on >= \(day) AND invited + \(count) <= \(Self.mostSheetsInAll) + (
                        SELECT COUNT(*) FROM panel_invitation WHERE panel_id = \(panel.id) AND address_mark NOT LIKE 'sheet:%')
                """)
            guard changed == 1 else { throw PanelProblem.tooManySheets }
            let codes = (0..<count).map { _ in SheetCode.random() }
            let rows = codes.map { code -> SQL in
                let mark = book.mark(code, in: panel.id)
                return "(\(panel.id), \("sheet:" + mark), \(mark), \(false))"
            }
            try connection.run(
                "INSERT INTO panel_invitation (panel_id, address_mark, token_digest, is_spent) VALUES \(SQL.joined(rows, by: ", "))")
            return codes
        }
    }
}
