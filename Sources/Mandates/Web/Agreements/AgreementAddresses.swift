import Core
import Foundation
import Law
import Web

extension MandatesFeature {
    /// Where an agent wrote that they are reached, when they are: **who filed does not choose where the agreement of another is asked for**, or could give it
    /// to themselves.
    func address(for request: SharedRequest, _ visit: Visit) async throws -> EmailAddress? {
        guard let number = request.access, let held = try await representations.find(AccessID(number), in: visit.site.organisation) else {
            return nil
        }
        func other(_ named: [Representative]) async throws -> EmailAddress? {
            let others = try await representations.all(of: held.access.measure, in: visit.site.organisation)
            return others.first { other in
                other.id != held.access.id && other.revokedAt == nil && named.contains { $0.id == other.representative }
            }.flatMap { EmailAddress($0.email) }
        }
        switch request.party {
        case .person: return EmailAddress(held.access.personEmail)
        case .representative: return try await other(held.recorded.measure.representatives)
        case .supervisor: return try await other(held.recorded.measure.supervisor.map { [$0] } ?? [])
        case .parent, nil: return nil
        }
    }

    /// Whether who was written to may still answer: a representative does not, once their measure is over or an agent closed their access.
    func stillAnswers(_ email: String, for request: SharedRequest, _ visit: Visit) async throws -> Bool {
        guard request.party == .representative || request.party == .supervisor, let number = request.access,
            let held = try await representations.find(AccessID(number), in: visit.site.organisation)
        else { return true }
        guard held.recorded.isAlive(on: visit.today) else { return false }
        let theirs = try await representations.all(of: held.access.measure, in: visit.site.organisation).filter { $0.email == email }
        return theirs.isEmpty || theirs.contains { $0.revokedAt == nil }
    }
}
