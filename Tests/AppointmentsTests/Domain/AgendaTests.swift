import CCurlShim
import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

/// Calendars of elsewhere, without a network.
private actor Elsewhere: AgendaFetching {
    private var answer: Result<String, AgendaFault>

    init(_ text: String) { answer = .success(text) }

    func now(_ answer: Result<String, AgendaFault>) { self.answer = answer }

    func text(at address: String) async throws(AgendaFault) -> String { try answer.get() }
}

@Suite("Calendars of elsewhere")
struct AgendaTests {
    private static func file(_ hours: String) -> String {
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Dentiste\nDTSTART;TZID=Europe/Paris:20260611T\(hours)\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
    }

    private static func imported(_ engine: TestEngine) async throws -> (Town, Elsewhere, AgendaImport) {
        let town = try await Town.open(engine)
        let elsewhere = Elsewhere(file("090000"))
        let imports = AgendaImport(agendas: SQLAgendas(database: town.database), fetching: elsewhere)
        let place = try await town.schedules.place(town.hall, of: Town.admiville)!
        try await imports.add(nil, at: "https://agenda.example/a.ics", named: "Bruno", to: town.desk, of: place, now: Town.now)
        return (town, elsewhere, imports)
    }

    @Test("What is taken there is not free here, by page and by search", arguments: TestEngine.allCases)
    func busy(engine: TestEngine) async throws {
        let (town, elsewhere, imports) = try await Self.imported(engine)
        let territory = Territory(town.schedules)
        let offer = try #require(try await town.schedules.offers(of: Town.admiville).first)
        let day = LocalDate("2026-06-11")!
        let search = PlaceSearch(organisation: Town.admiville, offer: offer, party: Party(), zone: Town.paris, days: day...day)
        let first = try await territory.find(search, now: Town.now).first?.start

        await elsewhere.now(.success(Self.file("110000")))
        let count = try await imports.refresh(now: Town.now + 901)

        #expect(first == Town.minute("2026-06-11 10:00") && count == 1)
        #expect(try await territory.find(search, now: Town.now + 901).first?.start == Town.minute("2026-06-11 09:00"))
        #expect(try await town.free("2026-06-11").last == "10:45")
    }

    @Test("When it cannot be read any more, the last good version stays and the fault is told", arguments: TestEngine.allCases)
    func lastGood(engine: TestEngine) async throws {
        let (town, elsewhere, imports) = try await Self.imported(engine)

        for wrong in [Result.failure(AgendaFault.unreachable), .success("<html>"), .success("BEGIN:VCALENDAR\nBEGIN:VEVENT\n")] {
            await elsewhere.now(wrong)
            let agenda = try #require(try await imports.agendas.agendas(of: town.hall).first)
            try await imports.refresh(agenda, now: Town.now + 60)
        }

        let kept = try #require(try await imports.agendas.agendas(of: town.hall).first)
        #expect(kept.fault == .file(.unfinished) && kept.readAt == Town.now)
        #expect(try await town.free("2026-06-11").first == "10:00")
        await elsewhere.now(.success(Self.file("090000")))
        try await imports.refresh(kept, now: Town.now + 120)
        #expect(try await imports.agendas.agendas(of: town.hall).first?.fault == nil)
    }

    @Test("A first reading that fails keeps nothing", arguments: TestEngine.allCases)
    func nothing(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let imports = AgendaImport(agendas: SQLAgendas(database: town.database), fetching: Elsewhere("rien"))
        let place = try #require(try await town.schedules.place(town.hall, of: Town.admiville))

        await #expect(throws: AgendaFault.file(.notACalendar)) {
            try await imports.add(nil, at: "https://agenda.example", named: "B", to: town.desk, of: place, now: Town.now)
        }

        #expect(try await imports.agendas.agendas(of: town.hall).isEmpty)
        #expect(try await town.schedules.closures(of: town.hall).isEmpty)
    }

    @Test("One of two processes reads it; neither before its time; removed, its time is free", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let (town, _, imports) = try await Self.imported(engine)

        #expect(try await imports.refresh(now: Town.now + 600) == 0)
        let taken = try await imports.agendas.take(atMost: 10, again: Town.now + 2000, now: Town.now + 901)
        #expect(try await imports.agendas.take(atMost: 10, again: Town.now + 2000, now: Town.now + 901).isEmpty)
        try await imports.agendas.remove(taken[0].id, of: town.hall)

        #expect(try await town.free("2026-06-11").first == "09:00")
        #expect(try await imports.agendas.agendas(of: town.hall).isEmpty)
    }

    @Test("Only what tells the time is kept", arguments: TestEngine.allCases)
    func noTitle(engine: TestEngine) async throws {
        let (town, _, imports) = try await Self.imported(engine)

        #expect(try await imports.agendas.agendas(of: town.hall).first?.source.contains("Dentiste") == false)
    }

    @Test("Addresses are of https, without a password; webcal is https")
    func addresses() throws {
        #expect(try AgendaImport.address("webcal://a.example/b.ics") == "https://a.example/b.ics")
        for wrong in ["http://a.example", "file:///etc/passwd", "https://", "https://a:b@c.example", "ftp://a", "https://a b", "x"] {
            #expect(throws: AgendaFault.notAnAddress) { try AgendaImport.address(wrong) }
        }
    }

    @Test(
        "Machines around us are not called",
        arguments: [
            ("127.0.0.1", false), ("10.1.2.3", false), ("172.31.0.1", false), ("172.32.0.1", true), ("192.168.1.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false), ("0.0.0.0", false), ("224.0.0.1", false), ("255.255.255.255", false), ("8.8.8.8", true), ("::1", false),
            ("fe80::1", false), ("fd00::1", false), ("::ffff:10.0.0.1", false), ("::ffff:8.8.8.8", true), ("64:ff9b::a00:1", false),
            ("2002:a00:1::", false), ("2001:db8::1", false), ("2a01:e0a::1", true), ("rien", false),
        ])
    func inside(address: String, isOutside: Bool) { #expect((ccurl_is_outside_text(address) == 1) == isOutside) }

    @Test("An address of this machine is refused before anything is sent")
    func loopback() async throws {
        await #expect(throws: AgendaFault.inside) { _ = try await AgendaHTTP().text(at: "https://127.0.0.1:9/agenda.ics") }
    }

    @Test("A fault comes back as it was kept")
    func kept() {
        for fault in [AgendaFault.file(.unreadable(line: 12)), .file(.tooMuch), .inside, .refused(404), .file(.unknownRhythm(line: 3))] {
            #expect(AgendaFault(fault.text) == fault)
        }
    }
}
