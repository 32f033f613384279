import Core
import Storage

extension InsightFeature {
    /// The same as ``forget(_:)``, in the transaction that erases the requests.
    public static func forget(_ dossiers: [DossierID], on connection: any Connection) throws {
        try connection.run("DELETE FROM insight_dossier WHERE dossier_id IN \(list: dossiers)")
    }

    public static let personalTables = ["insight_dossier"]
}
