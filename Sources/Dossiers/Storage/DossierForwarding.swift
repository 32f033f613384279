import Core
import Foundation
import Storage

extension SQLDossierRepository {
    /// The end here and the beginning there are one transaction: nothing is lost between two authorities, and nothing is twice.
    func forward(
        _ reference: Reference, viewer: AgentViewer, version: Int,
        _ act: @escaping @Sendable (inout Dossier, [HistoryLine]) throws -> (changes: Changes, arrival: Arrival.Arrived?)
    ) async throws {
        try await database.write { connection in
            guard var dossier = try connection.dossier("d.reference = \(reference)", viewer: viewer, lock: true) else {
                throw DossierProblem.unknownDossier
            }
            guard version == dossier.version else { throw DossierProblem.changedMeanwhile(by: try connection.lastActor(of: dossier.id)) }
            var arrival: Arrival.Arrived?
            try connection.apply(
                knowing: { dossier, history in
                    let (changes, arrived) = try act(&dossier, history)
                    arrival = arrived
                    return changes
                }, to: &dossier, columns: columns)
            guard let arrival else { return }
            let id = try arrive(arrival, on: connection)
            try participant.copy(arrival.files, from: dossier.id, to: id, of: arrival.dossier.organisation, on: connection)
        }
    }

    private func arrive(_ arrival: Arrival.Arrived, on connection: any Connection) throws -> DossierID {
        let id = try connection.insert(arrival.dossier)
        try connection.save(arrival.changes, of: id, at: arrival.dossier.receivedAt)
        try connection.save(columns(arrival.dossier), of: id)
        let event = Event(.dossierFiled, subject: id.rawValue, line: 1)
        try Jobs.enqueue(event, now: arrival.dossier.receivedAt, on: connection)
        return id
    }
}
