import App
import Appointments
import Core
import Foundation
import Scheduling
import TestSupport
import Testing
import TownSupport

/// Where a type asks for it, who books online shows that the address is theirs: a code, while the time is kept, without an account nor a script.
@Suite("Who books shows that the address is theirs")
struct ProofTests {
    private func town(_ engine: TestEngine = .sqlite, numbers: Bool = false) async throws -> (town: TestTown, place: PlaceID) {
        let (town, place) = try await TestTown.signing(engine, type: "prouve")
        var details = OfferDetails(slug: "prouve", title: "Passeport", reason: .passport, mostForOne: 1)
        (details.asksProof, details.asksNumbers) = (!numbers, numbers)
        _ = try await town.product.appointments.add(
            details, AppointmentType(AppointmentTypeID(0), lasting: .each(.documents, minutes: 15)), to: town.organisation)
        return (town, place)
    }

    /// Keeps a time; where it is booked.
    private func hold(_ browser: TestBrowser, _ place: PlaceID, _ time: String, documents: Int = 1) async throws -> String {
        _ = try await browser.get("/rendez-vous/prouve/creneaux?lieu=\(place)")
        let held = try await browser.post(
            "/rendez-vous/prouve/creneaux", ["lieu": "\(place)", "nombre": "\(documents)", "debut": "\(TestTown.minute(time))"])
        let path = try #require(held.location)
        _ = try await browser.get(path)
        return path
    }

