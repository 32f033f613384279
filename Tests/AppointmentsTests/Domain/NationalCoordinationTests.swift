import Core
import Foundation
import Scheduling
import TestSupport
import Testing

@testable import Appointments

@Suite("The State's coordination service")
struct NationalCoordinationTests {
    static let link = "https://admiville.example/rendez-vous/suivi/7K3M-Q2XN-8W4P"
    static let first = NationalCoordination.Entry(point: "Mairie d'Admiville & annexe", pointID: "3", date: "2026-06-16 09:00:00")

    private func settle(
        _ service: FakeService, _ numbers: [String], _ entry: NationalCoordination.Entry?, _ told: Told, token: String = FakeService.token
    ) async throws {
        let coordination = NationalCoordination(engine: NationalHTTP(address: service.address, token: token))
        try await coordination.settle(numbers, entry, at: entry?.pointID ?? "3", link: Self.link, declared: told)
    }

    @Test("What is booked is declared once, however often the job runs")
    func declared() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }

        for told in [Told(), Told()] { try await settle(service, ["VALID00001", "VALID00002"], Self.first, told) }

        let rows = try service.appointments()
        #expect(
            rows.count == 2
                && rows.allSatisfy { $0["meeting_point"]?.string == Self.first.point && $0["appointment_date"]?.string == Self.first.date })
    }

    @Test("What moved is deleted and created again; what was cancelled is deleted; what others declared stays")
    func moved() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        var later = Self.first
        later.date = "2026-06-17 10:00:00"
        let told = Told()
        try await settle(service, ["OTHERS0001"], Self.first, told)

        try await settle(service, ["OTHERS0001"], later, told)
        #expect(try service.appointments().map { $0["appointment_date"]?.string } == ["2026-01-05 08:00:00", later.date])
        try await settle(service, ["OTHERS0001"], nil, told)

        #expect(try service.appointments().map { $0["management_url"]?.string } == ["https://elsewhere.example/1"])
    }

    @Test("Moved to another place, it is taken away from the first, though the service does not say which that was")
    func anotherPlace() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        let annexe = NationalCoordination.Entry(point: "Annexe", pointID: "4", date: Self.first.date)
        let told = Told()
        try await settle(service, ["VALID00001"], Self.first, told)

        try await settle(service, ["VALID00001"], annexe, told)

        #expect(try service.appointments().map { $0["meeting_point_id"]?.string } == ["4"])
    }

    @Test("A number that the appointment no longer has is taken away; the one in its place is declared")
    func corrected() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        let told = Told()
        try await settle(service, ["VALID00001", "VALID00002"], Self.first, told)

        try await settle(service, ["VALID00001", "VALID00003"], Self.first, told)

        #expect(try service.appointments().compactMap { $0["application_id"]?.string }.sorted() == ["VALID00001", "VALID00003"])
        #expect(await told.known().keys.sorted() == ["VALID00001", "VALID00003"])
    }

    @Test("When the service deletes nothing of what it has, nothing is added beside it, and the job comes back")
    func nothingDeleted() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        try await settle(service, ["VALID00001"], Self.first, Told())
        let annexe = NationalCoordination.Entry(point: "Annexe", pointID: "4", date: Self.first.date)

        // What was told at first is known no more: the place is guessed, and wrong.
        await #expect(throws: NationalFault.nothingDeleted) { try await settle(service, ["VALID00001"], annexe, Told()) }

        #expect(try service.appointments().count == 1)
    }

    @Test("Of a pre-application that has its title, nothing changes any more")
    func consumed() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        let told = Told(["CONSUMED01": Self.first])

        try await settle(service, ["CONSUMED01"], nil, told)

        #expect(await told.known() == ["CONSUMED01": Self.first])
    }

    @Test("Only validated pre-applications are declared", arguments: ["CONSUMED01", "EXPIRED001", "UNKNOWN001", "DECLARED01"])
    func others(number: String) async throws {
        let service = try await FakeService.start()
        defer { service.stop() }

        try await settle(service, [number], Self.first, Told())

        #expect(try service.appointments().isEmpty)
    }

    @Test("A refusal or a silence is an error, and the job comes back")
    func refused() async throws {
        let service = try await FakeService.start()

        await #expect(throws: NationalFault.refused(401)) { try await settle(service, ["VALID00001"], Self.first, Told(), token: "wrong") }
        await #expect(throws: NationalFault.refused(500)) { try await settle(service, ["FAILS00001"], Self.first, Told()) }
        service.stop()
        await #expect(throws: NationalFault.self) { try await settle(service, ["VALID00001"], Self.first, Told()) }
    }
}

extension NationalCoordinationTests {
    private func check(_ service: FakeService, _ numbers: [String], refuses: Bool = false) async throws {
        let engine = NationalHTTP(address: service.address, token: FakeService.token, timeout: 10_000)
        let check = ApplicationCheck(coordination: NationalCoordination(engine: engine), refusesWhenSilent: refuses)
        try await check.check(numbers, at: PlaceID(3), of: "https://admiville.example", today: LocalDate("2026-01-02")!)
    }

    @Test("Before it is confirmed: only validated pre-applications can have an appointment, and one of them only")
    func asked() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }

        try await check(service, ["VALID00001", "VALID00002"])
        for (number, status) in [
            ("CONSUMED01", NationalStatus.consumed), ("EXPIRED001", .expired), ("DECLARED01", .declared), ("NEVERSEEN1", .unknown),
        ] {
            await #expect(throws: AppointmentProblem.applicationRefused(number, status)) { try await check(service, ["VALID00001", number]) }
        }
        await #expect(throws: AppointmentProblem.applicationElsewhere("OTHERS0001", place: "Ailleurs")) { try await check(service, ["OTHERS0001"]) }
    }

    @Test("What this authority declared itself is not elsewhere: its own limits judge it")
    func ours() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }

        try await settle(service, ["VALID00001"], Self.first, Told())

        try await check(service, ["VALID00001"])
    }

    @Test("A service that does not answer stops nobody, unless the authority wants to know first")
    func silent() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }

        try await check(service, ["FAILS00001"])
        await #expect(throws: AppointmentProblem.nationalSilent) { try await check(service, ["FAILS00001"], refuses: true) }
    }
}

/// What was told, for as long as a test lasts.
private actor Told: DeclaredEntries {
    private var entries: [String: NationalCoordination.Entry]

    init(_ entries: [String: NationalCoordination.Entry] = [:]) { self.entries = entries }

    func known() -> [String: NationalCoordination.Entry] { entries }
    func keep(_ entry: NationalCoordination.Entry, of number: String) { entries[number] = entry }
    func forget(_ number: String) { entries[number] = nil }
}
