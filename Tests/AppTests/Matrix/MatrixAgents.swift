import App
import Core
import Identity
import Organisations
import TestSupport
import Testing
import TownSupport
import Web

/// Agents of each role, of another unit, and of another authority.
enum MatrixAgents {
    static func make(_ town: TestTown) async throws {
        try await makeOtherAuthority(town)
        let (unit, other) = (try #require(town.units["accueil"]), try #require(town.units["etat-civil"]))
        var agents = try AgentRole.allCases.map { try agent($0.rawValue.lowercased(), town.organisation, unit, [$0]) }
        agents.append(try agent("autreservice", town.organisation, other, [.reception, .caseworker, .manager]))
        agents.append(try agent("tous-roles", town.organisation, unit, Set(AgentRole.allCases)))
        try await town.product.identity.addAgents(agents, sharing: TestTown.password, now: town.clock.now)
    }

    /// Somebody with every role in the request's unit, by whom what agents make is made.
    static func everything(_ town: TestTown) async throws -> TestBrowser { try await ready(town.browser(as: "tous-roles@essai.example")) }

    static func browser(_ viewer: MatrixViewer, _ town: TestTown) async throws -> TestBrowser {
        switch viewer {
        case .otherUnit: try await ready(town.browser(as: "autreservice@essai.example"))
        case .otherAuthority: try await otherBrowser(town)
        default: try await ready(town.browser(as: "\(viewer.rawValue.lowercased())@essai.example"))
        }
    }

    /// With the token of a form.
    static func ready(_ browser: TestBrowser) async throws -> TestBrowser {
        _ = try await browser.get("/suivi")
        return browser
    }

    private static func otherBrowser(_ town: TestTown) async throws -> TestBrowser {
        let browser = TestBrowser(town.product.front.router(town.product.routes), host: MatrixObjects.otherHost)
        _ = try await browser.get("/bureau/connexion")
        let answer = try await browser.post("/bureau/connexion", ["email": "agent@ailleurs.example", "mot_de_passe": TestTown.password])
        guard answer.status == 303 else { throw TestTownFault.signInRefused(answer.body) }
        return try await ready(browser)
    }

    private static func agent(_ name: String, _ organisation: OrganisationID, _ unit: UnitID, _ roles: Set<AgentRole>) throws -> NewAgent {
        NewAgent(
            organisation: organisation, email: try #require(EmailAddress("\(name)@essai.example")), name: "Agent \(name)", roles: [unit: roles])
    }

    private static func makeOtherAuthority(_ town: TestTown) async throws {
        let organisations = town.product.organisations
        var own = try #require(try await organisations.organisation(town.organisation))
        own.details.host = "localhost"
        try await organisations.update(own, at: town.clock.now)
        var details = own.details
        (details.slug, details.host, details.name) = ("ailleurs", MatrixObjects.otherHost, "Ailleurs")
        let other = try await organisations.create(details)
        let unit = try await organisations.create(
            UnitDetails(key: "accueil", name: "Accueil", address: "", phone: "3939", email: "", openingHours: ""), in: other)
        let agent = NewAgent(
            organisation: other, email: try #require(EmailAddress("agent@ailleurs.example")), name: "Gwen Ailleurs",
            roles: [unit: Set(AgentRole.allCases)])
        try await town.product.identity.addAgents([agent], sharing: TestTown.password, now: town.clock.now)
    }
}
