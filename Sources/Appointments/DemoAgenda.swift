import Core
import Foundation
import Scheduling

extension AppointmentsFeature {
    /// The weekly meeting of the team, as its calendar tells it, on the last desk of a place; does nothing where there is a calendar already.
    public func makeDemoAgenda(at id: PlaceID, of organisation: OrganisationID, now: Date) async throws {
        let place = try await book.place(id, of: organisation)
        guard let desk = try await book.schedules.desks(of: id).last, try await imports.agendas.agendas(of: id).isEmpty else { return }
        // After the appointments of the demonstration: it hits none of them.
        let first = LocalDate(now, in: place.details.zone).adding(days: 15)
        let day = first.adding(days: (11 - first.weekday) % 7).description.replacing("-", with: "")
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            SUMMARY:Réunion d'équipe
            DTSTART:\(day)T150000
            DURATION:PT1H30M
            RRULE:FREQ=WEEKLY
            END:VEVENT
            END:VCALENDAR
            """
        try await imports.add(text, at: nil, named: "Agenda de l'équipe", to: desk.id, of: place, now: now)
    }
}
