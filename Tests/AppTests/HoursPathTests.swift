import Appointments
import Core
import Foundation
import Scheduling
import TestSupport
import Testing
import TownSupport

/// The administrator's browser on the page of a place, and what people then see. Monday 2 March 2026, 9:00.
private struct Settings {
    let town: TestTown
    let place: PlaceID
    let chief: TestBrowser
    let desk: String

    var path: String { "/bureau/reglages/rendez-vous/lieux/\(place)" }

    static func open(_ engine: TestEngine = .sqlite) async throws -> Settings {
        let (town, place, _) = try await TestTown.receiving(engine)
        let chief = try await town.browser(as: "chloe@essai.example")
        let page = try await chief.get("/bureau/reglages/rendez-vous/lieux/\(place)/ouvertures/nouvelle")
        let desk = try #require(page.body.firstMatch(of: /<option value="(\d+)">Guichet 1/)).output.1
        return Settings(town: town, place: place, chief: chief, desk: String(desk))
    }

    /// What the form sends when nobody touched what is rare.
    func add(_ fields: [(String, String)]) async throws -> TestBrowser.Page {
        let given = Set(fields.map(\.0))
        let usual = [
            ("bureau", desk), ("de", "14:00"), ("a", "15:00"), ("premier.day", "1"), ("premier.month", "3"), ("premier.year", "2026"),
            ("semaines", "1"), ("reserve", ""), ("liberation", "0"), ("avance", "0"), ("hasard", "0"),
        ]
        return try await chief.post(path + "/ouvertures", pairs: usual.filter { !given.contains($0.0) } + fields)
    }

    /// The only type of the town.
    func type() async throws -> String {
        let list = try await chief.get("/bureau/reglages/rendez-vous")
        return String(try #require(list.body.firstMatch(of: /rendez-vous\/types\/(\d+)/)).output.1)
    }

    func save(_ type: String, _ fields: [(String, String)]) async throws -> TestBrowser.Page {
        let given = Set(fields.map(\.0))
        let usual = [
            ("titre", "Carte"), ("duree", "15"), ("compte", "documents"), ("nombre", "5"), ("avant", "0"), ("apres", "0"), ("delai", "0"),
            ("horizon", "6"), ("grille", "serre"), ("motif", "CNI"), ("public", "oui"),
        ]
        return try await chief.post("/bureau/reglages/rendez-vous/types/\(type)", pairs: usual.filter { !given.contains($0.0) } + fields)
    }

    /// The text of the place's page, with plain spaces.
    func said() async throws -> String { plain(try await chief.get(path).body) }

    func plain(_ text: String) -> String {
        text.replacing("&#39;", with: "'").replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }

    /// The hours that people are shown on each of these days.
    func shown(_ days: String...) async throws -> [[String]] {
        var all: [[String]] = []
        for day in days { all.append(try await shown(on: day)) }
        return all
    }

    private func shown(on day: String) async throws -> [String] {
        let page = try await town.browser().get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=\(day)")
        let (from, zone) = (TestTown.minute(day + " 00:00"), TimeZone(identifier: "Europe/Paris")!)
        return page.body.matches(of: /name="debut" value="(\d+)"/).compactMap { Int($0.output.1) }.filter { from..<from + 1440 ~= $0 }.map { minute in
            let (hour, rest) = Date(timeIntervalSince1970: Double(minute * 60)).clock(in: zone)
            return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
        }
    }
}

@Suite("An administrator sets hours, and people see them")
struct HoursPathTests {
    @Test("The first Saturday of each month, said back in a sentence", arguments: TestEngine.allCases)
    func firstSaturday(engine: TestEngine) async throws {
        let settings = try await Settings.open(engine)

        let added = try await settings.add([("jours", "6"), ("rang", "1"), ("de", "09:00"), ("a", "09:30")])

        #expect(added.status == 303)
        #expect(try await settings.said().contains("Le 1er samedi de chaque mois, de 9 h 00 à 9 h 30"))
        #expect(try await settings.shown("2026-03-07", "2026-03-14", "2026-04-04") == [["09:00", "09:15"], [], ["09:00", "09:15"]])
    }

    @Test("Some dates alone, as people write them", arguments: TestEngine.allCases)
    func dates(engine: TestEngine) async throws {
        let settings = try await Settings.open(engine)

        let added = try await settings.add([("dates", "14/03/2026\n28.3.2026"), ("a", "14:30")])

        #expect(added.status == 303)
        #expect(try await settings.said().contains("Les 14 mars 2026, 28 mars 2026, de 14 h 00 à 14 h 30"))
        #expect(try await settings.shown("2026-03-14", "2026-03-21", "2026-03-28") == [["14:00", "14:15"], [], ["14:00", "14:15"]])
    }

