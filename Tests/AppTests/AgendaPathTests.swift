import App
import Appointments
import Core
import Foundation
import HTTPTypes
import Scheduling
import TestSupport
import Testing
import TownSupport

@Suite("Calendars of elsewhere and the day on paper")
struct AgendaPathTests {
    private static let file = """
        BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Réunion\r\nDTSTART;TZID=Europe/Paris:20260302T090000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
        """

    private static func send(_ file: String, _ browser: TestBrowser, _ path: String, desk: String) async throws -> TestBrowser.Page {
        let fields = [("_jeton", browser.token ?? ""), ("guichet", desk), ("nom", "Bruno")].map { name, value in
            "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        let head = "--b\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"a.ics\"\r\nContent-Type: text/calendar\r\n\r\n"
        let part = head + file + "\r\n--b--\r\n"
        return try await browser.send(.post, path, body: Array((fields.joined() + part).utf8), type: "multipart/form-data; boundary=b")
    }

    @Test("A file takes the time of a desk; removed, it gives it back; a broken one changes nothing and says where")
    func file() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let chief = try await town.browser(as: "chloe@essai.example")
        let path = "/bureau/reglages/rendez-vous/lieux/\(place)/agendas"
        let page = try await chief.get(path)
        let desk = String(try #require(page.body.firstMatch(of: /<option value="(\d+)">Guichet 1/)).output.1)

        let broken = try await Self.send(Self.file.replacing("DURATION:PT1H", with: "DURATION:longtemps"), chief, path, desk: desk)
        let before = try await town.browser().get("/rendez-vous/titres")
        let added = try await Self.send(Self.file, chief, path, desk: desk)
        let after = try await town.browser().get("/rendez-vous/titres")
        let list = try await chief.get(path)
        let agenda = String(try #require(list.body.firstMatch(of: /agendas\/(\d+)\/fin/)).output.1)
        _ = try await chief.post("\(path)/\(agenda)/fin")

        #expect(broken.status == 422 && broken.contains("La ligne 5") && before.contains("à 9 h"))
        #expect(added.status == 303 && list.contains("Bruno") && !list.contains("Réunion"))
        #expect(after.contains("10 h 00") && !after.contains("9 h"))
        #expect(try await !chief.get(path).contains("Bruno"))
    }

    @Test("A calendar that fills over booked times says so on the desk, until who is concerned was dealt with", arguments: TestEngine.allCases)
    func filled(engine: TestEngine) async throws {
        let (town, place, _) = try await TestTown.receiving(engine)
        let (number, _) = try await town.browser().takeFirst(place)
        let (agent, chief) = (try await town.browser(as: "accueil@essai.example"), try await town.browser(as: "chloe@essai.example"))
        let path = "/bureau/reglages/rendez-vous/lieux/\(place)/agendas"
        let page = try await chief.get(path)
        let desk = String(try #require(page.body.firstMatch(of: /<option value="(\d+)">Guichet 1/)).output.1)
        let before = try await agent.get("/bureau/rendez-vous?jour=2026-03-20")

        _ = try await Self.send(Self.file, chief, path, desk: desk)
        let filled = try await agent.get("/bureau/rendez-vous?jour=2026-03-20")

        #expect(!before.contains("Un agenda prend") && !before.contains(number))
        #expect(filled.contains("Un agenda prend") && filled.contains("/bureau/rendez-vous/\(number)") && filled.contains("Amina Diallo"))
        #expect(try await chief.get(path).contains("Un agenda prend"))
        _ = try await agent.post("/bureau/rendez-vous/\(number)/etat", ["etat": "revoked"])
        #expect(try await !agent.get("/bureau/rendez-vous?jour=2026-03-20").contains("Un agenda prend"))
    }

    @Test("An address inside the network, or none, is refused with what to do")
    func addresses() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let chief = try await town.browser(as: "chloe@essai.example")
        let path = "/bureau/reglages/rendez-vous/lieux/\(place)/agendas"
        let page = try await chief.get(path)
        let desk = String(try #require(page.body.firstMatch(of: /<option value="(\d+)">Guichet 1/)).output.1)

        let inside = try await chief.post(path, ["guichet": desk, "adresse": "https://127.0.0.1:9/a.ics"])
        let plain = try await chief.post(path, ["guichet": desk, "adresse": "http://agenda.example/a.ics"])
        let nothing = try await chief.post(path, ["guichet": desk, "adresse": ""])

        #expect(inside.status == 422 && inside.contains("réseau interne") && inside.contains("value=\"https://127.0.0.1:9/a.ics\""))
        #expect(plain.status == 422 && plain.contains("https://") && nothing.status == 422 && nothing.contains("Donnez une adresse"))
    }

    @Test("The day is printed desk by desk, for who receives there and nobody else")
    func printed() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let (number, _) = try await town.browser().takeFirst(place)
        let path = "/bureau/rendez-vous/impression?lieu=\(place)"

        let page = try await town.browser(as: "accueil@essai.example").get(path)

        #expect(page.contains("Amina Diallo") && page.contains(number) && page.contains("Guichet 1") && page.contains("détruisez-le"))
        #expect(try await town.browser(as: "alix@essai.example").get(path).status == 404)
    }
}
