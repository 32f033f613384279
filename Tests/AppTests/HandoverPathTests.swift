import App
import Attachments
import Core
import Dossiers
import Foundation
import Organisations
import Procedures
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// A request of the town that the agglomeration has the power to decide on.
@Suite("Handing a request over to another administration")
struct HandoverPathTests {
    @Test("Inside the installation it arrives there dated, with what was ticked; here nothing but the trace is left", arguments: TestEngine.allCases)
    func inside(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, number) = try await LibraryCard.file(town)
        let other = try await Self.agglomeration(town)
        town.clock.advance(days: 3)
        let agent = try await town.browser(as: "accueil@essai.example")
        let path = "/bureau/dossiers/\(number)/transmission"

        let choice = try await agent.get(path)
        let form = try await agent.get("\(path)?vers=\(other.procedure)")
        let sent = try await agent.post(
            path, ["vers": "\(other.procedure)", "version": Self.version(form), "donnee": "nom", "motif": "C'est la bibliothèque."])
        let again = try await agent.post(path, ["vers": "\(other.procedure)", "version": Self.version(form), "donnee": "nom"])
        _ = try await town.work()
        let desk = try await agent.get("/bureau/dossiers/\(number)")
        let page = try await person.get("/suivi/\(number)")
        let arrived = try await Self.arrived(other, town)

