import App
import Core
import Foundation
import Identity
import Law
import Storage
import TestSupport
import Testing
import TownSupport

/// One of each kind, made as people and agents make them.
extension MatrixObjects {
    /// A request whose time is over, on a slip that waits for its visa, opened once by the archivist.
    mutating func addArchive(_ town: TestTown) async throws {
        town.clock.advance(days: -40)
        let (_, reference) = try await town.ended(on: town.makeProcedure(.archive), number: 0)
        town.clock.advance(days: 35, hours: -7)
        try await town.night()
        town.clock.advance(days: 5, hours: 7)
        name("/bureau/conservation/bordereaux", "id", try await town.id("elimination_slip"))
        name("/bureau/conservation/consultations", "reference", reference)
    }

    mutating func addHelpers(_ town: TestTown) async throws {
        let (helper, mandate) = try await MandatePathTests.helper(town)
        try await town.product.database.write { connection in
            try connection.run(
                """
                INSERT INTO relay (organisation_id, name, kind, siret, contact, email, phone, reason, state, asked_at)
                SELECT organisation_id, 'Autre relais', 'association', '', 'Dominique', 'autre@relais.example', '', '', state, asked_at FROM relay
                """)
        }
        let second = "/bureau/reglages/aidants/\(try await town.id("relay WHERE name = 'Autre relais'"))"
        let (other, _) = try await MandatePathTests.helper(town, email: "dominique@relais.example", of: second)
        try await MandatePathTests.act(helper, mandate)
        (browsers[.helper], browsers[.otherHelper]) = (helper, other)
        name("/", "mandate", mandate.lastPart)
        name("/", "relay", try await town.id("relay"))
        name("/", "helper", try await town.id("helper"))
        let desk = try await town.browser(as: "chloe@essai.example"), relay = "/bureau/reglages/aidants/\(try await town.id("relay"))"
        _ = try await desk.get(relay)
        _ = try await desk.post(
            relay + "/invitations",
            ["nom": "Sam Petit", "email": "sam@coup.example", "formation.day": "12", "formation.month": "1", "formation.year": "2026"])
        name("/aidants/invitation", "token", try await town.mailed("/aidants/invitation/"))
    }

    mutating func addRepresentative(_ town: TestTown) async throws {
        let (odile, access, _, measure) = try await RepresentativePathTests.representing(town)
        _ = try await RepresentativePathTests.act(odile, access)
        browsers[.representative] = odile
        name("/", "access", access.lastPart)
        name("/", "measure", measure.lastPart)
        name("/", "representative", "1")
        let (desk, other) = try await RepresentativePathTests.measure(town, "CS")
        name("/espace/representations/invitation", "token", try await RepresentativePathTests.invite(desk, other, town).lastPart)
    }

