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

    /// And the one of an agent, as it was read on a CalDAV server. There is none at that address: it is not read again by itself.
    public func makeDemoAgenda(of agent: AgentID, named name: String, at id: PlaceID, of organisation: OrganisationID, now: Date) async throws {
        let place = try await book.place(id, of: organisation)
        guard let desk = try await book.schedules.desks(of: id).last, try await imports.agendas.agendas(by: agent, in: organisation).isEmpty,
            let seal = imports.seal
        else { return }
        let first = LocalDate(now, in: place.details.zone).adding(days: 15)
        let friday = first.adding(days: (12 - first.weekday) % 7).description.replacing("-", with: "")
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART:\(friday)T100000
            DURATION:PT1H
            RRULE:FREQ=WEEKLY;INTERVAL=2
            END:VEVENT
            END:VCALENDAR
            """
        let (source, busy) = try AgendaImport.read(text, in: place.details.zone, now)
        let address = "https://agenda.admiville.example/remote.php/dav/calendars/\(agent)/personnel/"
        let login = AgendaLogin(user: "agent\(agent)", sealedPassword: try seal.close(Array(Secret.token().utf8), for: address))
        let never = now + 10 * 365 * 86_400
        try await imports.agendas.add(
            NewAgenda(place: id, desk: desk.id, name: name, address: address, source: source, due: never, login: login, agent: agent), busy: busy,
            now: now)
    }
}
