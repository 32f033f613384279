import Core
import Foundation
import Storage

extension SQLDossierRepository {
    func find(_ reference: Reference, enteredBy viewer: AgentViewer, since: Date) async throws -> Dossier? {
        try await database.read {
            try $0.row(
                """
                SELECT d.* FROM dossier d WHERE d.reference = \(reference) AND d.organisation_id = \(viewer.organisation)
                    AND d.apart_since IS NULL AND d.restricted_at IS NULL AND EXISTS (
                        SELECT 1 FROM dossier_history h WHERE h.dossier_id = d.id AND h.event = \(HistoryEvent.entered.rawValue)
                            AND h.agent_id = \(viewer.agent) AND h.at >= \(since) AND NOT EXISTS (
                                SELECT 1 FROM dossier_history l WHERE l.dossier_id = d.id AND l.at > h.at AND l.actor <> 'system'))
                """
            ).map(Dossier.init)
        }
    }

    /// Changes a dossier if something else in the database is so once it is locked: what another room knows, and may have changed meanwhile.
    func change(
        _ id: DossierID, if isSo: @escaping @Sendable (any Connection) throws -> Bool,
        _ change: @escaping @Sendable (inout Dossier) throws -> Changes
    ) async throws {
        _ = try await changing(id) { connection, dossier in
            if try isSo(connection) { try connection.apply(change, to: &dossier, columns: columns) }
        }
    }
}
