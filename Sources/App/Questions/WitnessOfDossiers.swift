import Core
import Dossiers
import Foundation
import Identity
import Storage

/// Readings outside one's units, in the journal of administration.
struct WitnessOfDossiers: ExceptionalWitness {
    let identity: IdentityFeature

    func saw(_ reading: ExceptionalReading, because reason: String, at now: Date, on connection: any Connection) throws {
        try identity.journalExceptionalReading(
            of: reading.reference, because: reason, by: reading.agent, of: reading.organisation, at: now, on: connection)
    }
}
