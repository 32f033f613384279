import Core
import Foundation
import Scheduling
import Secrets
import Storage
import TestSupport
import Testing
import Web

@testable import Appointments

/// Agents' calendars read from a CalDAV server: a real one, on this machine, and what can go wrong with it.
@Suite("Calendars read by CalDAV")
struct CalDAVTests {
    private static func event(_ hours: String, _ more: String = "") -> String {
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:\(hours)\r\nSUMMARY:Dentiste & fils\r\nDTSTART;TZID=Europe/Paris:20260611T\(hours)\r\nDURATION:PT1H\r\n"
            + "\(more)END:VEVENT\r\nEND:VCALENDAR\r\n"
    }

    private static func world(_ engine: TestEngine) async throws -> (town: Town, server: DavServer, imports: AgendaImport) {
        let (town, server) = (try await Town.open(engine), try DavServer())
        var imports = AgendaImport(agendas: SQLAgendas(database: town.database), fetching: AgendaHTTP())
        imports.dav = CalDAV(server: CalDAVHTTP(timeout: 5000, callsInside: true))
        imports.seal = SecretSeal(key: Array(repeating: 7, count: 32))
        return (town, server, imports)
    }

    private static func add(_ world: (town: Town, server: DavServer, imports: AgendaImport), password: String = "secret") async throws {
        let place = try await world.town.schedules.place(world.town.hall, of: Town.admiville)!
        try await world.imports.add(
            nil, at: world.server.address, as: ("bruno", password), by: AgentID(9), named: "Bruno", to: world.town.desk, of: place, now: Town.now)
    }

    @Test("What is taken there is not free here; unchanged, it is not read again", arguments: TestEngine.allCases)
    func busy(engine: TestEngine) async throws {
        let world = try await Self.world(engine)
        world.server.holds([Self.event("090000"), Self.event("110000", "RRULE:FREQ=DAILY;COUNT=2\r\n")])

        try await Self.add(world)
        let first = try await world.town.free("2026-06-11")
        _ = try await world.imports.refresh(now: Town.now + 901)
        world.server.holds([Self.event("100000")])
        _ = try await world.imports.refresh(now: Town.now + 1802)

        #expect(first.first == "10:00" && first.last == "10:45")
        #expect(try await world.town.free("2026-06-12").last == "11:45")
        #expect(try await world.town.free("2026-06-11").contains("09:00"))
        #expect(try await !world.town.free("2026-06-11").contains("10:00"))
        #expect(world.server.questions == ["PROPFIND 0", "REPORT 1 expand", "PROPFIND 0", "PROPFIND 0", "REPORT 1 expand"])
        // Once a day it is read whole all the same.
        _ = try await world.imports.refresh(now: Town.now + 86_400)
        #expect(world.server.questions.suffix(2) == ["PROPFIND 0", "REPORT 1 expand"])
    }

    @Test("The password is sealed, and no title is kept", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let world = try await Self.world(engine)
        world.server.holds([Self.event("090000")])
        try await Self.add(world)

        let row = try #require(try await world.town.database.read { try $0.row("SELECT dav_user, dav_password, source FROM agenda") })

        #expect(try row.string("dav_user") == "bruno")
        #expect(try !row.string("dav_password").contains("secret") && !row.string("source").contains("Dentiste"))
    }

    @Test("What goes wrong is told, and changes nothing; mended, it is read again", arguments: CalDAVTests.wrong)
    func faults(mood: DavServer.Mood, fault: AgendaFault) async throws {
        let world = try await Self.world(.sqlite)
        world.server.holds([Self.event("090000")])
        try await Self.add(world)
        world.server.holds([Self.event("110000")])
        world.server.feels(mood)

        _ = try await world.imports.refresh(now: Town.now + 901)

        let agenda = try #require(try await world.imports.agendas.agendas(of: world.town.hall).first)
        #expect(agenda.fault == fault && agenda.readAt == Town.now)
        #expect(try await world.town.free("2026-06-11").first == "10:00")
        #expect(AgendaFault(fault.text) == fault)
        await #expect(throws: fault) { try await Self.add(world) }
        world.server.feels(.well)
        _ = try await world.imports.refresh(now: Town.now + 901 + 86_401)
        #expect(try await world.imports.agendas.agendas(of: world.town.hall).first?.fault == nil)
        #expect(try await world.town.free("2026-06-11").first == "09:00")
    }