    @Test("A number of appointments kept, given back at a set hour and then at random", arguments: TestEngine.allCases)
    func reserve(engine: TestEngine) async throws {
        let settings = try await Settings.open(engine)

        let added = try await settings.add([
            ("dates", "14/03/2026"), ("reserve", "3"), ("reserve_en", "nombre"), ("liberation", "2"), ("rendu_a", "18:00"), ("hasard", "30"),
        ])

        #expect(added.status == 303)
        let said =
            "3 rendez-vous gardés pour le téléphone et le guichet, rendus 2 jours avant, à 18 h 00, à un moment tiré au hasard dans les 30 minutes"
        #expect(try await settings.said().contains(said))
        #expect(try await settings.shown("2026-03-14")[0].count == 1)
        settings.town.clock.advance(days: 10, hours: 8.9)
        #expect(try await settings.shown("2026-03-14")[0].count == 1, "Thursday 12 March, 17:54")
        settings.town.clock.advance(days: 0, hours: 0.7)
        #expect(try await settings.shown("2026-03-14")[0].count == 4, "18:36")
    }

    @Test("Hours are changed once the list of whom it hits was seen", arguments: TestEngine.allCases)
    func changed(engine: TestEngine) async throws {
        let settings = try await Settings.open(engine)
        let (number, _) = try await settings.town.browser().takeFirst(settings.place, at: "2026-03-10 11:00")
        let link = try #require(try await settings.chief.get(settings.path).body.firstMatch(of: /href="([^"]+\/ouvertures\/\d+)"/)).output.1
        let form = try await settings.chief.get(String(link))
        #expect(form.contains("value=\"09:00\"") && form.contains("value=\"12:00\"") && form.contains("name=\"jours\" value=\"5\" checked"))

        let asked = try await settings.chief.post(
            String(link),
            pairs: [
                ("bureau", settings.desk), ("jours", "2"), ("de", "09:00"), ("a", "10:00"), ("premier.day", "5"), ("premier.month", "1"),
                ("premier.year", "2026"), ("semaines", "1"), ("reserve", ""),
            ])

        #expect(asked.contains(number) && asked.contains("Rien n&#39;est enregistré"))
        #expect(try await settings.shown("2026-03-18")[0].isEmpty == false)
        let changed = try await settings.chief.answer(asked, "ensuite")
        #expect(try await settings.chief.follow(changed).contains(number))
        #expect(try await settings.said().contains("Tous les mardis, de 9 h 00 à 10 h 00"))
        #expect(try await settings.shown("2026-03-17", "2026-03-18") == [["09:00", "09:15", "09:30", "09:45"], []])
    }

    @Test("What cannot be comes back with what was typed and what to do")
    func faults() async throws {
        let settings = try await Settings.open()

        let refused = try await settings.add([("jours", "6"), ("jours", "7"), ("rang", "1"), ("de", "25:00"), ("reserve", "120")])
        let both = try await settings.add([("jours", "6"), ("dates", "31/02/2026")])

        let text = settings.plain(refused.body)
        #expect(refused.status == 422 && text.contains("cochez un seul jour") && text.contains("09:00 et 12:00") && text.contains("de 0 à 100"))
        #expect(text.contains("value=\"25:00\"") && text.contains("<details open>"))
        #expect(both.status == 422 && settings.plain(both.body).contains("31/02/2026</textarea>") && both.contains("pas les deux"))
        #expect(try await settings.chief.get(settings.path + "/ouvertures/999").status == 404)
    }

    @Test("Every Wednesday afternoon is closed, until told otherwise", arguments: TestEngine.allCases)
    func wednesdays(engine: TestEngine) async throws {
        let settings = try await Settings.open(engine)
        #expect(try await settings.chief.get(settings.path + "/fermetures/nouvelle").contains("Cette fermeture revient"))

        let closed = try await settings.chief.post(
            settings.path + "/fermetures",
            pairs: [
                ("bureau", ""), ("du.day", "1"), ("du.month", "3"), ("du.year", "2026"), ("heure_de", "10:00"), ("heure_a", "17:00"), ("jours", "3"),
                ("semaines", "1"), ("motif", "Réunion"),
            ])

        #expect(closed.status == 303)
        #expect(try await settings.said().contains("Tous les mercredis, de 10 h 00 à 17 h 00 · à partir du 1er mars 2026 – Tout le lieu – Réunion"))
        let shown = try await settings.shown("2026-03-11", "2026-03-12", "2026-06-24")
        #expect(shown[0].last == "09:45" && shown[1].last == "11:45" && shown[2].last == "09:45")
    }

