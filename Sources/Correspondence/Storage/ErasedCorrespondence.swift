import Core
import Storage

extension CorrespondenceFeature {
    /// **Erases for good** what was written about these requests, by any way, sent or not.
    public static func erase(of dossiers: [DossierID], on connection: any Connection) throws {
        // Their files go with the mails: `ON DELETE CASCADE`.
        try connection.run("DELETE FROM outgoing_mail WHERE dossier_id IN \(list: dossiers)")
        try connection.run("DELETE FROM outgoing_letter WHERE dossier_id IN \(list: dossiers)")
        try connection.run("DELETE FROM outgoing_call WHERE dossier_id IN \(list: dossiers)")
        try connection.run("DELETE FROM outgoing_sms WHERE dossier_id IN \(list: dossiers)")
    }

    /// What was sent about a request, by any way, the first first: never its text, which the person has.
    public static func sent(about dossier: DossierID, on connection: any Connection) throws -> [Row] {
        try connection.rows(
            """
            SELECT created_at, 'email' AS channel, to_address AS recipient, subject AS title FROM outgoing_mail WHERE dossier_id = \(dossier)
            UNION ALL SELECT created_at, 'post', recipient, title FROM outgoing_letter WHERE dossier_id = \(dossier)
            UNION ALL SELECT created_at, 'phone', number, title FROM outgoing_call WHERE dossier_id = \(dossier)
            UNION ALL SELECT created_at, 'sms', to_number, '' FROM outgoing_sms WHERE dossier_id = \(dossier) ORDER BY 1 LIMIT 500
            """)
    }

    public static let personalTables = ["outgoing_mail", "outgoing_mail_part", "outgoing_letter", "outgoing_call", "outgoing_sms"]
}