    @Test("A password that is refused is not tried again for a day; another one is, at once", arguments: TestEngine.allCases)
    func refusedPassword(engine: TestEngine) async throws {
        let world = try await Self.world(engine)
        world.server.holds([Self.event("090000")])
        try await Self.add(world)
        world.server.wants(password: "nouveau")

        for minutes in [16.0, 32, 60, 600] { _ = try await world.imports.refresh(now: Town.now + minutes * 60) }
        let stuck = try #require(try await world.imports.agendas.agendas(by: AgentID(9), in: Town.admiville).first)
        let asked = world.server.questions.count
        world.server.holds([Self.event("110000")])
        await #expect(throws: AgendaFault.unauthorised) { try await world.imports.renew(stuck, with: "faux", now: Town.now + 700 * 60) }
        try await world.imports.renew(stuck, with: "nouveau", now: Town.now + 701 * 60)

        #expect(stuck.fault == .unauthorised && asked == 3, "two to add it, one refused")
        let mended = try #require(try await world.imports.agendas.agendas(by: AgentID(9), in: Town.admiville).first)
        #expect(mended.fault == nil && mended.readAt == Town.now + 701 * 60)
        #expect(try await world.town.free("2026-06-11").first == "09:00")
        // What was read meanwhile with the old one says nothing any more.
        try await world.imports.agendas.save(.failed(.unauthorised, busy: []), of: stuck, now: Town.now + 702 * 60)
        #expect(try await world.imports.agendas.agendas(by: AgentID(9), in: Town.admiville).first?.fault == nil)
    }

