import App
import Core
import Foundation
import Identity
import Organisations
import TestSupport
import Testing
import TownSupport
import Web

/// A town with one of everything that an address names: a draft, a request with a file, a message, letters, agents of each role, another authority.
struct MatrixTown {
    let town: TestTown
    let owner: TestBrowser
    /// What stands for each parameter, by the beginning of the path in which it is.
    let names: [(prefix: String, parameter: String, value: String)]

    private static let otherHost = "ailleurs.example"

    init() async throws {
        let town = try await TestTown(isDevelopment: false)
        self.town = town
        try await Self.makeOtherAuthority(town)
        try await Self.makeAgents(town)
        owner = town.browser()
        let dossier = try await Self.file(owner)
        let draft = try await Self.draft(owner)
        try await town.bring(TestTown.letter(head: TestTown.withFiles, body: ""), to: ["mairie@essai.example"])
        try await town.work()
        let chief = try await town.browser(as: "manager@essai.example")
        let file = try await chief.get("/bureau/dossiers/\(dossier)").body.firstMatch(of: /fichiers\/(\d+)"/).map { String($0.output.1) }
        let other = try await town.product.identity.addAgent(
            email: #require(EmailAddress("cible@essai.example")), name: "Camille Cible", roles: [:], password: TestTown.password,
            of: town.organisation, now: town.clock.now)
        names = [
            ("/brouillons", "reference", draft), ("/brouillons", "page", "message"), ("/suivi", "page", "message"),
            ("/bureau/demandes", "reference", draft), ("/", "reference", dossier),
            ("/", "file", file ?? "1"), ("/bureau/atelier", "slug", "signalement-voirie"), ("/", "slug", "contact-mairie"),
            ("/suivi", "action", "withdraw"), ("/", "action", "take"), ("/", "agent", "\(other)"), ("/", "unit", "\(town.units["accueil"]!)"),
            ("/", "theme", "contact"), ("/", "moment", "quotidien"), ("/", "field", "piece_jointe"), ("/", "part", "identity"),
        ]
    }

    /// A path of this route that exists, as far as one can be made.
    func path(of route: String) -> String {
        "/"
            + route.split(separator: "/").map { part in
                guard part.hasPrefix(":") else { return String(part) }
                return names.first { route.hasPrefix($0.prefix) && ":" + $0.parameter == part }?.value ?? "1"
            }.joined(separator: "/")
    }

    /// A browser of this viewer, with the token of a form of its own.
    func browser(_ viewer: MatrixViewer) async throws -> TestBrowser {
        switch viewer {
        case .nobody: town.browser()
        case .owner: owner
        case .stranger: try await Self.ready(town.browser())
        case .otherUnit: try await Self.ready(try await town.browser(as: "alix@essai.example"))
        case .otherAuthority: try await otherBrowser()
        default: try await Self.ready(try await town.browser(as: "\(viewer.rawValue.lowercased())@essai.example"))
        }
    }

    private func otherBrowser() async throws -> TestBrowser {
        let browser = TestBrowser(town.product.front.router(town.product.routes), host: Self.otherHost)
        _ = try await browser.get("/bureau/connexion")
        let answer = try await browser.post("/bureau/connexion", ["email": "agent@ailleurs.example", "mot_de_passe": TestTown.password])
        guard answer.status == 303 else { throw TestTownFault.signInRefused(answer.body) }
        return try await Self.ready(browser)
    }

    private static func ready(_ browser: TestBrowser) async throws -> TestBrowser {
        _ = try await browser.get("/suivi")
        return browser
    }

    private static func makeOtherAuthority(_ town: TestTown) async throws {
        let organisations = town.product.organisations
        var own = try #require(try await organisations.organisation(town.organisation))
        own.details.host = "localhost"
        try await organisations.update(own, at: town.clock.now)
        var details = own.details
        (details.slug, details.host, details.name) = ("ailleurs", otherHost, "Ailleurs")
        let other = try await organisations.create(details)
        let unit = try await organisations.create(
            UnitDetails(key: "accueil", name: "Accueil", address: "", phone: "3939", email: "", openingHours: ""), in: other)
        let agent = NewAgent(
            organisation: other, email: try #require(EmailAddress("agent@ailleurs.example")), name: "Gwen Ailleurs",
            roles: [unit: [.caseworker, .administrator]])
        try await town.product.identity.addAgents([agent], sharing: TestTown.password, now: town.clock.now)
    }

    private static func makeAgents(_ town: TestTown) async throws {
        let unit = try #require(town.units["accueil"])
        let agents = try AgentRole.allCases.map { role in
            NewAgent(
                organisation: town.organisation, email: try #require(EmailAddress("\(role.rawValue.lowercased())@essai.example")),
                name: "Agent \(role.rawValue)", roles: [unit: [role]])
        }
        try await town.product.identity.addAgents(agents, sharing: TestTown.password, now: town.clock.now)
    }

    private static func file(_ person: TestBrowser) async throws -> String {
        let path = try await begin(person)
        _ = try await PhotosTests.give(["recto.png"], person, path)
        return try await PhotosTests.file(person, path)
    }

    private static func draft(_ person: TestBrowser) async throws -> String { String(try await begin(person).split(separator: "/")[1]) }

    private static func begin(_ person: TestBrowser) async throws -> String {
        _ = try await person.get("/demarches/contact-mairie")
        let path = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        _ = try await person.get(path)
        return path
    }
}
