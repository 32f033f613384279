import Core
import Foundation
import Law
import Scheduling

/// The places, desks and appointments of the demonstration.
public struct DemoAppointments: Sendable {
    let organisation: OrganisationID
    let unit: UnitID
    let zone: TimeZone
    /// Invented names.
    let names: [String]
    let now: Date

    public init(organisation: OrganisationID, unit: UnitID, zone: TimeZone, names: [String], now: Date) {
        (self.organisation, self.unit, self.zone, self.names, self.now) = (organisation, unit, zone, names, now)
    }

    private var today: LocalDate { LocalDate(now, in: zone) }

    fileprivate var places: [PlaceDetails] {
        [
            PlaceDetails(
                unit: unit, name: "Mairie – Hôtel de ville", address: "1 place de la République\n99999 Admiville", postcode: "99999",
                commune: "Admiville",
                access: "Entrée de plain-pied, ascenseur. Bus 3 et 7, arrêt Mairie.", latitude: 48.1113, longitude: -1.6800, zone: zone),
            PlaceDetails(
                unit: unit, name: "Mairie annexe – Les Tilleuls", address: "14 rue des Tilleuls\n99998 Les Tilleuls", postcode: "99998",
                commune: "Les Tilleuls", access: "Rampe à gauche de la porte. Parking gratuit.", latitude: 48.1460, longitude: -1.7410, zone: zone),
        ]
    }

    fileprivate var types: [(OfferDetails, AppointmentType)] {
        let id = AppointmentTypeID(0)
        return [
            (
                OfferDetails(
                    slug: "carte-identite-passeport", title: "Carte d'identité ou passeport",
                    summary: "Déposer un dossier, pour une ou plusieurs personnes de la famille.",
                    pieces: "Le numéro de pré-demande, ou le récapitulatif imprimé\nUne photo d'identité de moins de six mois, par personne\n"
                        + "Un justificatif de domicile de moins d'un an\nL'ancien titre, s'il y en a un", reason: .both),
                AppointmentType(id, lasting: .listed(.documents, [15, 25, 35], then: 10), leadTime: LeadTime(minimum: 3600))
            ),
            (
                OfferDetails(
                    slug: "mariage", title: "Dossier de mariage", summary: "Vérifier le dossier et fixer la date, à deux.",
                    pieces: "Les pièces d'identité des deux personnes\nLa liste des témoins", mostForOne: 1),
                AppointmentType(id, lasting: .fixed(45), preparation: Preparation(after: 15), leadTime: LeadTime(minimum: 86_400))
            ),
            (
                OfferDetails(
                    slug: "conseil-demarches", title: "Être aidé pour une démarche en ligne",
                    summary: "Un agent vous accompagne, devant l'ordinateur."),
                AppointmentType(id, lasting: .fixed(30), leadTime: LeadTime(minimum: 1800), grid: .roundTimes(every: 30))
            ),
            homeVisit,
            // The procedure of that name asks for it in its form.
            (
                OfferDetails(
                    slug: "legalisation-signature", title: "Légaliser une signature", summary: "Signer devant un agent.",
                    pieces: "Une pièce d'identité par personne qui signe\nLe document, qui n'est pas encore signé", largestGroup: 4),
                AppointmentType(id, lasting: .fixed(10), leadTime: LeadTime(minimum: 1800))
            ),
        ]
    }

    fileprivate func opening(_ from: Int, _ to: Int, _ days: [Int]) -> Opening? {
        guard let hours = Hours(from: from * 60, to: to * 60) else { return nil }
        let reserve = Reserve(.percent(20), released: Release(daysBefore: 2))
        return Opening(Timetable(Recurrence(from: today.adding(days: -60), .weekly(Weekdays(days))), hours), reserve: reserve)
    }
}