    @Test("Free by choice, or cancelled, is not taken; whole days, moved occurrences and rules that come as they are, are")
    func kinds() async throws {
        let world = try await Self.world(.sqlite)
        let moved =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260615T070000Z\r\nDURATION:PT1H\r\nRECURRENCE-ID:20260615T070000Z\r\nEND:VEVENT\r\n"
            + "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260616T090000Z\r\nDURATION:PT1H\r\nRECURRENCE-ID:20260616T070000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        let day = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTART;VALUE=DATE:20260612\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        world.server.holds([
            Self.event("090000", "TRANSP:TRANSPARENT\r\n"), Self.event("100000", "STATUS:CANCELLED\r\n"),
            Self.event("113000", "RRULE:FREQ=WEEKLY\r\n"), moved, day,
        ])

        try await Self.add(world)

        let (thursday, tuesday) = (try await world.town.free("2026-06-11"), try await world.town.free("2026-06-16"))
        #expect(thursday.first == "09:00" && thursday.last == "11:15")
        #expect(try await world.town.free("2026-06-12").isEmpty)
        #expect(try await world.town.free("2026-06-15").first == "10:00")
        #expect(tuesday.first == "09:00" && tuesday.last == "10:45")
        #expect(try await world.town.free("2026-06-18").last == "11:15")
    }

    @Test("An empty calendar takes nothing")
    func empty() async throws {
        let world = try await Self.world(.sqlite)
        world.server.feels(.says(status: "207 Multi-Status", body: "<d:multistatus xmlns:d=\"DAV:\"/>", only: "REPORT"))
        try await Self.add(world)

        #expect(try await world.town.free("2026-06-11").first == "09:00")
        #expect(try await world.imports.agendas.agendas(of: world.town.hall).first?.fault == nil)
    }

    @Test("A server that never answers is waited for so long; a wrong password, and the network around, are refused")
    func silent() async throws {
        let world = try await Self.world(.sqlite)
        await #expect(throws: AgendaFault.unauthorised) { try await Self.add(world, password: "autre") }
        world.server.feels(.slow)
        var hasty = world.imports
        hasty.dav = CalDAV(server: CalDAVHTTP(timeout: 200, callsInside: true))
        let slow = (town: world.town, server: world.server, imports: hasty)
        await #expect(throws: AgendaFault.unreachable) { try await Self.add(slow) }

        let outside = CalDAVHTTP(timeout: 2000)
        let inside = CalDAVAccount(address: "https://127.0.0.1:\(world.server.port)/", user: "bruno", password: "secret")
        await #expect(throws: AgendaFault.inside) { try await outside.ask("PROPFIND", "", depth: 0, of: inside) }
    }

    private static func found(_ mood: DavServer.Mood, at path: String, password: String = "secret") async throws -> [FoundCalendar] {
        let server = try DavServer()
        server.feels(mood)
        let account = CalDAVAccount(address: "http://127.0.0.1:\(server.port)\(path)", user: "bruno", password: password)
        return try await CalDAV(server: CalDAVHTTP(timeout: 5000, callsInside: true)).calendars(of: account)
            .map { FoundCalendar(address: String($0.address.split(separator: ":").last!.drop { $0 != "/" }), name: $0.name) }
    }

    @Test(
        "From the address of a server, its well-known address, or one's own, one's calendars are found",
        arguments: ["", "/", "/dav/", "/p/bruno/"])
    func finding(path: String) async throws {
        let calendars = try await Self.found(.leads(calendars: ["travail", "maison"]), at: path)

        #expect(calendars.map(\.name) == ["Travail", "Maison"])
        #expect(calendars.map(\.address) == ["/dav/bruno/travail/", "/dav/bruno/maison/"])
    }

    @Test("The address of a calendar is taken as it is; one where nothing leads, or leads to another machine, is refused")
    func notFound() async throws {
        #expect(try await Self.found(.well, at: "/dav/bruno/travail/").map(\.address) == ["/dav/bruno/travail/"])
        await #expect(throws: AgendaFault.notCalDAV) { try await Self.found(.leads(calendars: []), at: "/") }
        await #expect(throws: AgendaFault.elsewhere) { try await Self.found(.leads(calendars: ["travail"], elsewhere: true), at: "/") }
        await #expect(throws: AgendaFault.unauthorised) { try await Self.found(.well, at: "/dav/bruno/travail/", password: "autre") }
        await #expect(throws: AgendaFault.elsewhere) {
            try await Self.found(.says(status: "301 Moved Permanently", headers: "Location: http://127.0.0.2/\r\n"), at: "/")
        }
    }

    @Test("Of several calendars one is chosen, by its name; the password is not on the page")
    func choice() {
        let form = SentForm(["adresse": ["https://agenda.example"], "identifiant": ["bruno"], "mot_de_passe": ["Tres-secret-9"]])
        let found = ["Travail", "Maison"].map { FoundCalendar(address: "https://agenda.example/\($0)/", name: $0) }
        let html = AgendaFields(form: form, fault: nil, needsAddress: true, found: found, words: Words(.french, texts: [:])).html.text

        let choices = html.matches(of: /type="radio" id="[a-z0-9-]+" name="adresse" value="https:\/\/agenda.example\/(Travail|Maison)\/"/)
        #expect(choices.count == 2, "\(html)")
        #expect(html.contains("Travail") && html.contains("value=\"bruno\"") && !html.contains("Tres-secret-9"))
    }

    static let wrong: [(DavServer.Mood, AgendaFault)] = [
        (.says(status: "401 Unauthorized"), .unauthorised),
        (.says(status: "404 Not Found"), .refused(404)),
        (.says(status: "503 Service Unavailable", only: "REPORT"), .refused(503)),
        (.says(status: "301 Moved Permanently", headers: "Location: http://127.0.0.2/\r\n"), .elsewhere),
        (.says(status: "200 OK", body: "<html></html>"), .notCalDAV),
        (.says(status: "207 Multi-Status", body: "<d:multistatus xmlns:d=\"DAV:\"><d:response>"), .notCalDAV),
        (.says(status: "207 Multi-Status", body: "<d:multistatus xmlns:d=\"DAV:\"><d:response>", only: "REPORT"), .notCalDAV),
        (.says(status: "207 Multi-Status", body: home), .notCalDAV),
        (.says(status: "207 Multi-Status", body: cut, only: "REPORT"), .file(.tooMuch)),
        (.says(status: "207 Multi-Status", body: "<a>&nbsp;</a>"), .notCalDAV),
        (.says(status: "207 Multi-Status", body: laughs), .notCalDAV),
        (.says(status: "207 Multi-Status", body: String(repeating: "<a>", count: 5000)), .notCalDAV),
        (.says(status: "207 Multi-Status", body: "<a>" + String(repeating: "<b/>", count: 200_000) + "</a>"), .notCalDAV),
        (.says(status: "207 Multi-Status", body: String(repeating: "x", count: 7_000_000)), .file(.tooLarge)),
    ]

    /// All the calendars of somebody, which is none.
    private static let home =
        "<d:multistatus xmlns:d=\"DAV:\"><d:response><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop></d:propstat></d:response></d:multistatus>"
    /// « There is more » (RFC 4918, 11.5).
    private static let cut =
        "<d:multistatus xmlns:d=\"DAV:\"><d:response><d:href>/</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status></d:response></d:multistatus>"
    /// A billion laughs, for a parser that expands.
    private static let laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><d:multistatus xmlns:d=\"DAV:\">&b;</d:multistatus>"

    @Test("XML as servers write it: prefixes, CDATA, comments, empty elements, entities")
    func reading() throws {
        let answer = """
            <?xml version='1.0'?><!-- <x> --><multistatus xmlns="DAV:"><response><href a=">"/><C:calendar-data xmlns:C="urn:x"><![CDATA[A<B]]>&amp;&#233;&#xE9;
            </C:calendar-data><empty></empty></response></multistatus>
            """

        let texts = try DavReading.texts(in: answer)

        #expect(texts["calendar-data"] == ["A<B&éé\n"] && texts["empty"] == [""])
        for wrong in ["", "texte", "<a>", "<a></b>", "</a>", "<a", "<a>&x;</a>", "<a>&#xD800;</a>", "<a>&", "<!DOCTYPE a><a></a>"] {
            #expect(throws: AgendaFault.notCalDAV) { try DavReading.texts(in: wrong) }
        }
    }
}
