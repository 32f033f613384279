import App
import Appointments
import Core
import Foundation
import Scheduling
import TestSupport
import Testing
import TownSupport

@Suite("Appointments at the desk")
struct AppointmentDeskTests {
    @Test("An agent of the unit sees the day, and marks who came; others see nothing")
    func day() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let (number, _) = try await town.browser().takeFirst(place)
        let agent = try await town.browser(as: "accueil@essai.example")

        let page = try await agent.get("/bureau/rendez-vous")
        let marked = try await agent.post("/bureau/rendez-vous/etat", ["fait": "\(number) arrived"])

        #expect(page.contains("Amina Diallo") && page.contains("Prévu"))
        #expect(marked.status == 303)
        #expect(try await agent.follow(marked).contains("Arrivé, attend"))
        #expect(try await agent.get("/bureau/rendez-vous/semaine").contains("Amina Diallo"))
        let other = try await town.browser(as: "alix@essai.example")
        #expect(try await !other.get("/bureau/rendez-vous").contains("Amina"))
        #expect(try await other.get("/bureau/rendez-vous/\(number)").status == 404)
        #expect(try await other.get("/bureau/rendez-vous?lieu=\(place)").status == 404)
    }

    @Test("On the phone an agent sees what is kept, takes it, and may add one beside the others")
    func taking() async throws {
        let (town, place, type) = try await TestTown.receiving()
        let agent = try await town.browser(as: "accueil@essai.example")
        let path = "/bureau/rendez-vous/nouveau"
        let page = try await agent.get("\(path)?lieu=\(place)&type=\(type)&depuis=2026-03-16")
        let kept = try #require(page.body.firstMatch(of: /value="(\d+)" aria-describedby="[^"]*note"/)).output.1
        let fields = [
            "lieu": "\(place)", "type": "\(type)", "nombre": "1", "debut": String(kept), "nom": "Paul Durand", "telephone": "01 99 00 12 34",
        ]

        let done = try await agent.post(
            path,
            [
                "lieu": fields["lieu"]!, "type": fields["type"]!, "nombre": "1", "debut": fields["debut"]!, "nom": "Paul Durand",
                "telephone": "01 99 00 12 34",
            ])
        let again = try await agent.post(path, ["lieu": fields["lieu"]!, "type": fields["type"]!, "debut": fields["debut"]!, "nom": "Autre"])
        let beside = try await agent.post(
            path,
            [
                "lieu": fields["lieu"]!, "type": fields["type"]!, "nom": "Urgence", "surnombre_jour": "2026-03-16", "surnombre_heure": "09:00",
            ])

        #expect(page.contains("Gardé pour le téléphone"))
        #expect(done.status == 303 && again.status == 422 && beside.status == 303)
        #expect(try await agent.follow(done).contains("01\u{A0}99\u{A0}00\u{A0}12\u{A0}34"))
        #expect(try await agent.get("/bureau/rendez-vous?lieu=\(place)&jour=2026-03-16").contains("En surnombre"))
    }

    @Test("An odd address is asked about once; other times are shown without losing what was typed")
    func asked() async throws {
        let (town, place, type) = try await TestTown.receiving()
        let agent = try await town.browser(as: "accueil@essai.example")
        let path = "/bureau/rendez-vous/nouveau"
        let page = try await agent.get("\(path)?lieu=\(place)&type=\(type)&depuis=2026-03-16")
        let start = String(try #require(page.body.firstMatch(of: /name="debut" value="(\d+)"/)).output.1)
        let typed = [
            ("lieu", "\(place)"), ("type", "\(type)"), ("nombre", "1"), ("depuis", "2026-03-17"), ("debut", start), ("nom", "Paul Durand"),
            ("email", "paul@gmial.com"),
        ]

        let looked = try await agent.post(path, pairs: typed + [("voir", "1")])
        let odd = try await agent.post(path, pairs: typed)
        let sure = try await agent.post(path, pairs: typed + [("email_vu", "paul@gmial.com")])

        #expect(looked.status == 200 && looked.contains("Paul Durand") && looked.contains("17/03/2026") && !looked.contains("16/03/2026"))
        #expect(odd.status == 422 && odd.contains("name=\"email_vu\" value=\"paul@gmial.com\""))
        #expect(odd.contains("Vouliez-vous écrire paul@gmail.com") && sure.status == 303)
    }

    @Test("One day of several places stands side by side, on the clock of each; another service's is not there", arguments: TestEngine.allCases)
    func places(engine: TestEngine) async throws {
        let (town, place, _) = try await TestTown.receiving(engine)
        let (annex, other) = (try await town.place("Annexe", of: "accueil"), try await town.place("Urbanisme", of: "urbanisme"))
        _ = try await town.browser().takeFirst(place, at: "2026-03-10 10:15")
        _ = try await town.browser().takeFirst(annex, at: "2026-03-10 10:30", ["nom": "Bruno Petit"])
        _ = try await town.browser().takeFirst(other, at: "2026-03-10 10:45", ["nom": "Chantal Roy"])
        let agent = try await town.browser(as: "accueil@essai.example")

        let page = try await agent.get("/bureau/rendez-vous/lieux?jour=2026-03-10")
        let one = try await agent.get("/bureau/rendez-vous/lieux?jour=2026-03-10&lieu=\(annex)&lieu=\(other)")

        let row = try #require(page.body.components(separatedBy: "<tr").first { $0.contains("Amina Diallo") })
        #expect(row.contains("Bruno Petit") && page.contains("Annexe (1)") && page.contains("2 rendez-vous"))
        #expect(!page.contains("Chantal Roy") && !page.contains("Urbanisme"))
        #expect(one.contains("Bruno Petit") && !one.contains("Amina Diallo") && !one.contains("Chantal Roy"))
        #expect(try await agent.get("/bureau/rendez-vous?lieu=\(place)").contains("/bureau/rendez-vous/lieux?jour="))
    }

    @Test("Hours that were those of another number, or place, book nothing: the right ones are shown, and what was typed stays")
    func changedMeanwhile() async throws {
        let (town, place, type) = try await TestTown.receiving()
        let agent = try await town.browser(as: "accueil@essai.example")
        let path = "/bureau/rendez-vous/nouveau"
        let page = try await agent.get("\(path)?lieu=\(place)&type=\(type)&depuis=2026-03-16")
        let start = String(try #require(page.body.firstMatch(of: /name="debut" value="(\d+)"/)).output.1)
        let shown = String(try #require(page.body.firstMatch(of: /name="montre" value="([^"]+)"/)).output.1)
        let next = String(try #require(page.body.firstMatch(of: /name="suite" value="([^"]+)"/)).output.1)
        func typed(number: String) -> [(String, String)] {
            [
                ("lieu", "\(place)"), ("type", "\(type)"), ("nombre", number), ("debut", start), ("nom", "Paul Durand"), ("montre", shown),
                ("surnombre_heure", "09:30"),
            ]
        }

        let changed = try await agent.post(path, pairs: typed(number: "2"))
        let later = try await agent.post(path, pairs: typed(number: "1") + [("suite", next)])

        #expect(changed.status == 422 && changed.contains("Rien n&#39;est pris") && changed.contains("Paul Durand"))
        #expect(changed.contains("value=\"09:30\"") && !changed.contains("name=\"montre\" value=\"\(shown)\""))
        #expect(later.status == 200 && later.contains("Paul Durand") && !later.contains("value=\"\(start)\""))
        #expect(try await agent.post(path, pairs: typed(number: "1")).status == 303)
    }

    @Test("An administrator makes a place, its desk, its hours and a type; people book there")
    func settings() async throws {
        let town = try await TestTown()
        let chief = try await town.browser(as: "chloe@essai.example")
        let path = "/bureau/reglages/rendez-vous"
        _ = try await chief.get(path + "/lieux/nouveau")
        let wrong = try await chief.post(path + "/lieux/nouveau", ["nom": "Annexe", "service": "1", "code_postal": "12"])
        let made = try await chief.post(
            path + "/lieux/nouveau",
            [
                "nom": "Annexe", "service": "\(town.units["accueil"]!)", "adresse": "2 rue X", "code_postal": "99998", "commune": "Bourg",
                "latitude": "48,2", "longitude": "-1.5", "fuseau": "Europe/Paris", "region": "metropole", "visible": "oui",
            ])
        let place = try #require(made.location)
        #expect(wrong.status == 422 && made.status == 303)

        #expect(try await chief.post(place + "/guichets", ["guichet": "Guichet A", "capacite": "2"]).status == 303)
        let page = try await chief.get(place + "/ouvertures/nouvelle")
        let desk = try #require(page.body.firstMatch(of: /<option value="(\d+)">Guichet A/)).output.1
        #expect(
            try await chief.post(
                place + "/ouvertures",
                [
                    "bureau": String(desk), "jours": "2", "de": "9h", "a": "10:00", "premier.day": "2", "premier.month": "3", "premier.year": "2026",
                    "semaines": "1",
                ]
            ).status == 303)
        #expect(try await chief.get(path + "/types/nouveau").status == 200)
        #expect(
            try await chief.post(
                path + "/types/nouveau",
                [
                    "titre": "Conseil", "adresse": "conseil", "duree": "30", "nombre": "1", "avant": "0", "apres": "0", "delai": "0", "horizon": "6",
                    "grille": "serre", "public": "oui", "compte": "", "motif": "",
                ]
            ).status == 303)

        #expect(try await chief.get(place).contains("Tous les mardis, de 9 h 00 à 10 h 00, 2 personnes à la fois"))
        #expect(try await town.browser().get("/rendez-vous/conseil").contains("mardi 3 mars 2026 à 9 h 00"))
        #expect(try await chief.get("/bureau/reglages").contains("Rendez-vous : lieux, horaires"))
    }

    @Test("A closure shows whom it hits; moved all at once, they are told, and nobody is left")
    func closure() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let person = town.browser()
        let (number, _) = try await person.takeFirst(place)
        let chief = try await town.browser(as: "chloe@essai.example")
        let path = "/bureau/reglages/rendez-vous/lieux/\(place)"
        _ = try await chief.get(path)

        let asked = try await chief.post(path + "/fermetures", ["du.day": "2", "du.month": "3", "du.year": "2026", "motif": "Panne"])
        let closed = try await chief.answer(asked, "ensuite")
        let hit = try await chief.follow(closed)
        let moved = try await chief.post(path + "/touches", ["quoi": "deplacer", "rdv": number, "jour": ""])
        try await town.work()

        #expect(hit.contains("Amina Diallo") && hit.contains(number))
        #expect(moved.location?.hasSuffix("fait=1&reste=0") == true)
        #expect(try await person.get("/rendez-vous/suivi/\(number)").contains("mardi 3 mars 2026"))
        #expect(try await town.outbox("subject").last?.contains("déplacé") == true)
    }

    @Test("The secret calendar of a place shows who comes, to who has its address")
    func feed() async throws {
        let (town, place, _) = try await TestTown.receiving()
        _ = try await town.browser().takeFirst(place)
        let chief = try await town.browser(as: "chloe@essai.example")
        let settings = try await chief.get("/bureau/reglages/rendez-vous/lieux/\(place)")
        let address = try #require(settings.body.firstMatch(of: /"(\/agendas\/[^"]+)"/)).output.1

        let calendar = try await town.browser().get(String(address))

        #expect(calendar.status == 200 && calendar.contains("SUMMARY:Amina Diallo"))
    }

    @Test("The figures count what came, by place and by reason, and what was free meanwhile")
    func figures() async throws {
        let (town, place, _) = try await TestTown.receiving()
        var numbers: [String] = []
        for person in 1...4 {
            let fields: KeyValuePairs = ["nom": "Amina Diallo", "email": "amina\(person)@exemple.fr"]
            numbers.append(try await town.browser().takeFirst(place, fields).number)
        }
        town.clock.advance(days: 1, hours: 6)
        let agent = try await town.browser(as: "accueil@essai.example")
        _ = try await agent.get("/bureau/rendez-vous")
        for fait in zip(numbers, ["done", "arrived", "noshow", "excused"]).map({ "\($0) \($1)" }) {
            #expect(try await agent.post("/bureau/rendez-vous/etat", ["fait": fait]).status == 303)
        }
        town.clock.advance(days: 6)

        let page = try await town.browser(as: "accueil@essai.example").get("/bureau/rendez-vous/chiffres?jours=7")

        // Five worked days of three hours. Three quarters of an hour were taken; what was excused gave its time back.
        let cells = page.body.matches(of: /<(?:td|th scope="row")[^>]*>([^<]*)</).map { String($0.output.1) }
        #expect(
            cells == [
                "Hôtel de ville", "4", "5\u{A0}%", "33\u{A0}%", "0\u{A0}%", "1",
                "Hôtel de ville", "Carte d&#39;identité", "4", "33\u{A0}%", "0\u{A0}%", "1", "1 jour",
            ])
    }

    @Test("An agent looks at one desk, and gives its time alone; the page begins with the name, the first time is chosen")
    func oneDesk() async throws {
        let (town, place, type) = try await TestTown.receiving()
        let second = try await town.product.appointments.addDesk(named: "Guichet 2", to: place)
        let agent = try await town.browser(as: "accueil@essai.example")
        let path = "/bureau/rendez-vous/nouveau?lieu=\(place)&type=\(type)&depuis=2026-03-16"

        let page = try await agent.get(path)
        #expect(page.body.contains(/name="nom"[^>]* autofocus/) && page.body.contains(/name="debut" value="\d+" checked/))
        #expect(try await agent.get(path + "&guichet=\(second)").contains("Aucun"))
        let start = try #require(page.body.firstMatch(of: /name="debut" value="(\d+)" checked/)).output.1
        var taken: [Int] = []
        for desk in ["\(second)", ""] {
            let answer = try await agent.post(
                "/bureau/rendez-vous/nouveau",
                ["lieu": "\(place)", "type": "\(type)", "nombre": "1", "debut": String(start), "nom": "Paul Durand", "guichet": desk])
            taken.append(answer.status)
        }
        #expect(taken == [422, 303])
        #expect(try await agent.get("/bureau/rendez-vous?lieu=\(place)&jour=2026-03-16").contains("Paul Durand"))
        #expect(try await !agent.get("/bureau/rendez-vous?lieu=\(place)&jour=2026-03-16&guichet=\(second)").contains("Paul Durand"))
    }

    @Test("The public page tells how long one waits for the third free time")
    func delays() async throws {
        let (town, _, _) = try await TestTown.receiving()
        let page = try await town.browser().get("/rendez-vous/delais")
        #expect(page.contains("Hôtel de ville"))
    }
}
