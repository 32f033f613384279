import Core
import TestSupport
import Testing

@testable import Identity

@Suite("Administering agents")
struct AgentPagesTests {
    static let path = "/bureau/reglages/agents"

    @Test("Pages have a title, one heading, and all their words, in both languages")
    func shape() async throws {
        let world = try await World()
        let browser = try await world.signedIn(World.amina)
        let paths = [Self.path, Self.path + "/nouveau", Self.path + "/\(world.brunoID)", "/bureau/mon-compte"]
        for language in ["fr", "en"] {
            for path in paths {
                let page = try await browser.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(page.body.firstMatch(of: /<title>[^<\[]+ – Admiville<\/title>/) != nil, "\(path)")
                #expect(page.body.matches(of: /<h1[ >]/).count == 1, "\(path)")
                #expect(!page.contains("[identity."), "\(path) \(language)")
                #expect(page.contains("<html lang=\"\(language)\">"))
            }
            _ = try await browser.post("/langue", ["langue": "en"])
        }
    }

    @Test("Only administrators see them")
    func roles() async throws {
        let world = try await World()
        let bruno = try await world.signedIn()
        _ = try await bruno.get("/bureau")

        for path in [Self.path, Self.path + "/nouveau", Self.path + "/\(world.brunoID)"] {
            #expect(try await bruno.get(path).status == 403, "\(path)")
        }
        for action in ["", "/lien", "/desactivation", "/reactivation"] {
            #expect(try await bruno.post(Self.path + "/\(world.aminaID)\(action)").status == 403, "\(action)")
        }
    }

    @Test("A new agent is created with a link, shown once")
    func create() async throws {
        let world = try await World()
        let browser = try await world.signedIn(World.amina)
        _ = try await browser.get(Self.path + "/nouveau")

        let page = try await browser.post(
            Self.path + "/nouveau", ["name": "Chloé Morel", "email": "Chloe@Admiville.example", "roles.\(world.roads)": "reception"])

        let link = try #require(page.body.firstMatch(of: /value="https:\/\/localhost(\/bureau\/activation\/[^"]+)"/)?.output.1)
        #expect(try await world.browser().get(String(link)).contains("Chloé Morel"))
        let chloe = try await world.identity.agents.find(email: EmailAddress("chloe@admiville.example")!, of: world.admiville)
        #expect(chloe?.roles == [world.roads: [.reception]])
        #expect(chloe?.state == .invited)
    }

    @Test("What decisions say after a name is written by an administrator, and read by its agent", arguments: TestEngine.allCases)
    func quality(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn(World.amina)
        let path = Self.path + "/\(world.brunoID)"
        let version = try #require(try await browser.get(path).body.firstMatch(of: /name="version" value="(\d+)"/)?.output.1)

        let answer = try await browser.post(
            path,
            [
                "name": "Bruno Petit", "quality": "Responsable de la voirie", "email": World.bruno.description, "version": String(version),
                "roles.\(world.roads)": "caseworker",
            ])

        #expect(answer.status == 303)
        #expect(try await world.identity.quality(of: world.brunoID) == "Responsable de la voirie")
        #expect(try await world.identity.quality(of: world.aminaID) == nil)
        #expect(try await world.signedIn().get("/bureau/mon-compte").contains("Responsable de la voirie"))
    }

    @Test("A refused agent is shown again, with what was typed and ticked")
    func refused() async throws {
        let world = try await World()
        let browser = try await world.signedIn(World.amina)
        _ = try await browser.get(Self.path + "/nouveau")

        let empty = try await browser.post(Self.path + "/nouveau", ["name": "", "email": "chloe"])
        let taken = try await browser.post(
            Self.path + "/nouveau", ["name": "Autre Bruno", "email": "bruno.petit@admiville.example", "roles.\(world.roads)": "manager"])

        for field in ["name", "email", "roles"] { #expect(empty.contains("href=\"#\(field)\""), "\(field)") }
        #expect(taken.status == 422 && taken.contains("a déjà cette adresse"))
        #expect(taken.body.firstMatch(of: /value="manager" checked/) != nil)
    }

    @Test("Roles outside the authority's services are not given")
    func foreignUnit() async throws {
        let world = try await World()
        let other = try await world.anotherTown()
        let foreign = try await world.roads(of: other)
        let browser = try await world.signedIn(World.amina)
        _ = try await browser.get(Self.path)

        _ = try await browser.post(
            Self.path + "/\(world.brunoID)",
            [
                "version": "1", "name": "Bruno Petit", "email": World.bruno.description, "roles.\(foreign)": "administrator",
                "roles.\(world.roads)": "manager",
            ])

        #expect(try await world.identity.agents.find(world.brunoID, of: world.admiville)?.roles == [world.roads: [.manager]])
    }

    @Test("Changed roles are in force on the next page")
    func changesRoles() async throws {
        let world = try await World()
        let (amina, bruno) = (try await world.signedIn(World.amina), try await world.signedIn())
        _ = try await bruno.get("/bureau")
        _ = try await amina.get(Self.path)

        let answer = try await amina.post(
            Self.path + "/\(world.brunoID)",
            ["version": "1", "name": "Bruno Petit", "email": World.bruno.description, "roles.\(world.civilStatus)": "administrator"])

        #expect(answer.status == 303)
        #expect(try await bruno.get(Self.path).status == 200)
    }

    @Test("A save over somebody else's is refused, then allowed")
    func conflict() async throws {
        let world = try await World()
        let browser = try await world.signedIn(World.amina)
        _ = try await browser.get(Self.path)
        let fields: KeyValuePairs = [
            "version": "1", "name": "Bruno Le Petit", "email": World.bruno.description, "roles.\(world.roads)": "manager",
        ]
        _ = try await browser.post(Self.path + "/\(world.brunoID)", fields)

        let refused = try await browser.post(Self.path + "/\(world.brunoID)", fields)

        #expect(refused.status == 422)
        #expect(refused.contains("Quelqu&#39;un a modifié ce compte"))
        #expect(refused.contains("name=\"version\" value=\"2\""))
    }

    @Test("A deactivated agent is out at once; reactivated, they come back with their password")
    func deactivates() async throws {
        let world = try await World()
        let (amina, bruno) = (try await world.signedIn(World.amina), try await world.signedIn())
        _ = try await bruno.get("/bureau")
        _ = try await amina.get(Self.path)

        _ = try await amina.post(Self.path + "/\(world.brunoID)/desactivation")
        let out = try await bruno.get("/bureau").status
        _ = try await amina.post(Self.path + "/\(world.brunoID)/reactivation")

        #expect(out == 303)
        #expect(try await world.browser().signIn(World.bruno).status == 303)
    }

    @Test("The last administrator can neither leave nor lose the role", arguments: TestEngine.allCases)
    func lastAdministrator(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        var amina = try #require(try await world.identity.agents.find(world.aminaID, of: world.admiville))
        let before = amina
        amina.roles = [world.roads: [.manager]]
        await #expect(throws: IdentityProblem.lastAdministrator) { try await world.identity.agents.save(amina) }
        amina = before
        amina.state = .deactivated
        await #expect(throws: IdentityProblem.lastAdministrator) { try await world.identity.agents.save(amina) }

        #expect(try await world.identity.agents.find(world.aminaID, of: world.admiville) == before)
    }

    @Test("Two administrators who remove each other at once leave one", arguments: TestEngine.allCases)
    func removeEachOther(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        var bruno = try #require(try await world.identity.agents.find(world.brunoID, of: world.admiville))
        bruno.roles = [world.roads: [.administrator]]
        try await world.identity.agents.save(bruno)
        let both = try await world.identity.agents.all(of: world.admiville).map { agent in
            var agent = agent
            agent.state = .deactivated
            return agent
        }

        let removed = await withTaskGroup(of: Bool.self) { group in
            for agent in both { group.addTask { (try? await world.identity.agents.save(agent)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(removed == 1)
    }

    @Test("Agents are found by the beginning of a name")
    func search() async throws {
        let browser = try await World().signedIn(World.amina)

        let found = try await browser.get(Self.path + "?q=PET")
        let nobody = try await browser.get(Self.path + "?q=zzz")

        #expect(found.contains("Bruno Petit") && !found.contains("amina.benali@"))
        #expect(nobody.contains("Aucun agent ne correspond"))
    }

    @Test("An agent of another authority does not exist")
    func foreignAgent() async throws {
        let world = try await World()
        let other = try await world.anotherTown()
        let foreign = try await world.identity.addAgent(
            email: World.bruno, name: "Bruno d'ailleurs", roles: [:], password: World.password, of: other, now: World.morning)
        let browser = try await world.signedIn(World.amina)
        _ = try await browser.get(Self.path)

        #expect(try await browser.get(Self.path + "/\(foreign)").status == 404)
        for action in ["", "/lien", "/desactivation"] { #expect(try await browser.post(Self.path + "/\(foreign)\(action)").status == 404) }
    }
}