    @Test("Closed each year on the same days; hours with it are refused")
    func yearly() async throws {
        let settings = try await Settings.open()
        let days = [
            ("bureau", ""), ("du.day", "10"), ("du.month", "3"), ("du.year", "2025"), ("au.day", "12"), ("au.month", "3"), ("au.year", "2025"),
            ("semaines", "1"), ("annee", "oui"),
        ]

        let refused = try await settings.chief.post(settings.path + "/fermetures", pairs: days + [("heure_de", "10:00"), ("heure_a", "11:00")])
        let closed = try await settings.chief.post(settings.path + "/fermetures", pairs: days)

        #expect(refused.status == 422 && closed.status == 303)
        #expect(try await settings.said().contains("chaque année, du 10 mars au 12 mars"))
        #expect(try await settings.shown("2026-03-11", "2026-03-13").map(\.isEmpty) == [true, false])
    }

    @Test("The feast of the village is a day off of the place")
    func feast() async throws {
        let settings = try await Settings.open()
        let fields = [
            ("nom", "Hôtel de ville"), ("service", "\(settings.town.units["accueil"]!)"), ("adresse", "1 place"), ("code_postal", "99999"),
            ("commune", "Essai"), ("fuseau", "Europe/Paris"), ("region", "metropole"), ("visible", "oui"),
        ]

        let refused = try await settings.chief.post(settings.path, pairs: fields + [("fetes", "le 11 mars")])
        let saved = try await settings.chief.post(settings.path, pairs: fields + [("fetes", "11/3\n13/03/2026")])

        #expect(refused.status == 422 && refused.contains("le 11 mars</textarea>") && saved.status == 303)
        #expect(try await settings.chief.get(settings.path).contains("11/03\n13/03/2026</textarea>"))
        #expect(try await settings.shown("2026-03-11", "2026-03-12", "2026-03-13").map(\.isEmpty) == [true, false, true])
    }

    @Test("Times every so many minutes from the opening, whatever is taken")
    func grid() async throws {
        let settings = try await Settings.open()
        let types = "/bureau/reglages/rendez-vous/types"
        let type = try await settings.type()
        #expect(try await settings.chief.get("\(types)/\(type)").contains("Toutes les 20 minutes à partir"))

        let saved = try await settings.save(type, [("grille", "ouverture-20")])

        #expect(saved.status == 303)
        #expect(try await settings.chief.get("\(types)/\(type)").contains("value=\"ouverture-20\" selected"))
        _ = try await settings.add([("dates", "14/03/2026")])
        #expect(try await settings.shown("2026-03-14") == [["14:00", "14:20", "14:40"]])
    }
    @Test("A chosen time is kept as long as the type says, and the page says so", arguments: TestEngine.allCases)
    func hold(engine: TestEngine) async throws {
        let settings = try await Settings.open(engine)
        let (person, other, type) = (settings.town.browser(), settings.town.browser(), try await settings.type())

        #expect(try await settings.save(type, [("garde", "31")]).status == 422)
        #expect(try await settings.save(type, [("garde", "20")]).status == 303)
        #expect(try await settings.chief.get("/bureau/reglages/rendez-vous/types/\(type)").body.contains(/name="garde"[^>]*value="20"/))

        let wish: KeyValuePairs = ["lieu": "\(settings.place)", "nombre": "1", "debut": "\(TestTown.minute("2026-03-04 09:30"))"]
        _ = try await person.get("/rendez-vous/titres/creneaux?lieu=\(settings.place)")
        _ = try await other.get("/rendez-vous/titres/creneaux?lieu=\(settings.place)")
        let held = try await person.post("/rendez-vous/titres/creneaux", wish)
        #expect(settings.plain(try await person.follow(held).body).contains("jusqu'à 9 h 20"))
        settings.town.clock.advance(days: 0, hours: 0.3)
        #expect(try await other.post("/rendez-vous/titres/creneaux", wish).status == 409)
        settings.town.clock.advance(days: 0, hours: 0.1)
        #expect(try await other.post("/rendez-vous/titres/creneaux", wish).status == 303)
    }
}
