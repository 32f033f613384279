import Core
import Foundation
import Storage

extension DossiersFeature {
    /// Adds a line to the history, in the transaction of what it tells.
    /// - Returns: whether it could follow what was there.
    public static func note(_ step: ParentalStep, on id: DossierID, at now: Date, on connection: any Connection) throws -> Bool {
        guard var dossier = try connection.row("SELECT * FROM dossier WHERE id = \(id)\(connection.dialect.forUpdate)").map(Dossier.init),
            dossier.isOpen, let state = ParentalState(try connection.history(of: id)), state.admits(step)
        else { return false }
        // The answers do not change: their columns are left as they are.
        try connection.apply({ Changes(lines: [step.record(on: &$0, at: now)]) }, to: &dossier, columns: { _ in [] })
        return true
    }
}
