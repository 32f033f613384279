import Core
import Storage

extension IncidentsFeature {
    /// Takes the numbers of requests that are erased out of what hit them: how many hits there were stays.
    public static func erase(of references: [Reference], on connection: any Connection) throws {
        try connection.run("UPDATE incident_hit SET reference = NULL WHERE reference IN \(list: references)")
    }

    public static let personalTables = ["incident_hit"]
}
