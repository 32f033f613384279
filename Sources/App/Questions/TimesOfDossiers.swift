import Appointments
import Core
import Dossiers
import Foundation
import Web

/// The appointments of drafts and requests, as requests need them.
struct TimesOfDossiers: AppointmentDiary {
    let appointments: AppointmentsFeature

    func receives(for type: String, byAgent: Bool, in organisation: OrganisationID) async throws -> Bool {
        try await appointments.receives(for: type, byAgent: byAgent, in: organisation)
    }

    func kept(for draft: DraftID, in words: Words, at now: Date) async throws -> [String: KeptAppointment] {
        let times = try await appointments.timesKept(for: draft, words: words, now: now)
        return Dictionary(times.map { ($0.field, KeptAppointment(text: $0.text, until: $0.until, isOver: $0.isOver)) }) { first, _ in first }
    }

    func giveBack(_ field: String, of draft: DraftID) async throws { try await appointments.giveBack(field, of: draft) }

    func appointments(of dossier: DossierID, in words: Words) async throws -> [BookedAppointment] {
        try await appointments.times(of: dossier, words: words).map {
            BookedAppointment(text: $0.text, state: $0.state, path: $0.path, deskPath: $0.deskPath)
        }
    }
}

/// The forms that ask for an appointment, as appointments need them.
struct FormsOfAppointments: FormsWithTimes {
    let link: LateLinks

    func question(_ field: String, of draft: Reference, for visit: Visit) async throws -> OpenQuestion? {
        guard let asked = try await link.dossiers.askedTime(field, of: draft, visitor: visit.keys), asked.organisation == visit.site.organisation
        else { return nil }
        return OpenQuestion(
            draft: asked.draft, field: field, type: asked.type, label: asked.label, procedure: asked.procedure, pieces: asked.pieces,
            path: asked.path, agent: asked.enteredBy)
    }

    func answer(_ text: String, to question: OpenQuestion, of draft: Reference, for visit: Visit) async throws {
        try await link.dossiers.answer(text, to: question.field, of: draft, visitor: visit.keys, now: visit.now)
    }
}