        #expect(choice.contains("Agglomération") && form.contains("Cochez seulement"))
        #expect(sent.status == 303 && again.status == 409)
        #expect(desk.contains("Transmise à une autre administration") && !desk.contains("\(arrived.reference)"))
        #expect(page.contains("Une autre administration s'occupe de votre demande") || page.contains("Une autre administration s&#39;occupe"))
        #expect(arrived.applicant == "Benali" && arrived.email == nil && arrived.elsewhereOn?.description == "2026-03-02")
        #expect(LocalDate(arrived.receivedAt, in: .gmt).description == "2026-03-05")
        let subjects = try await Self.subjects(town)
        #expect(subjects == ["Nous avons bien reçu votre demande \(number)", "Votre demande \(number) est transmise à une autre administration"])
    }

    @Test("Whoever acted meanwhile is not written over, and nothing arrives twice")
    func meanwhile() async throws {
        let town = try await TestTown()
        let (_, number) = try await LibraryCard.file(town)
        let other = try await Self.agglomeration(town)
        let agent = try await town.browser(as: "accueil@essai.example")
        let path = "/bureau/dossiers/\(number)/transmission"
        let form = try await agent.get("\(path)?vers=\(other.procedure)")
        let colleague = try await town.browser(as: "accueil2@essai.example")
        _ = try await colleague.get("/bureau/dossiers/\(number)")
        _ = try await colleague.post("/bureau/dossiers/\(number)/notes", ["note": "Je m'en occupe."])

        let refused = try await agent.post(path, ["vers": "\(other.procedure)", "version": Self.version(form), "donnee": "nom"])
        #expect(refused.status == 409 && refused.contains("Élise Kaya"))
        #expect(try await town.product.dossiers.count(of: other.organisation) == 0)
    }

    @Test("Outside, by post: the summary waits to be printed, and the archive holds each file with its SHA-256", arguments: TestEngine.allCases)
    func post(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (_, number) = try await LibraryCard.file(town)
        let file = Array("%PDF-1.4 un justificatif".utf8)
        let id = try await Self.attach(file, to: number, town)
        let agent = try await town.browser(as: "accueil@essai.example")
        let path = "/bureau/dossiers/\(number)/transmission"
        let form = try await agent.get("\(path)?vers=ailleurs")
        let nameless = try await agent.post(path, ["vers": "ailleurs", "version": Self.version(form), "moyen": "post", "donnee": "nom"])
        let sent = try await agent.post(
            path,
            [
                "vers": "ailleurs", "version": Self.version(form), "moyen": "post", "nom": "Département", "adresse": "1 rue du Parc\n35000 Rennes",
                "donnee": "nom", "fichier": "\(id)",
            ])
        _ = try await town.work()
        let letters = try await agent.get("/bureau/courriers")
        let archive = try await agent.get("/bureau/dossiers/\(number)/transmission.zip")

        #expect(nameless.status == 422 && nameless.contains("adresse postale"))
        #expect(sent.status == 303 && letters.contains("Département"))
        #expect(archive.status == 200 && archive.bytes.starts(with: Array("PK".utf8)))
        #expect(archive.body.contains(Secret.digest(bytes: file)) && archive.body.contains("fichiers/01-justificatif.pdf"))
        #expect(archive.body.contains("%PDF-1.4 un justificatif") && !archive.body.contains("amina@exemple.example"))
    }

    @Test("Outside, by mail: the link gives the archive for thirty days, and the history says that it was fetched")
    func mail() async throws {
        let town = try await TestTown()
        let (_, number) = try await LibraryCard.file(town)
        let agent = try await town.browser(as: "accueil@essai.example")
        let path = "/bureau/dossiers/\(number)/transmission"
        let form = try await agent.get("\(path)?vers=ailleurs")
        _ = try await agent.post(
            path,
            [
                "vers": "ailleurs", "version": Self.version(form), "moyen": "email", "nom": "Département", "courriel": "contact@departement.example",
                "donnee": "nom",
            ])
        _ = try await town.work()
        let text = try #require(
            try await town.product.database.read {
                try $0.row("SELECT text FROM outgoing_mail WHERE to_address = 'contact@departement.example'")?.string("text")
            })
        let link = try #require(text.firstMatch(of: /https:\/\/demarches\.essai\.example(\/transmission\/\S+)/)).output.1

        let stranger = town.browser()
        let archive = try await stranger.get(String(link))
        _ = try await stranger.get(String(link))
        let forged = try await stranger.get(String(link) + "0")
        let desk = try await agent.get("/bureau/dossiers/\(number)")
        town.clock.advance(days: 31)

        #expect(archive.bytes.starts(with: Array("PK".utf8)) && forged.status == 404)
        #expect(desk.body.breaking.matches(of: /administration destinataire a téléchargé/).count == 1)
        #expect(try await stranger.get(String(link)).status == 404)
    }

    private static func version(_ page: TestBrowser.Page) -> String {
        page.body.firstMatch(of: /name="version" value="(\d+)"/).map { String($0.output.1) } ?? ""
    }

    struct Other {
        let organisation: OrganisationID
        let unit: UnitID
        let procedure: ProcedureID
    }

    /// The town answers at "localhost", where the browsers of the tests are.
    private static func agglomeration(_ town: TestTown) async throws -> Other {
        let organisations = town.product.organisations
        var ours = try #require(try await organisations.organisation(town.organisation))
        ours.details.host = "localhost"
        try await organisations.update(ours, at: town.clock.now)
        var details = ours.details
        (details.slug, details.name, details.host) = ("agglo", "Agglomération", "agglo.example")
        details.baseURL = "https://agglo.example"
        let other = try await organisations.create(details)
        let unit = try await organisations.create(
            UnitDetails(key: "accueil", name: "Lecture", address: "", phone: "01 99 00 12 20", email: "", openingHours: ""), in: other)
        _ = try await town.product.procedures.importFile(
            yaml: LibraryCard.small, organisation: other, units: ["accueil": unit], publish: true, now: town.clock.now)
        let published = try #require(try await town.product.procedures.published(slug: "carte-lecteur", organisation: other))
        return Other(organisation: other, unit: unit, procedure: published.procedure)
    }

    private static func arrived(_ other: Other, _ town: TestTown) async throws -> DossierFacts {
        let viewer = AgentViewer(agent: AgentID(1), organisation: other.organisation, name: "", roles: [other.unit: [.caseworker]])
        let zone = try #require(TimeZone(identifier: "Europe/Paris"))
        let latest = try await town.product.dossiers.latest(of: other.procedure, atMost: 2, for: viewer, now: town.clock.now, zone: zone)
        let only = try #require(latest.count == 1 ? latest.first : nil)
        return try #require(
            try await town.product.dossiers.facts(of: only.reference, for: viewer, zone: zone, words: ProcedureSamples.french, now: town.clock.now))
    }

    private static func attach(_ file: [UInt8], to number: String, _ town: TestTown) async throws -> AttachmentID {
        let reference = try #require(Reference(number))
        let dossier = try #require(try await town.product.dossiers.place(of: reference, for: nil)).dossier
        return try await town.product.attachments.keep(
            document: file, name: "justificatif.pdf", field: AttachedFile.added, for: .dossier(dossier), of: town.organisation, now: town.clock.now
        ).id
    }

    /// What left for the person: the e-mail was not ticked, so that the other authority has none.
    private static func subjects(_ town: TestTown) async throws -> [String] {
        try await town.product.database.read { try $0.rows("SELECT subject FROM outgoing_mail ORDER BY subject").map { try $0.string("subject") } }
            .map(\.breaking)
    }
}
