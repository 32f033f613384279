import Core
import Storage

extension SQLDossierRepository {
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