extension AppointmentsFeature {
    /// Makes them; does nothing where there are places already.
    public func makeDemo(_ demo: DemoAppointments) async throws {
        guard try await places(of: demo.organisation).isEmpty else { return }
        var types: [AppointmentTypeID] = []
        for (details, rules) in demo.types { types.append(try await add(details, rules, to: demo.organisation)) }
        for (number, details) in demo.places.enumerated() {
            let place = try await add(details, to: demo.organisation)
            for desk in 1...(number == 0 ? 2 : 1) {
                let id = try await addDesk(named: "Guichet \(desk)", to: place)
                let hours = number == 0 ? [(9, 12, Array(1...6)), (13, 17, [1, 2, 4, 5])] : [(9, 12, [1, 3, 5]), (14, 18, [3])]
                for (from, to, days) in hours {
                    if let opening = demo.opening(from, to, days) { try await add(opening, to: id, of: place) }
                }
            }
            try await fill(place, demo, types)
        }
        try await wait(demo, for: types[0])
        if let annexe = try await places(of: demo.organisation).max(by: { $0.id < $1.id }) { try await makeDraws(demo, at: annexe.id) }
    }

    /// Two people on the waiting list, whom an agent put there: one waits for a day when nobody receives, to the other something is offered at once.
    private func wait(_ demo: DemoAppointments, for type: AppointmentTypeID) async throws {
        let viewer = AgentViewer(agent: AgentID(0), organisation: demo.organisation, name: "", roles: [demo.unit: [.reception]])
        let (annexe, today) = (try await places(of: demo.organisation).max { $0.id < $1.id }, LocalDate(demo.now, in: demo.zone))
        let days = today...today.adding(days: 60)
        let thursdays = WaitWishes(type: type, places: Set([annexe?.id].compactMap(\.self)), days: days, weekdays: [4], party: Party(documents: 2))
        let soon = WaitWishes(type: type, days: days, party: Party())
        for (number, wishes) in [thursdays, soon].enumerated() {
            let person = Person(name: demo.names[number * 11 + 5], phone: "+3319900200\(number)")
            _ = try await book.waiting.add(wishes, for: person, by: viewer, now: demo.now)
        }
        try await book.waitingTurn.turn(demo.organisation, demo.now)
    }

    /// Three weeks of appointments, those of the past with what came of them.
    private func fill(_ place: PlaceID, _ demo: DemoAppointments, _ types: [AppointmentTypeID]) async throws {
        let start = demo.now - 10 * 86_400
        let days = LocalDate(start, in: demo.zone)...LocalDate(demo.now, in: demo.zone).adding(days: 12)
        guard let schedule = try await book.schedules.schedule(of: place, in: demo.organisation, on: days, now: start) else { return }
        for (type, step) in [(types[0], 2), (types[2], 9), (types[1], 17)] {
            let offer = try await book.offer(type, of: demo.organisation)
            let starts = schedule.starts(for: offer, Party(), by: .agents, now: start, on: days)
            for (number, time) in starts.enumerated() where number % step == 0 {
                let name = demo.names[(number * 7 + Int(type.rawValue) * 13) % demo.names.count]
                try? await book(time, offer, name, at: place, demo, asOf: start, number)
            }
        }
    }

    /// Those whom agents wrote down have no e-mail nor mobile: some are called, others have letters. The numbers are those that no one has.
    private func person(_ name: String, _ number: Int, _ audience: Audience) -> Person {
        if audience == .online { return Person(name: name, phone: "+3363998\(1000 + number)") }
        if number % 10 == 0 { return Person(name: name, phone: "+3319900\(1000 + number)", way: .call) }
        return Person(name: name, way: .letter, address: "\(number) rue du Lavoir\n99999 Admiville")
    }

    private func book(
        _ time: Minute, _ offer: Offer, _ name: String, at place: PlaceID, _ demo: DemoAppointments, asOf start: Date, _ number: Int
    ) async throws {
        let wish = Wish(type: offer.id, place: place, party: Party(), start: time, audience: number % 5 == 0 ? .agents : .online)
        let visitor = "demo-\(place)-\(number)-\(offer.id)"
        let person = person(name, number, wish.audience)
        let viewer = AgentViewer(agent: AgentID(0), organisation: demo.organisation, name: "", roles: [demo.unit: [.reception]])
        let made: Appointment
        if wish.audience == .agents {
            made = try await book.bookings.book(wish, for: person, applications: [], overbooked: false, by: viewer, now: start)
        } else {
            let held = try await book.bookings.hold(wish, in: demo.organisation, visitor: visitor, until: start + 600, now: start)
            made = try await book.bookings.book(held.reference, for: person, applications: [], visitor: visitor, now: start)
        }
        if made.endDate < demo.now { try await book.bookings.change(made, to: number % 16 == 0 ? .noshow : .done, now: demo.now) }
    }
}