    /// A draft, a request with a file, its private link; those of somebody else; a request written at the counter.
    mutating func addRequests(_ town: TestTown, _ agent: TestBrowser) async throws {
        let owner = town.browser(), other = town.browser()
        let reference = try await Self.file(owner)
        try await town.work()
        link = try await town.mailed("/suivi/lien/")
        name("/", "reference", reference)
        name("/brouillons", "reference", try await Self.draft(owner))
        name("/brouillons/:reference/rendez-vous", "reference", try await Self.draft(owner, of: "signature"))
        name("/brouillons/:reference/rendez-vous", "field", "moment")
        _ = try await Self.file(other)
        try await town.work()
        let otherLink = try await town.mailed("/suivi/lien/")
        #expect(link != otherLink)
        for (viewer, key) in [(MatrixViewer.linkHolder, link), (.otherLinkHolder, otherLink)] {
            let browser = town.browser()
            _ = try await browser.follow(try await browser.get("/suivi/lien/\(key)"))
            browsers[viewer] = try await MatrixAgents.ready(browser)
        }
        (browsers[.owner], browsers[.otherOwner]) = (owner, other)
        (browsers[.nobody], browsers[.stranger]) = (town.browser(), try await MatrixAgents.ready(town.browser()))
        let page = try await owner.get("/suivi/\(reference)?depot=1")
        name("/avis", "key", try Self.part(/href="\/avis\/([^"]+)"/, page))
        try await WithdrawalTests.publish(town)
        name("/suivi/:reference/actions", "reference", try await WithdrawalTests.file(owner))
        name("/suivi/:reference/actions", "action", "withdraw")
        // Mails leave in the order of their requests.
        try await town.work()
        let files = try await agent.get("/bureau/dossiers/\(reference)")
        name("/", "file", try Self.part(/fichiers\/(\d+)"/, files))
        try await addEntry(town)
        try await addRating(town)
    }

    private mutating func addEntry(_ town: TestTown) async throws {
        let agent = try await MatrixAgents.browser(.reception, town)
        let choice = try await agent.get("/bureau/demandes/nouvelle")
        let procedure = try Self.part(/<option value="([^"]+)">Faire légaliser une signature/, choice)
        let entry = try await agent.post("/bureau/demandes/nouvelle", ["demarche": procedure, "canal": "counter"])
        let reference = try #require(entry.location?.firstMatch(of: /demandes\/([0-9A-Z-]{14})/), "\(choice.body)").output.1
        name("/bureau/demandes", "reference", String(reference))
        name("/bureau/demandes", "field", "moment")
        // What is being written at the counter opens in that browser alone.
        browsers[.reception] = agent
    }

    private mutating func addRating(_ town: TestTown) async throws {
        let person = town.browser(), link = try await RatingPathTests.ratingLink(person)
        _ = try await person.get(link)
        _ = try await person.post(link, ["satisfaction": "bad", "contact_tried": "non", "verbatim": "Bien"])
        name("/bureau/avis", "rating", try await town.id("rating"))
        try await town.work()
        name("/suivi/lien", "key", try await town.mailed("/suivi/lien/"))
    }

    /// What waits for somebody else's word: the other parent, a supervisor, another administration.
    mutating func addAgreements(_ town: TestTown, _ agent: TestBrowser) async throws {
        let (person, number) = try await SecondParentTests.filed(town)
        _ = try await SecondParentTests.ask(person, number)
        name("/accord-parental", "token", try await town.mailed("/accord-parental/"))
        let desk = "/bureau/dossiers/\(try #require(value(of: "reference", in: "/suivi")))/accord"
        _ = try await agent.get(desk)
        let asked = try await agent.post(desk, ["qui": "supervisor", "email": "nadia@exemple.example"])
        #expect(asked.status == 303, "\(asked.body)")
        name("/accord/", "token", try await town.mailed("/accord/"))
        let (_, sent) = try await LibraryCard.file(town)
        let path = "/bureau/dossiers/\(sent)/transmission", form = try await agent.get("\(path)?vers=ailleurs")
        _ = try await agent.post(
            path,
            [
                "vers": "ailleurs", "version": Self.part(/name="version" value="(\d+)"/, form), "moyen": "email", "nom": "Département",
                "courriel": "contact@departement.example", "donnee": "nom",
            ])
        try await town.work()
        name("/transmission", "key", try await town.mailed("/transmission/"))
        name("/bureau/dossiers/:reference/transmission.zip", "reference", sent)
    }

    /// The space of the request's person, who opened it by its link and put it there; and somebody else's.
    mutating func addSpaces(_ town: TestTown) async throws {
        let person = try await SpaceTests.signedIn(town, "amina@exemple.example")
        let reference = try #require(value(of: "reference", in: "/suivi"))
        _ = try await person.follow(try await person.get("/suivi/lien/\(link)"))
        _ = try await person.get("/suivi/\(reference)")
        _ = try await person.post("/suivi/\(reference)/espace")
        name("/", "document", try await Self.keep(person))
        name("/espace/compte/sessions", "session", try await town.id("person_session WHERE person_id = (SELECT MAX(id) FROM person)"))
        let other = try await SpaceTests.signedIn(town, "bruno@exemple.example")
        _ = try await Self.keep(other)
        _ = try await Self.file(other)
        (browsers[.person], browsers[.otherPerson]) = (person, other)
        let draft = try await Self.draft(person), begun = try await Self.draft(town.browser())
        for place in ["documents", "pages/:page/informations"] { name("/brouillons/:reference/\(place)", "reference", draft) }
        _ = try await person.get("/reprendre")
        _ = try await person.post("/reprendre", ["numero": begun])
        name("/brouillons/:reference/espace", "reference", begun)
        let visitor = town.browser()
        _ = try await visitor.get("/espace/connexion")
        _ = try await visitor.post("/espace/lien", ["email": "zoe@exemple.example", "retour": ""])
        name("/espace/lien", "token", try await town.mailed("/espace/lien/"))
    }

    private static func keep(_ person: TestBrowser) async throws -> String {
        _ = try await person.get("/espace/documents")
        _ = try await OwnDocumentsTests.add(Array("Quittance de loyer de mars 2026.".utf8), person)
        return try part(/\/espace\/documents\/(\d+)/, try await person.get("/espace/documents"))
    }

    static func file(_ person: TestBrowser) async throws -> String {
        let path = try await begin(person, "contact-mairie")
        _ = try await PhotosTests.give(["recto.png"], person, path)
        return try await PhotosTests.file(person, path)
    }

    private static func draft(_ person: TestBrowser, of slug: String = "contact-mairie") async throws -> String {
        String(try await begin(person, slug).split(separator: "/")[1])
    }

    private static func begin(_ person: TestBrowser, _ slug: String) async throws -> String {
        _ = try await person.get("/demarches/\(slug)")
        let path = try #require(try await person.post("/demarches/\(slug)/brouillons").location)
        _ = try await person.get(path)
        return path
    }

    static func part(_ pattern: Regex<(Substring, Substring)>, _ page: TestBrowser.Page) throws -> String {
        String(try #require(page.body.firstMatch(of: pattern), "\(page.status) \(page.location ?? "") \(page.body)").output.1)
    }
}

extension String {
    /// What follows the last stroke, without the query.
    var lastPart: String { split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? "" }
}

extension TestTown {
    /// The first row of a table.
    func id(_ table: String) async throws -> String {
        let row = try await product.database.read { try $0.row(SQL(trusted: "SELECT id FROM \(table) ORDER BY id LIMIT 1"))?.int("id") }
        return "\(try #require(row, "\(table) is empty"))"
    }

    /// What follows this beginning in the latest mail that has it.
    func mailed(_ beginning: String) async throws -> String {
        let pattern = try Regex("https://demarches\\.essai\\.example\(beginning)([^\\s?]+)", as: (Substring, Substring).self)
        let texts = try await outbox("text")
        return String(try #require(texts.reversed().compactMap { $0.firstMatch(of: pattern) }.first, "\(beginning) in \(texts)").output.1)
    }
}
