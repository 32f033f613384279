import Core
import Foundation
import Insight
import Law
import Privacy
import Procedures
import Storage
import TestSupport
import Testing
import TownSupport
import Web

@testable import App

@Suite("People's rights, the record and the breaches")
struct PrivacyPagesTests {
    @Test("A person takes a copy of all that is kept of their request, and nobody else does", arguments: TestEngine.allCases)
    func copy(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        _ = try await town.product.insight.importDistricts(
            Array((EmbeddedAssets.text("demo/quartiers.geojson") ?? "").utf8), in: town.organisation, now: town.clock.now)
        let (person, reference) = try await town.filed(on: "acte-naissance", number: 0)
        try await town.work()
        _ = try await town.product.database.write { try $0.run("UPDATE dossier SET phone = '+33612345678'") }

        let page = try await person.get("/suivi/\(reference)/donnees")
        let copy = try await person.get("/suivi/\(reference)/donnees/copie.zip")
        let stranger = try await town.browser().get("/suivi/\(reference)/donnees/copie.zip")

        #expect(page.contains("Recevoir une copie") && copy.bytes.starts(with: [0x50, 0x4B]))
        for due in [
            "demande.html", "demande.json", "C'est \(town.name(0))", "%PDF-1.4", "12 rue", "06\u{A0}12\u{A0}34\u{A0}56\u{A0}78", "\"district\":\"-\"",
            "Non localisé",
        ] { #expect(copy.body.contains(due), "\(due)") }
        #expect(stranger.status == 303 && stranger.location == "/suivi?numero=\(reference)")
        #expect(try await person.get("/suivi/\(reference)").contains("/donnees\""))
    }

    @Test("What a person asks online has a month, may be extended, and is answered by mail", arguments: TestEngine.allCases)
    func asked(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let (person, reference) = try await town.filed(on: "acte-naissance", number: 0)
        _ = try await person.get("/suivi/\(reference)/donnees")
        let empty = try await person.post("/suivi/\(reference)/donnees", ["droit": "erasure"])
        let sent = try await person.post("/suivi/\(reference)/donnees", ["droit": "restriction", "precisions": "Ne vous en servez plus."])

        let officer = try await town.browser(as: "dpo@essai.example")
        let list = try await officer.get("/bureau/droits")
        let one = try #require(list.body.firstMatch(of: /href="(\/bureau\/droits\/\d+)"/)).output.1
        let page = try await officer.get(String(one))
        let extended = try await officer.post(one + "/prolongation", ["motif": "Trois services sont concernés."])
        let longer = try await officer.get(String(one))
        let answered = try await officer.post(one + "/reponse", ["suite": "granted", "texte": "C'est fait."])
        _ = try await town.work()
        let again = try await officer.post(one + "/reponse", ["suite": "refused", "texte": "Non."])

        #expect(empty.status == 422 && sent.status == 303)
        #expect(list.contains(town.name(0)) && page.contains("2 avril 2026") && page.contains("Vos demandes sont gelées"))
        #expect(extended.status == 303 && longer.contains("2 juin 2026"))
        #expect(answered.status == 303 && again.status == 409)
        #expect(try await town.outbox("text").contains("C'est fait."))
        #expect(try await town.count("legal_hold") == 1)
    }

    @Test("An agent enters what came by post, and an erasure granted is done at once", arguments: TestEngine.allCases)
    func erased(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let slug = try await town.makeProcedure(.anonymise)
        let (_, reference) = try await town.ended(on: slug, number: 0)
        let (_, kept) = try await town.filed(on: "acte-naissance", number: 1)
        let officer = try await town.browser(as: "dpo@essai.example")
        _ = try await officer.get("/bureau/droits/nouvelle")
        let wrong = try await officer.post("/bureau/droits", ["droit": "erasure", "numeros": "AAAA-BBBB-CCCC"])
        let entered = try await officer.post(
            "/bureau/droits",
            [
                "droit": "erasure", "canal": "post", "identite": "checked", "personne": town.name(0), "contact": "12 rue des Lilas",
                "numeros": "\(reference)\n\(kept)", "recue.day": "1", "recue.month": "3", "recue.year": "2026",
            ])
        let one = try #require(entered.location)
        let page = try await officer.get(one)
        let counted = try await town.count("insight_dossier")
        _ = try await officer.post(one + "/reponse", ["suite": "granted", "texte": "Effacé."])
        let paper = try await officer.get(one + "/reponse.pdf")

        #expect(wrong.status == 422 && wrong.contains("pas celui d&#39;une demande"))
        #expect(page.contains("1 avril 2026") || page.contains("1er avril 2026"))
        #expect(try await town.dossier(reference) == nil)
        #expect(counted == 2)
        #expect(try await town.count("insight_dossier") == 1, "figures no longer know which request they came from")
        #expect(paper.bytes.starts(with: Array("%PDF-".utf8)))
        #expect(try await town.dossier(kept) != nil, "what an archive rule keeps, or is not over, stays")
    }

    @Test(
        "The record holds every procedure; what drifts from what was agreed to is told once, by mail and at the desk", arguments: TestEngine.allCases)
    func drift(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let officer = try await town.browser(as: "dpo@essai.example")
        let page = try await officer.get("/bureau/registre/acte-naissance")
        let digest = try #require(page.body.firstMatch(of: /name="empreinte" value="([0-9a-f]+)"/)).output.1
        let stale = try await officer.post("/bureau/registre/acte-naissance/accord", ["empreinte": "0"])
        let agreed = try await officer.post("/bureau/registre/acte-naissance/accord", ["empreinte": String(digest)])
        town.clock.advance(days: 1, hours: -7)
        try await town.night()
        #expect(try await town.outbox("subject").filter { $0.contains("approuvés") } == [])

        let source = (EmbeddedAssets.text("catalogue/acte-naissance.yaml") ?? "").replacing("  months: 12", with: "  months: 120")
        _ = try await town.product.procedures.importFile(
            yaml: source, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        for _ in 0..<2 {
            town.clock.advance(days: 1)
            try await town.night()
        }

        let later = try await town.browser(as: "dpo@essai.example")
        let list = try await later.get("/bureau/registre")
        let changed = try await later.get("/bureau/registre/acte-naissance")
        let csv = try await later.get("/bureau/registre.csv")
        let ods = try await later.get("/bureau/registre.ods")
        _ = try await later.get("/bureau/reglages/registre")
        let long = try await later.post("/bureau/reglages/registre", ["transfers": String(repeating: "a", count: 2001)])
        let written = try await later.post("/bureau/reglages/registre", ["transfers": "vers la Suisse, décision d'adéquation", "automated": ""])
        let notice = try await town.browser().get("/demarches/acte-naissance/donnees")
        #expect(stale.status == 409 && agreed.status == 303)
        #expect(list.contains("1 traitement a dérivé") && changed.contains("Modifié") && changed.contains(">120</td>"))
        #expect(try await town.outbox("subject").filter { $0.contains("approuvés") }.count == 1)
        #expect(ods.bytes.starts(with: [0x50, 0x4B]) && ods.body.contains("opendocument.spreadsheet"))
        #expect(long.status == 422 && written.status == 303)
        #expect(notice.contains("vers la Suisse") && notice.contains("secteurs étanches"), "what the town did not write stays ours")
        #expect(csv.body.contains("Conservation") || csv.body.contains("Durée de conservation"))
        // The head, the five procedures, and what is declared beside them.
        #expect(try csv.body.split(separator: "\r\n").count == 6 + TreatmentsOfPrivacy.declared().treatments.count)
    }

    @Test("A breach has 72 hours, says why it is late, and lists those who must be told", arguments: TestEngine.allCases)
    func breach(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let (_, reference) = try await town.filed(on: "acte-naissance", number: 0)
        _ = try await town.product.database.write { try $0.run("UPDATE dossier SET phone = '+33612345678'") }
        let officer = try await town.browser(as: "dpo@essai.example")
        _ = try await officer.get("/bureau/violations")
        let wrong = try await officer.post("/bureau/violations", ["titre": "Ordinateur volé"])
        let written = try await officer.post(
            "/bureau/violations",
            [
                "titre": "Ordinateur volé", "faits": "Dans le train.", "nature": "confidentiality", "risque": "high", "jour.day": "2",
                "jour.month": "3",
                "jour.year": "2026", "heure": "8 h 30", "numeros": reference,
            ])
        let one = try #require(written.location)
        let page = try await officer.get(one)
        let persons = try await officer.get(one + "/personnes.csv")
        town.clock.advance(days: 4)
        let back = try await town.browser(as: "dpo@essai.example")
        let late = try await back.get(one)
        let refused = try await back.post(one + "/notification", ["recepisse": "CNIL-1"])
        let notified = try await back.post(one + "/notification", ["recepisse": "CNIL-1", "retard": "Découvert pendant un pont."])
        _ = try await back.post(one + "/personnes")

        #expect(wrong.status == 422 && page.contains("Il reste 71 h") && page.contains("5 mars 2026 à 8"))
        #expect(persons.body.contains("06\u{A0}12\u{A0}34\u{A0}56\u{A0}78") && !persons.body.contains("+33"))
        #expect(persons.body.contains(town.name(0)) && late.contains("72 heures dépassées"))
        #expect(refused.status == 422 && notified.status == 303)
        #expect(try await back.get(one).contains("Découvert pendant un pont."))
        #expect(try await back.get("/bureau/violations.pdf").bytes.starts(with: Array("%PDF-".utf8)))
    }

    @Test("Those who do not look after data see none of it")
    func closed() async throws {
        let town = try await TestTown()
        try await town.addProtectors()
        let agent = try await town.browser(as: "alix@essai.example")
        let archivist = try await town.browser(as: "archives@essai.example")
        for path in ["/bureau/donnees", "/bureau/conservation", "/bureau/registre", "/bureau/droits", "/bureau/violations"] {
            #expect(try await agent.get(path).status == 403, "\(path)")
        }
        #expect(try await archivist.get("/bureau").location == "/bureau/donnees", "who handles no request begins elsewhere")
        #expect(try await archivist.get("/bureau/donnees").status == 200)
        for path in ["/bureau/registre", "/bureau/droits", "/bureau/violations"] { #expect(try await archivist.get(path).status == 403, "\(path)") }
    }
}
