import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

/// Taking an offer: with the numbers of pre-applications, and for a later appointment that is given up.
@Suite("Taking what the list offers")
struct OfferAnswerTests {
    /// Zoé has an appointment in July; the whole of 16 June is taken, and somebody cancels at nine.
    private func world(_ engine: TestEngine, most: Int? = nil) async throws -> (town: Town, later: Appointment, wait: Wait) {
        let town = try await Town.open(
            engine, offer: OfferDetails(slug: "carte", title: "Carte d'identité", reason: .identityCard, mostForOne: most))
        let later = try await town.book("2026-07-07 09:00", as: "zoe", email: "zoe@exemple.fr")
        let others = try await town.fillDay()
        let wait = try await town.join("Zoé")
        try await town.bookings.change(others[0], to: .excused, now: Town.now)
        return (town, later, wait)
    }

    @Test("The later appointment goes in the same transaction, and is offered to the next one", arguments: TestEngine.allCases)
    func givenUp(engine: TestEngine) async throws {
        let (town, later, wait) = try await world(engine, most: 1)
        let july = LocalDate("2026-07-07")!
        let next = try await town.join("Bruno", town.wishes(july...july), after: 1)
        // Whole free days are not offered in a transaction of somebody else: only what comes free is.
        #expect(try await town.state(of: next) == .waiting)
        let others = try #require(try await town.waiting.others(in: Town.admiville, at: nil, of: wait.id, now: Town.now)[wait.id])
        #expect(others.appointments.map(\.id) == [later.id])

        await #expect(throws: AppointmentProblem.tooManyForOne) {
            try await town.waiting.accept(wait.id, OfferAnswer(), visitor: nil, now: Town.now + 60)
        }
        #expect(try await town.bookings.find(later.id)?.state == .booked)
        let booked = try await town.waiting.accept(wait.id, OfferAnswer(givingUp: later.id), visitor: nil, now: Town.now + 60)

        #expect(booked.state == .booked && booked.start == Town.minute("2026-06-16 09:00"))
        #expect(try await town.bookings.find(later.id)?.state == .excused)
        #expect(try await town.offered(to: next, on: "2026-07-07") == "09:00")
        #expect(try await town.bookings.find(later.id)?.version == later.version + 1)
    }

    @Test("Nobody else's is given up, nor one that is sooner; then nothing changes", arguments: TestEngine.allCases)
    func notTheirs(engine: TestEngine) async throws {
        let (town, later, wait) = try await world(engine)
        let other = try await town.book("2026-07-08 09:00", as: "other", email: "autre@exemple.fr")
        let sooner = try await town.book("2026-06-12 09:00", as: "zoe", email: "zoe@exemple.fr")

        for id in [other.id, sooner.id, AppointmentID(999)] {
            await #expect(throws: AppointmentProblem.changedMeanwhile) {
                try await town.waiting.accept(wait.id, OfferAnswer(givingUp: id), visitor: nil, now: Town.now + 60)
            }
        }

        #expect(try await town.state(of: wait) == .offered)
        for id in [other.id, sooner.id, later.id] { #expect(try await town.bookings.find(id)?.state == .booked) }
    }

    @Test("A number that was typed beside an e-mail neither shows nor gives up the appointment of whose it is", arguments: TestEngine.allCases)
    func unprovenNumber(engine: TestEngine) async throws {
        let (town, _, wait) = try await world(engine)
        let held = try await town.hold("2026-07-08 09:00", as: "farida")
        let person = Person(name: "Farida", email: EmailAddress("farida@exemple.fr"), phone: "+33612345678")
        let farida = try await town.bookings.book(held.reference, for: person, applications: [], visitor: "farida", now: Town.now)
        _ = try await town.database.write { try $0.run("UPDATE appointment_wait SET phone = '+33612345678' WHERE id = \(wait.id)") }

        let others = try await town.waiting.others(in: Town.admiville, at: nil, of: wait.id, now: Town.now)[wait.id]
        await #expect(throws: AppointmentProblem.changedMeanwhile) {
            try await town.waiting.accept(wait.id, OfferAnswer(givingUp: farida.id), visitor: nil, now: Town.now + 60)
        }

        #expect(others?.appointments.contains { $0.id == farida.id } == false)
        #expect(try await town.bookings.find(farida.id)?.state == .booked)
    }

    @Test("Agents are shown the other appointments of their own places only", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let (town, _, wait) = try await world(engine)

        #expect(try await town.waiting.others(in: Town.admiville, at: [PlaceID(999)], of: wait.id, now: Town.now).isEmpty)
        #expect(try await town.waiting.others(in: Town.admiville, at: [town.hall], of: wait.id, now: Town.now)[wait.id] != nil)
    }

    @Test("A pre-application has one appointment, however it was taken", arguments: TestEngine.allCases)
    func applications(engine: TestEngine) async throws {
        let (town, later, wait) = try await world(engine)
        let held = try await town.hold("2026-07-09 09:00", as: "bruno")
        _ = try await town.bookings.book(
            held.reference, for: Person(name: "Bruno"), applications: ["ABCDE12345"], visitor: "bruno", now: Town.now)

        await #expect(throws: AppointmentProblem.applicationTaken("ABCDE12345")) {
            let answer = OfferAnswer(applications: ["ABCDE12345"], givingUp: later.id)
            return try await town.waiting.accept(wait.id, answer, visitor: nil, now: Town.now + 60)
        }
        #expect(try await town.bookings.find(later.id)?.state == .booked)
        let booked = try await town.waiting.accept(
            wait.id, OfferAnswer(applications: ["FGHIJ12345"]), visitor: nil, now: Town.now + 60)

        #expect(booked.applications == ["FGHIJ12345"])
        #expect(try await town.bookings.find(later.id)?.state == .booked)
    }

    @Test("The request that asked for the one given up has the one that was taken", arguments: TestEngine.allCases)
    func request(engine: TestEngine) async throws {
        let (town, later, wait) = try await world(engine)
        let number = Reference.random()
        _ = try await town.database.write {
            try $0.run("UPDATE appointment SET dossier_id = 7, dossier = \(number), field = 'moment' WHERE id = \(later.id)")
        }

        let booked = try await town.waiting.accept(wait.id, OfferAnswer(givingUp: later.id), visitor: nil, now: Town.now + 60)

        #expect(try await town.bookings.list(of: DossierID(7)).map(\.id) == [booked.id])
        let question = try #require(try await town.bookings.question(of: booked.id))
        #expect(question.dossier == DossierID(7) && question.field == "moment")
        #expect(try await town.bookings.question(of: later.id) == nil)
    }
}
