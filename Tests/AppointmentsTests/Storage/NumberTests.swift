import Core
import Foundation
import Scheduling
import TestSupport
import Testing

@testable import Appointments
@testable import Storage

@Suite("Pre-application numbers, whoever booked")
struct NumberTests {
    private func take(_ town: Town, _ time: String, _ numbers: [String], beside: Bool = false) async throws -> Appointment {
        try await town.bookings.book(
            town.wish(time, by: .agents), for: Person(name: "Paul"), applications: numbers, overbooked: beside, by: Town.viewer, now: Town.now)
    }

    private func found(_ town: Town, _ number: String) async throws -> Int {
        try await town.bookings.find(application: [number], in: Town.admiville, from: Town.minute("2026-06-10 08:00"))[number]?.count ?? 0
    }

    @Test("Booked by an agent, they are found and declared; one appointment for each, on either side", arguments: TestEngine.allCases)
    func agents(engine: TestEngine) async throws {
        let town = try await Town.open(engine)

        let taken = try await take(town, "2026-06-16 09:00", ["ABCDE12345"])

        #expect(taken.applications == ["ABCDE12345"])
        #expect(try await found(town, "ABCDE12345") == 1)
        #expect(try await town.jobs(NationalDeclaration.jobKind) == 1)
        let held = try await town.hold("2026-06-16 10:00")
        await #expect(throws: AppointmentProblem.applicationTaken("ABCDE12345")) {
            try await town.bookings.book(held.reference, for: Person(name: "A"), applications: ["ABCDE12345"], visitor: "amina", now: Town.now)
        }
        await #expect(throws: AppointmentProblem.applicationTaken("ABCDE12345")) {
            try await take(town, "2026-06-16 11:00", ["ABCDE12345"], beside: true)
        }
    }

    @Test("Corrected, the old ones are free, nothing is told to the person, and who saw it before corrects nothing", arguments: TestEngine.allCases)
    func corrected(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let taken = try await take(town, "2026-06-16 09:00", ["ABCDE12345"])
        _ = try await take(town, "2026-06-16 09:30", ["ABCDE99999"])
        let news = try await town.jobs(AppointmentNews.jobKind)

        try await town.bookings.correct(["ABCDE12345", "ABCDE67890"], of: taken, now: Town.now)

        #expect(try await found(town, "ABCDE67890") == 1)
        #expect(try await town.bookings.find(taken.id)?.version == taken.version)
        #expect(try await town.jobs(AppointmentNews.jobKind) == news)
        #expect(try await town.jobs(NationalDeclaration.jobKind) == 3)
        await #expect(throws: AppointmentProblem.changedMeanwhile) { try await town.bookings.correct([], of: taken, now: Town.now) }
        let now = try #require(try await town.bookings.find(taken.id))
        await #expect(throws: AppointmentProblem.applicationTaken("ABCDE99999")) {
            try await town.bookings.correct(["ABCDE99999"], of: now, now: Town.now)
        }
    }

    @Test("In a form they are kept with the time, follow to another, and are booked with the request", arguments: TestEngine.allCases)
    func forms(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let draft = DraftID(7)
        func hold(_ time: String) async throws {
            _ = try await town.bookings.hold(
                town.wish(time), in: Town.admiville, for: FormQuestion(draft: draft, field: "moment", pieces: []), visitor: "amina",
                until: Town.now + 2700, now: Town.now)
        }
        try await hold("2026-06-16 09:00")
        try await town.bookings.keep(["ABCDE12345"], for: "moment", of: draft, in: Town.admiville, now: Town.now)
        try await hold("2026-06-16 10:00")
        #expect(try await found(town, "ABCDE12345") == 0)

        let request = FiledWithTimes(
            DossierID(3), Reference.random(), of: Town.admiville, for: Person(name: "Amina"), at: Town.now)
        try await town.database.write { try $0.book(["moment": "carte"], of: draft, for: request, seed: 1) }

        #expect(try await found(town, "ABCDE12345") == 1)
        #expect(try await town.jobs(NationalDeclaration.jobKind) == 1)
        await #expect(throws: AppointmentProblem.holdExpired) {
            try await town.bookings.keep([], for: "moment", of: draft, in: Town.admiville, now: Town.now)
        }
    }

    @Test("A form without the numbers that its type wants books nothing; an agent's does", arguments: TestEngine.allCases)
    func wanted(engine: TestEngine) async throws {
        var details = OfferDetails(slug: "carte", title: "Carte", reason: .identityCard)
        details.asksNumbers = true
        let town = try await Town.open(engine, offer: details)
        func file(byAgent: Bool) async throws {
            let request = FiledWithTimes(
                DossierID(3), Reference.random(), of: Town.admiville, for: Person(name: "Amina"), at: Town.now, isByAgent: byAgent)
            try await town.database.write { try $0.book(["moment": "carte"], of: DraftID(7), for: request, seed: 1) }
        }
        _ = try await town.bookings.hold(
            town.wish("2026-06-16 09:00"), in: Town.admiville, for: FormQuestion(draft: DraftID(7), field: "moment", pieces: []), visitor: "amina",
            until: Town.now + 2700, now: Town.now)

        await #expect(throws: AppointmentProblem.applicationsMissing(wanted: 1, given: 0)) { try await file(byAgent: false) }
        try await file(byAgent: true)

        #expect(try await town.count("booked") == 1)
    }

    @Test("A place with another name is declared again: what is to come, and has numbers", arguments: TestEngine.allCases)
    func renamed(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        _ = try await take(town, "2026-06-16 09:00", ["ABCDE12345"])
        _ = try await take(town, "2026-06-16 10:00", [])
        var hall = try #require(try await town.schedules.place(town.hall, of: Town.admiville))

        hall.details.access = "Par la cour"
        try await town.schedules.save(hall, now: Town.now)
        #expect(try await town.jobs(NationalDeclaration.jobKind) == 1)
        hall.details.name = "Hôtel de ville"
        try await town.schedules.save(hall, now: Town.now)
        #expect(try await town.jobs(NationalDeclaration.jobKind) == 2)
        hall.details.name = "Maison commune"
        try await town.schedules.save(hall, now: Town.now + 30 * 86_400)

        #expect(try await town.jobs(NationalDeclaration.jobKind) == 2)
    }

    @Test("What was declared is remembered; one worker at a time settles an appointment", arguments: TestEngine.allCases)
    func remembered(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let taken = try await take(town, "2026-06-16 09:00", ["ABCDE12345"])
        let declarations = SQLDeclarations(database: town.database)
        let entry = NationalCoordination.Entry(point: "Mairie", pointID: "3", date: "2026-06-16 09:00:00")
        let queue = JobQueue(database: town.database)
        let (first, second) = (
            try await queue.claim(dueAt: Town.now, until: Town.now + 60), try await queue.claim(dueAt: Town.now, until: Town.now + 60)
        )
        let (mine, other) = (try #require(first), try #require(second))

        try await declarations.alone(taken.id, mine) { declared in
            for _ in 0..<2 { try await declared.keep(entry, of: "ABCDE12345") }
            await #expect(throws: NationalFault.underWay) { try await declarations.alone(taken.id, other) { _ in } }
        }

        try await declarations.alone(taken.id, other) { declared in
            #expect(try await declared.known() == ["ABCDE12345": entry])
            try await declared.forget("ABCDE12345")
            #expect(try await declared.known().isEmpty)
        }
    }

    @Test("Where proof is asked for, who did not prove their contact books nothing", arguments: TestEngine.allCases)
    func unproven(engine: TestEngine) async throws {
        var details = OfferDetails(slug: "carte", title: "Carte", mostForOne: 1)
        details.asksProof = true
        let town = try await Town.open(engine, offer: details)
        let held = try await town.hold("2026-06-16 09:00")
        var person = Person(name: "Amina", email: EmailAddress("amina@exemple.fr"))

        await #expect(throws: AppointmentProblem.proofMissing) {
            try await town.bookings.book(held.reference, for: person, applications: [], visitor: "amina", now: Town.now)
        }
        for minutes in [0.0, 5] {
            try await town.bookings.askProof(
                of: person, applications: [], for: held.reference, visitor: "amina", until: Town.now + 900 + minutes * 60,
                now: Town.now + minutes * 60)
        }

        // Two messages; kept longer once.
        #expect(try await town.jobs(ProofNews.jobKind) == 2)
        #expect(try await town.bookings.find(held.id)?.heldUntil == Town.now + 900)
        person.isProven = true
        let booked = try await town.bookings.book(held.reference, for: person, applications: [], visitor: "amina", now: Town.now)
        #expect(booked.state == .booked)
    }
}
