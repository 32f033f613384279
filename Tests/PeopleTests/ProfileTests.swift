import Core
import Forms
import Foundation
import ProviderSupport
import TestSupport
import Testing
import Web

@testable import OpenID
@testable import People
@testable import Storage

/// What a person keeps of themselves: theirs alone, sealed where it is stored, gone when they want.
@Suite("A person's profile", .serialized)
struct ProfileTests {
    private static let path = "/espace/informations"

    private func written(_ world: World, _ email: String = World.amina) async throws -> TestBrowser {
        let browser = try await world.signedIn(email)
        _ = try await browser.get(Self.path)
        let answer = try await browser.post(
            Self.path,
            [
                "civility": "madame", "firstName": "Amina", "lastName": "Benali-Kerouedan", "birthDate.day": "3", "birthDate.month": "3",
                "birthDate.year": "1985", "phone": "06 39 98 12 34", "organisationName": "Ma société", "level": "franceConnect",
            ])
        #expect(answer.location == Self.path + "?fait=garde")
        return browser
    }

    @Test("Kept, shown again, and unreadable in every table", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await written(world)

        #expect(try await browser.get(Self.path).contains("Benali-Kerouedan"))
        #expect(try await world.stores("Benali-Kerouedan") == false)
        #expect(try await world.stores("admiville") == true, "the search finds what is in clear")
    }

    @Test("Only what was offered is kept", arguments: TestEngine.allCases)
    func offered(engine: TestEngine) async throws {
        let world = try await World(engine)
        _ = try await written(world)
        let viewer = try await world.viewer(World.amina)

        let known = try await world.people.known(of: viewer, session: "")

        #expect(known.map(\.role) == [.civility, .firstName, .lastName, .birthDate, .phone])
        #expect(known.first { $0.role == .birthDate }?.answer == .text("1985-03-03"))
        #expect(try await world.people.persons.find(viewer.person, of: world.town)?.level == .declared)
    }

    @Test("What was answered in a form is added to it, as its own questions read it; the rest stays", arguments: TestEngine.allCases)
    func kept(engine: TestEngine) async throws {
        let world = try await World(engine)
        _ = try await written(world)
        let viewer = try await world.viewer(World.amina), today = LocalDate(world.clock.now, in: .gmt)
        let told: [FieldRole: Answer] = [
            .lastName: .text("Benali-Kerouedan"), .email: .text("amina@autre.example"), .birthCommune: .text("rennes"),
            .organisationName: .text("Ma société"),
        ]

        let news = try await world.people.news(among: told, of: viewer, on: today)
        try await world.people.keep(news, of: viewer, on: today, now: world.clock.now)

        #expect(news == [.email: .text("amina@autre.example"), .birthCommune: .text("35238")])
        let known = try await world.people.known(of: viewer, session: "")
        #expect(known.first { $0.role == .email }?.answer == .text("amina@autre.example") && known.contains { $0.role == .phone })
        #expect(try await world.people.news(among: told, of: viewer, on: today).isEmpty)
        #expect(try await !world.stores("amina@autre.example"))
    }

    @Test("The day on which something was kept is stored, and not the moment", arguments: TestEngine.allCases)
    func day(engine: TestEngine) async throws {
        let world = try await World(engine)
        _ = try await written(world)

        let at = try await world.database.read { try $0.row("SELECT updated_at FROM person_profile")?.date("updated_at") }

        #expect(at == LocalDate(world.clock.now, in: .gmt).start(in: .gmt) && at != world.clock.now)
    }

    @Test("Another person has nothing of it, and erases nothing of it", arguments: TestEngine.allCases)
    func others(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await written(world)
        let bruno = try await world.signedIn("bruno@exemple.example")

        #expect(try await bruno.get(Self.path).contains("Benali") == false)
        _ = try await bruno.post(Self.path + "/effacement")

        #expect(try await browser.get(Self.path).contains("Benali-Kerouedan"))
        #expect(try await world.people.known(of: world.viewer("bruno@exemple.example"), session: "").isEmpty)
    }

    @Test("A row that is moved to another person does not open", arguments: TestEngine.allCases)
    func moved(engine: TestEngine) async throws {
        let world = try await World(engine)
        _ = try await written(world)
        let bruno = try await world.viewer("bruno@exemple.example")
        try await world.database.write { _ = try $0.run("UPDATE person_profile SET person_id = \(bruno.person)") }

        await #expect(throws: (any Error).self) { try await world.people.known(of: bruno, session: "") }
    }

    @Test("Erased by its person, and with the space", arguments: TestEngine.allCases)
    func erased(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await written(world)
        _ = try await browser.get(Self.path)
        _ = try await browser.post(Self.path + "/effacement")
        #expect(try await world.count("person_profile") == 0)

        let again = try await written(world)
        _ = try await again.get("/espace/compte/fermeture")
        _ = try await again.post("/espace/compte/fermeture")

        #expect(try await world.count("person_profile") == 0)
        #expect(try await world.count("person") == 0)
    }

