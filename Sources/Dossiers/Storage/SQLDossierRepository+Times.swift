import Core
import Forms
import Foundation
import Storage

extension SQLDossierRepository {
    /// A person's form chooses times wherever people can; an agent's holds wishes too, and says where it chose.
    func book(_ dossier: Dossier, _ changes: Changes, _ id: DossierID, from draft: DraftID, on connection: any Connection) throws {
        guard let asked = sheet(dossier.procedureVersion)?.form.appointments, !asked.isEmpty, let line = changes.lines.first,
            [.filed, .entered].contains(line.event)
        else { return }
        let isByAgent = line.event == .entered
        let request = FiledDraft(
            id: id, reference: dossier.reference, organisation: dossier.organisation, applicant: dossier.applicant, email: dossier.email,
            phone: dossier.phone, at: line.at, isByAgent: isByAgent)
        let chosen = asked.filter { dossier.answers[$0.key] != nil && (!isByAgent || changes.times.contains($0.key)) }
        try participant.book(chosen, of: draft, for: request, on: connection)
    }
}
