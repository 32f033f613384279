import Core
import Foundation
import Scheduling

extension DemoAppointments {
    /// What is asked for by more people than there are hours.
    var rush: (OfferDetails, AppointmentType) {
        (
            OfferDetails(
                slug: "centre-de-loisirs", title: "Inscription au centre de loisirs", summary: "Déposer le dossier des vacances, avec un agent.",
                pieces: "Le carnet de santé de l'enfant\nLe dernier avis d'imposition", mostForOne: 1),
            AppointmentType(AppointmentTypeID(0), lasting: .fixed(30), leadTime: LeadTime(minimum: 86_400))
        )
    }

    var leader: AgentViewer {
        AgentViewer(agent: AgentID(0), organisation: organisation, name: "", roles: [unit: [.manager, .reception]])
    }

    /// Lots drawn yesterday for next week, and registrations that are open for the month after.
    func draws(of type: AppointmentTypeID, at place: PlaceID) -> [(draw: NewDraw, people: Int)] {
        let today = LocalDate(now, in: zone)
        let monday = today.adding(days: 8 - today.weekday)
        func at(_ hour: Double, _ days: Int) -> Date { today.adding(days: days).instant(secondOfDay: hour * 3600, in: zone) }
        return [
            (
                NewDraw(
                    type: type, place: place, days: monday.adding(days: 7)...monday.adding(days: 8), opensAt: at(8, -9), closesAt: at(20, -2),
                    drawsAt: at(9, -1)), 18
            ),
            (
                NewDraw(
                    type: type, place: place, days: monday.adding(days: 28)...monday.adding(days: 32), opensAt: at(8, -2),
                    closesAt: at(20, 6), drawsAt: at(9, 7)), 7
            ),
        ]
    }
}

extension AppointmentsFeature {
    func makeDraws(_ demo: DemoAppointments, at place: PlaceID) async throws {
        let type = try await add(demo.rush.0, demo.rush.1, to: demo.organisation)
        for (number, (new, people)) in demo.draws(of: type, at: place).enumerated() {
            let draw = try await book.draws.add(new, by: demo.leader, now: new.opensAt)
            let wishes = WaitWishes(type: type, places: [place], days: new.days, party: Party())
            for other in 0..<people {
                let person = Person(name: demo.names[(other * 5 + number * 3) % demo.names.count], phone: "+331990030\(10 + number * 40 + other)")
                _ = try await book.draws.add(
                    NewRegistration(wishes: wishes, person: person), in: draw, by: demo.leader, now: new.opensAt + 3600 * Double(other + 1))
            }
        }
        try await book.draws.turn(now: demo.now)
    }
}