    @Test("What cannot be right is refused with what was typed, and nothing changes")
    func refused() async throws {
        let world = try await World()
        let browser = try await written(world)
        _ = try await browser.get(Self.path)

        let answer = try await browser.post(Self.path, ["lastName": "Autre", "email": "pas une adresse"])

        #expect(answer.status == 422 && answer.contains("pas une adresse"))
        #expect(try await browser.get(Self.path).contains("Benali-Kerouedan"))
    }
}

/// What FranceConnect says of who came in by it.
@Suite("An identity given by FranceConnect", .serialized)
struct GivenIdentityTests {
    private func arrived(_ world: World) async throws -> TestBrowser {
        let browser = try world.browser()
        let departure = try #require(try await browser.get("/espace/franceconnect").location)
        let sent = try JSON(bytes: await HTTPSExchange(allowsHTTP: true).ask(departure, form: nil, bearer: nil).body)
        _ = try await browser.get("/espace/franceconnect/retour?code=\(sent["code"]?.string ?? "")&state=\(sent["state"]?.string ?? "")")
        return browser
    }

    @Test("Is offered in that session, sealed under its key, kept only where a box is ticked", arguments: TestEngine.allCases)
    func offered(engine: TestEngine) async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await World(engine, franceConnect: OpenIDClient(provider.settings("pivot")))
            world.clock.start()
            let browser = try await arrived(world)
            let page = try await browser.get("/espace/informations")
            #expect(page.contains("DUBOIS") && page.contains("Donné par FranceConnect"))
            #expect(try await world.stores("DUBOIS") == false)

            #expect(try await browser.post("/espace/informations/franceconnect").status == 422)
            _ = try await browser.post("/espace/informations/franceconnect", ["donnees": "lastName", "donnees": "organisationName"])

            let other = try await arrived(world)
            let viewer = try await world.latestViewer()
            let known = try await world.people.known(of: viewer, session: "")
            #expect(known.map(\.role) == [.lastName])
            _ = try await other.get("/espace")
            _ = try await other.post("/espace/deconnexion")
            _ = try await browser.get("/espace")
            _ = try await browser.post("/espace/deconnexion")
            #expect(try await world.count("person_session") == 0)
        }
    }

    @Test("What is partial or unknown is left out, never guessed")
    func partial() {
        let claims: JSON = ["given_name": "Angela", "birthdate": "1962-00-00", "gender": "unknown", "family_name": "\u{7}", "email": 12]

        let profile = Profile(given: claims)

        #expect(profile == Profile(Answers(["firstName": .text("Angela")])))
        #expect(Profile(given: ["gender": "male"])[.civility] == .text("monsieur"))
    }

    @Test("A place of birth is a commune, or a country for who was born abroad; a commune that is no more is said, and kept by nobody")
    func born() {
        CommuneList.installed = EmbeddedAssets.communes
        let today = LocalDate("2026-11-23")!

        #expect(Profile(given: ["birthplace": "75107", "birthcountry": "99100"])[.birthCommune] == .text("75107"))
        #expect(Profile(given: ["birthplace": "", "birthcountry": "99127"]) == Profile(Answers(["birthCountry": .text("IT")])))
        #expect(Profile(given: ["birthplace": "n'importe", "birthcountry": "99999"]).isEmpty)
        let lost = Profile(given: ["birthplace": "49001"])
        #expect(lost[.birthCommune] == .text("49001") && Profile().news(among: lost.byRole, on: today).isEmpty)
    }

    @Test("A commune that is no more is told on one's page, with no box to keep it", arguments: TestEngine.allCases)
    func lostOnPage(engine: TestEngine) async throws {
        CommuneList.installed = EmbeddedAssets.communes
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await World(engine, franceConnect: OpenIDClient(provider.settings("merged")))
            world.clock.start()
            let browser = try await arrived(world)

            let page = try await browser.get("/espace/informations")
            #expect(page.contains("donne le code 49001 pour votre commune de naissance") && !page.contains("value=\"birthCommune\""))
            let kept = try await browser.post("/espace/informations/franceconnect", ["donnees": "birthCommune", "donnees": "lastName"])

            #expect(kept.status == 303)
            #expect(try await world.people.known(of: world.latestViewer(), session: "").map(\.role) == [.lastName])
        }
    }
}

extension World {
    /// Whether a text is in clear anywhere in what is stored.
    func stores(_ text: String) async throws -> Bool {
        let wanted = Array(text.utf8)
        return try await database.read { connection in
            for table in ["person", "person_session", "person_profile", "person_link", "person_identity", "organisation"] {
                for row in try connection.rows(SQL(trusted: "SELECT * FROM \(table)")) where row.values.contains(where: { $0.holds(wanted) }) {
                    return true
                }
            }
            return false
        }
    }

    /// The latest session to have been opened.
    func latestViewer() async throws -> PersonViewer {
        let digest = try await database.read {
            try $0.row("SELECT token_digest FROM person_session ORDER BY id DESC LIMIT 1")?.string("token_digest")
        }
        return try #require(try await people.openSession(digest ?? "", of: town, at: clock.now)?.viewer)
    }
}

extension SQLValue {
    fileprivate func holds(_ wanted: [UInt8]) -> Bool {
        switch self {
        case .text(let text): Array(text.utf8).firstRange(of: wanted) != nil
        case .bytes(let bytes): bytes.firstRange(of: wanted) != nil
        default: false
        }
    }
}
