import Core
import Foundation
import Law
import Web

extension MandatesFeature {
    /// Where an agent wrote that they are reached, when they are: **who filed does not choose where the agreement of another is asked for**, or could give it
    /// to themselves.
    func address(for request: SharedRequest, _ visit: Visit) async throws -> EmailAddress? {
        guard let answering = try await answering(request, visit), answering.recorded.isAlive(on: visit.today) else { return nil }
        switch request.party {
        case .person: return answering.filer.flatMap { EmailAddress($0.personEmail) }
        case .representative, .supervisor: return answering.others.first { $0.revokedAt == nil }.flatMap { EmailAddress($0.email) }
        case .parent, nil: return nil
        }
    }

    /// Whether who was written to may still answer: a representative does not, once their measure is over or an agent closed their access.
    func stillAnswers(_ email: String, for request: SharedRequest, _ visit: Visit) async throws -> Bool {
        guard request.party == .representative || request.party == .supervisor, let answering = try await answering(request, visit) else {
            return true
        }
        guard answering.recorded.isAlive(on: visit.today) else { return false }
        let theirs = answering.accesses.filter { $0.email == email }
        return theirs.isEmpty || theirs.contains { $0.revokedAt == nil }
    }

    /// The measure under which a request waits for somebody, and the accesses under it.
    private struct Answering {
        let recorded: RecordedMeasure
        let accesses: [Representation]
        /// Theirs who filed it for the person.
        let filer: Representation?
        /// Theirs whose agreement is asked for.
        let others: [Representation]
    }

    private func answering(_ request: SharedRequest, _ visit: Visit) async throws -> Answering? {
        let organisation = visit.site.organisation
        var found: (recorded: RecordedMeasure, filer: Representation?)?
        if let number = request.access, let held = try await representations.find(AccessID(number), in: organisation) {
            found = (held.recorded, held.access)
        } else if let number = request.measure, let recorded = try await measures.find(MeasureID(number), in: organisation) {
            found = (recorded, nil)
        }
        guard let (recorded, filer) = found else { return nil }
        let accesses = try await representations.all(of: recorded.id, in: organisation)
        let named = request.party == .supervisor ? recorded.measure.supervisor.map { [$0] } ?? [] : recorded.measure.assisting(in: request.act)
        let others = accesses.filter { access in access.id != filer?.id && named.contains { $0.id == access.representative } }
        return Answering(recorded: recorded, accesses: accesses, filer: filer, others: others)
    }
}

extension ProtectiveMeasure {
    /// Those who represent or assist the person in an act, whichever it is; not who is a party to it.
    func assisting(in act: ProtectedAct?) -> [Representative] {
        guard let act else { return representatives }
        return charged(with: act).filter { !isParty($0, to: act) }
    }
}