    private func code(_ town: TestTown) async throws -> String {
        try await town.work()
        let codes = try await town.outbox("text").compactMap { $0.firstMatch(of: /code sur notre site\W+(\d{6})/)?.output.1 }
        return String(try #require(codes.last))
    }

    @Test("A code is sent, and typed while the time is kept; until then nothing is booked", arguments: TestEngine.allCases)
    func proved(engine: TestEngine) async throws {
        let (town, place) = try await town(engine)
        let person = town.browser()
        let path = try await hold(person, place, "2026-03-10 09:30")

        let asked = try await person.post(path, ["nom": "Amina Diallo", "email": "amina@exemple.fr"])
        #expect(asked.location == path + "/code")
        #expect(try await person.follow(asked).contains("amina@exemple.fr"))
        let right = try await code(town)
        #expect(try await person.post(path + "/code", ["code": right == "000000" ? "000001" : "000000"]).status == 422)
        #expect(try await town.browser().get(path + "/code").status == 303)
        // The mail took longer than a time is kept for a name.
        town.clock.advance(hours: 0.2)
        let other = try await town.browser().get("/rendez-vous/prouve/creneaux?lieu=\(place)&depuis=2026-03-10")
        #expect(!other.body.contains("\"\(TestTown.minute("2026-03-10 09:30"))\""))
        let booked = try await person.post(path + "/code", ["code": right])

        #expect(booked.location?.hasSuffix("?fait=pris") == true)
        #expect(try await person.follow(booked).contains("Amina Diallo"))
    }

    @Test("Without an address to write to, the page says where else one can book; a changed address has another code")
    func contacts() async throws {
        let (town, place) = try await town()
        let person = town.browser()
        let path = try await hold(person, place, "2026-03-10 09:30")

        let none = try await person.post(path, ["nom": "Amina", "telephone": "01 99 00 12 34"])
        #expect(none.status == 422 && none.contains("accueil") && none.contains("href=\"#email\""))
        _ = try await person.post(path, ["nom": "Amina", "email": "amina@exemple.fr"])
        let first = try await code(town)
        #expect(try await person.get(path).contains("value=\"amina@exemple.fr\""))
        _ = try await person.post(path, ["nom": "Amina", "email": "moi@exemple.fr"])

        #expect(try await code(town) != first)
        #expect(try await person.post(path + "/code", ["code": first]).status == 422)
    }

    @Test("The limit counts the address that was proved, whatever is typed beside it", arguments: TestEngine.allCases)
    func limit(engine: TestEngine) async throws {
        let (town, place) = try await town(engine)
        func book(_ email: String, _ time: String) async throws -> TestBrowser.Page {
            let person = town.browser()
            let path = try await hold(person, place, time)
            _ = try await person.post(path, ["nom": "Amina", "email": email, "telephone": "01 99 00 12 34"])
            return try await person.post(path + "/code", ["code": try await code(town)])
        }
        #expect(try await book("amina@exemple.fr", "2026-03-10 09:30").status == 303)

        let again = try await book("amina@exemple.fr", "2026-03-11 09:30")
        // Whose telephone it is, nobody knows.
        let other = try await book("bruno@exemple.fr", "2026-03-12 09:30")

        #expect(again.status == 422 && other.status == 303)
    }

    @Test("As many numbers as titles, where that is asked for: the page says how many are missing")
    func numbers() async throws {
        let (town, place) = try await town(numbers: true)
        let person = town.browser()
        let path = try await hold(person, place, "2026-03-10 10:00", documents: 2)

        let one = try await person.post(path, ["nom": "Amina", "predemandes": "ABCDE12345"])
        let two = try await person.post(path, ["nom": "Amina", "predemandes": "ABCDE12345, ABCDE67890"])

        #expect(one.status == 422 && one.contains("Numéros donnés\u{A0}: 1.") && one.contains("href=\"#predemandes\""))
        #expect(two.status == 303)
    }

    @Test(
        "Inside a form, the contact that was proved counts, not the one that was typed; without it nothing is filed", arguments: TestEngine.allCases)
    func form(engine: TestEngine) async throws {
        let (town, place) = try await town(engine)
        let person = town.browser()
        _ = try await person.get("/demarches/signature")
        let first = try await person.follow(try await person.post("/demarches/signature/brouillons"))
        let draft = String(try #require(first.body.firstMatch(of: /brouillons\/([0-9A-Z-]+)\/pages/)).output.1)
        let path = "/brouillons/\(draft)/rendez-vous/moment"
        func choose() async throws -> String? {
            _ = try await person.get("\(path)?lieu=\(place)")
            _ = try await person.post(path, ["lieu": "\(place)", "nombre": "1", "debut": "\(TestTown.minute("2026-03-10 09:30"))"])
            return try await person.post(path + "/predemandes", ["predemandes": ""]).location
        }
        func file() async throws -> TestBrowser.Page {
            let page = try await person.get("/brouillons/\(draft)/pages/vous")
            let kept = String(page.body.firstMatch(of: /name="moment" value="([^"]+)"/)?.output.1 ?? "").replacing("&#39;", with: "'")
            _ = try await person.post("/brouillons/\(draft)/pages/vous", ["nom": "Diallo", "email": "fausse@exemple.fr", "moment": kept])
            _ = try await person.get("/brouillons/\(draft)/verification")
            return try await person.post("/brouillons/\(draft)/depot")
        }

        #expect(try await choose() == path + "/code")
        let refused = try await file()
        #expect(refused.status != 200 && refused.location != "/suivi/\(draft)?depot=1" && refused.contains("nous vous enverrons un code"))
        _ = try await choose()
        #expect(try await person.get(path + "/code").contains("Où vous envoyer un code"))
        #expect(try await person.post(path + "/code", ["email": ""]).status == 422)
        let odd = try await person.post(path + "/code", ["email": "amina@gmial.com"])
        #expect(odd.status == 422 && odd.contains("Vouliez-vous écrire amina@gmail.com"))
        // An address may look odd and be right: said again, it is taken; and another may be given in its place.
        #expect(try await person.post(path + "/code", ["email": "amina@gmial.com", "email_vu": "amina@gmial.com"]).location == path + "/code")
        #expect(odd.contains("name=\"email_vu\" value=\"amina@gmial.com\""))
        _ = try await person.get(path + "/code?changer=1")
        #expect(try await person.post(path + "/code", ["email": "amina@exemple.fr"]).location == path + "/code")
        let right = try await code(town)
        #expect(try await person.post(path + "/code", ["code": right == "000000" ? "000001" : "000000"]).status == 422)
        #expect(try await person.post(path + "/code", ["code": right]).location == "/brouillons/\(draft)/pages/vous#moment")
        #expect(try await file().location == "/suivi/\(draft)?depot=1")
        try await town.work()

        let (to, subjects) = (try await town.outbox("to_address"), try await town.outbox("subject"))
        #expect(zip(to, subjects).contains { $0 == "amina@exemple.fr" && $1.hasPrefix("Rendez-vous pris") })
    }

    @Test("An administrator asks for it on the page of the type")
    func setting() async throws {
        let (town, _) = try await town()
        let chief = try await town.browser(as: "chloe@essai.example")
        let settings = try await chief.get("/bureau/reglages/rendez-vous")
        let type = String(try #require(settings.body.firstMatch(of: /\/types\/(\d+)"[^>]*>Passeport/)).output.1)
        let path = "/bureau/reglages/rendez-vous/types/\(type)"

        #expect(try await chief.get(path).body.firstMatch(of: /name="preuve"[^>]* checked/) != nil)
        let saved = try await chief.post(
            path,
            [
                "titre": "Passeport", "duree": "15", "nombre": "2", "avant": "0", "apres": "0", "delai": "0", "horizon": "6", "grille": "serre",
                "public": "oui", "compte": "documents", "motif": "PASSPORT", "numeros": "oui",
            ])
        let page = try await chief.get(path)

        #expect(saved.status == 303)
        #expect(page.body.firstMatch(of: /name="preuve"[^>]* checked/) == nil && page.body.firstMatch(of: /name="numeros"[^>]* checked/) != nil)
    }
}
