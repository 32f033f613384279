import Addresses
import App
import Appointments
import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing
import TownSupport

/// One desk on weekdays from 9:00 to 12:00; what is booked is at home, on the phone or by video.
@Suite("Appointments elsewhere than at the counter")
struct VisitPathTests {
    private func town(_ way: MeetingWay, _ engine: TestEngine = .sqlite) async throws -> (town: TestTown, place: PlaceID) {
        let (town, place, _) = try await TestTown.receiving(engine)
        var type = AppointmentType(AppointmentTypeID(0), lasting: .fixed(30), way: way)
        type.travel = Preparation(before: 20, after: 10)
        _ = try await town.product.appointments.add(
            OfferDetails(slug: "visite", title: "Rencontrer un agent", video: "https://visio.example/"), type, to: town.organisation)
        return (town, place)
    }

    /// Holds the first time, then gives these.
    private func book(_ person: TestBrowser, _ place: PlaceID, _ fields: KeyValuePairs<String, String>) async throws -> (
        form: String, answer: TestBrowser.Page
    ) {
        let slots = try await person.get("/rendez-vous/visite/creneaux?lieu=\(place)&depuis=2026-03-10")
        let start = String(try #require(slots.body.firstMatch(of: /name="debut" value="(\d+)"/)).output.1)
        let held = try await person.post("/rendez-vous/visite/creneaux", ["lieu": "\(place)", "nombre": "1", "debut": start])
        let path = try #require(held.location)
        _ = try await person.get(path)
        return (path, try await person.post(path, fields))
    }

    @Test("At home: the address is asked for, we say that we come, and the agent has a round with addresses and telephones")
    func home() async throws {
        let (town, place) = try await town(.home)
        let person = town.browser()
        let address = "3 rue des Lilas\n99999 Essai\nBâtiment B, code 1234"

        let (path, refused) = try await book(person, place, ["nom": "Zoé Martin", "email": "zoe@exemple.fr"])
        let booked = try await person.post(
            path, ["nom": "Zoé Martin", "email": "zoe@exemple.fr", "telephone": "01 99 00 12 34", "adresse": address])
        let page = try await person.follow(booked)
        try await town.work()

        #expect(refused.status == 422 && refused.contains("Donnez l&#39;adresse où nous venons") && refused.contains("pouvoir vous appeler"))
        #expect(booked.status == 303 && page.contains("Nous venons chez vous") && page.contains("3 rue des Lilas"))
        #expect(!page.contains("Hôtel de ville"))
        let mail = try #require(try await town.outbox("text").last)
        #expect(mail.contains("Nous venons chez vous") && mail.contains("Bâtiment B") && !mail.contains("Hôtel de ville"))
        let number = try #require(booked.location?.firstMatch(of: /suivi\/([0-9A-Z-]{14})/)).output.1
        let file = try await person.get("/rendez-vous/suivi/\(number)/rendez-vous.ics")
        #expect(file.body.replacing("\r\n ", with: "").contains("LOCATION:3 rue des Lilas\\, 99999 Essai\\, Bâtiment B\\, code 1234"))
        let agent = try await town.browser(as: "accueil@essai.example")
        let round = try await agent.get("/bureau/rendez-vous/tournee?lieu=\(place)&jour=2026-03-10")
        #expect(round.contains("3 rue des Lilas") && round.contains("01\u{A0}99\u{A0}00\u{A0}12\u{A0}34") && round.contains("Départ à"))
        #expect(try await town.browser(as: "alix@essai.example").get("/bureau/rendez-vous/tournee?lieu=\(place)&jour=2026-03-10").status == 404)
    }

    @Test("Who waits for a visit says where they live; what they take is booked there, and the list forgets it")
    func waiting() async throws {
        let (town, _) = try await town(.home)
        let (person, other) = (town.browser(), town.browser())
        var rows = [Array("numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat\n1;;Rue Loin;99990;99990;Ailleurs;-1.7;48.1\n".utf8)]
        _ = try await town.product.addresses.replace(now: town.clock.now) { rows.popLast() ?? [] }
        let path = "/rendez-vous/visite/attente"
        func ask(at address: String) async throws -> TestBrowser.Page {
            try await person.post(path, ["nom": "Zoé Martin", "email": "zoe@exemple.fr", "telephone": "01 99 00 12 34", "adresse": address])
        }
        let asked = try await person.get(path)
        let without = try await ask(at: "")
        let outside = try await ask(at: "1 rue Loin, 99990 Ailleurs")

        let joined = try await ask(at: "3 rue des Lilas\n99999 Essai")
        try await town.work()
        let link = try #require(try await town.outbox("text").last?.firstMatch(of: /\/rendez-vous\/attente\/[0-9A-Z.a-f-]+/)).output
        _ = try await other.get(String(link))
        _ = try await other.post(String(link), ["reponse": "confirmer"])
        let taken = try await other.post(String(link), ["reponse": "prendre"])

        #expect(asked.contains("Nous venons chez vous") && asked.body.contains("name=\"adresse\""))
        #expect(without.status == 422 && outside.status == 422 && joined.status == 303)
        #expect(try await other.follow(taken).contains("3 rue des Lilas"))
        let kept = try await town.product.database.read { try $0.rows("SELECT address FROM appointment_wait").map { try $0.string("address") } }
        #expect(kept == [""])
    }

    @Test(
        "At the counter too an address is checked against the communes; an agent who knows that we go there says so", arguments: TestEngine.allCases)
    func counter(engine: TestEngine) async throws {
        let (town, place) = try await town(.home, engine)
        let header = "numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat\n"
        var file = [Array((header + "3;;Rue des Lilas;99999;99901;Essai;-1.7;48.1\n8;;Rue du Port;99998;99902;Voisine;-1.7;48.3\n").utf8)]
        _ = try await town.product.addresses.replace(now: town.clock.now) { file.popLast() ?? [] }
        let agent = try await town.browser(as: "accueil@essai.example")
        let first = try await agent.get("/bureau/rendez-vous/nouveau?lieu=\(place)")
        let type = String(try #require(first.body.firstMatch(of: /<option value="(\d+)"[^>]*>Rencontrer un agent/)).output.1)
        let page = try await agent.get("/bureau/rendez-vous/nouveau?lieu=\(place)&type=\(type)&depuis=2026-03-10")
        let start = String(try #require(page.body.firstMatch(of: /name="debut"[^>]* value="(\d+)"/)).output.1)
        func take(_ address: String, _ more: String) async throws -> TestBrowser.Page {
            try await agent.post(
                "/bureau/rendez-vous/nouveau",
                [
                    "type": type, "lieu": "\(place)", "nombre": "1", "debut": start, "nom": "Zoé Martin", "telephone": "01 99 00 12 34",
                    "adresse": address, more: "oui",
                ])
        }

        let outside = try await take("8 rue du Port\n99998 Voisine", "autre")
        let known = try await take("8 rue du Port\n99998 Voisine", "nous_y_allons")
        let round = try await agent.get("/bureau/rendez-vous/tournee?lieu=\(place)&jour=2026-03-10")

        #expect(outside.status == 422 && outside.contains("Nous y allons quand même") && outside.contains("8 rue du Port"))
        #expect(!page.contains("Nous y allons quand même"))
        #expect(known.status == 303 && round.contains("8 rue du Port"))
        let next = try await agent.get("/bureau/rendez-vous/nouveau?lieu=\(place)&type=\(type)&depuis=2026-03-11")
        let later = String(try #require(next.body.firstMatch(of: /name="debut"[^>]* value="(\d+)"/)).output.1)
        let inside = try await agent.post(
            "/bureau/rendez-vous/nouveau",
            [
                "type": type, "lieu": "\(place)", "nombre": "1", "debut": later, "nom": "Paul", "telephone": "01 99 00 12 34",
                "adresse": "3 rue des Lilas\n99999 Essai",
            ])
        #expect(inside.status == 303)
    }

    @Test("By telephone: the number is asked for, and the town calls")
    func phone() async throws {
        let (town, place) = try await town(.phone)
        let person = town.browser()

        let (path, refused) = try await book(person, place, ["nom": "Zoé Martin"])
        let booked = try await person.post(path, ["nom": "Zoé Martin", "telephone": "01 99 00 12 34"])

        #expect(refused.status == 422 && booked.status == 303)
        #expect(try await person.follow(booked).contains("Nous vous appelons au +33199001234"))
    }

    @Test("By video: each appointment has a room of its own, told once it is booked, to the person and to the desk")
    func video() async throws {
        let (town, place) = try await town(.video)
        let (one, other) = (town.browser(), town.browser())
        let room = /https:\/\/visio\.example\/[0-9a-f]{24}/

        let (path, booked) = try await book(one, place, ["nom": "Zoé Martin", "email": "zoe@exemple.fr"])
        let mine = try await one.follow(booked)
        let (_, second) = try await book(other, place, ["nom": "Paul Durand"])
        let theirs = try await other.follow(second)
        try await town.work()

        let link = try #require(mine.body.firstMatch(of: room)).output
        #expect(try #require(theirs.body.firstMatch(of: room)).output != link)
        #expect(try await town.outbox("text").contains { $0.contains(link) })
        #expect(path.contains("reservation"))
    }

    @Test("Three months later the address is gone")
    func forgotten() async throws {
        let (town, place) = try await town(.home)
        let person = town.browser()
        let (_, booked) = try await book(
            person, place, ["nom": "Zoé Martin", "telephone": "01 99 00 12 34", "adresse": "3 rue des Lilas\n99999 Essai"])
        #expect(booked.status == 303)

        town.clock.advance(days: 120)
        try await town.product.appointments.clean(now: town.clock.now)

        let left = try await town.product.database.read {
            try $0.rows("SELECT postal FROM appointment").map { try $0.string("postal") }
        }
        #expect(left == [""])
    }
}
