import Core
import Foundation
import HTTPTypes
import Hummingbird
import OpenID
import Organisations
import Secrets
import Storage
import TestSupport
import Web

@testable import Identity

/// Admiville's desk on a fixed morning: Amina administers, Bruno handles requests in one of the two services. The clock moves when told to.
struct World {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)  // 2 March 2026, 08:00 UTC
    static let password = "Cheval-Agrafe-Pile-7"
    static let amina = EmailAddress("amina.benali@admiville.example")!
    static let bruno = EmailAddress("bruno.petit@admiville.example")!

    let clock = Clock()
    let database: any Database
    let organisations: OrganisationsFeature
    let identity: IdentityFeature
    let passwords: any PasswordHashing
    let admiville: OrganisationID
    let civilStatus: UnitID
    let roads: UnitID
    let aminaID: AgentID
    let brunoID: AgentID

    init(_ engine: TestEngine = .sqlite, passwords: any PasswordHashing = Argon2id(cost: .light), provider: AgentProvider? = nil) async throws {
        database = try await TestDatabase.open(engine, migrations: OrganisationsFeature.migrations + IdentityFeature.migrations)
        organisations = OrganisationsFeature(database: database, siteMap: NoMap())
        admiville = try await organisations.create(Self.town("admiville", host: "localhost"))
        civilStatus = try await organisations.create(Self.unit("etat-civil", "État civil"), in: admiville)
        roads = try await organisations.create(Self.unit("voirie", "Voirie"), in: admiville)
        self.passwords = passwords
        identity = IdentityFeature(
            database: database, units: Units(organisations: organisations), secret: Array(0..<32), passwords: passwords, provider: provider)
        aminaID = try await identity.addAgent(
            email: Self.amina, name: "Amina Benali", roles: [civilStatus: [.administrator]], password: Self.password, of: admiville, now: Self.morning
        )
        brunoID = try await identity.addAgent(
            email: Self.bruno, name: "Bruno Petit", roles: [roads: [.caseworker, .reception]], password: Self.password, of: admiville,
            now: Self.morning)
    }

    func anotherTown() async throws -> OrganisationID {
        try await organisations.create(Self.town("ailleurs", host: "ailleurs.example"))
    }

    func roads(of town: OrganisationID) async throws -> UnitID { try await organisations.create(Self.unit("voirie", "Voirie"), in: town) }

    private static func town(_ slug: String, host: String) -> OrganisationDetails {
        OrganisationDetails(
            slug: slug, name: slug.capitalized, host: host, baseURL: "https://\(host)", zone: TimeZone(identifier: "Europe/Paris")!,
            phone: "02 99 00 00 00", address: "1 place de la Mairie", openingHours: "", email: "accueil@admiville.example")
    }

    private static func unit(_ key: String, _ name: String) -> UnitDetails {
        UnitDetails(key: key, name: name, address: "", phone: "3939", email: "", openingHours: "")
    }

    func browser(with more: [Route] = []) throws -> TestBrowser {
        let front = Front(
            questions: Questions(organisations: organisations, identity: identity), catalogues: try EmbeddedAssets.catalogues(),
            settings: .init(formKey: Array(0..<32), isSecure: false, trustsProxy: true), clock: { [clock] in clock.now })
        return TestBrowser(front.router(CommonRoutes.all + identity.routes + Desk(identity: identity).routes + more))
    }

    /// A browser in which this agent signed in.
    func signedIn(_ email: EmailAddress = bruno) async throws -> TestBrowser {
        let browser = try browser()
        _ = try await browser.signIn(email)
        return browser
    }
}

extension TestBrowser {
    func signIn(_ email: EmailAddress, _ password: String = World.password, retour: String? = nil) async throws -> Page {
        _ = try await get("/bureau/connexion")
        return try await post("/bureau/connexion", ["email": email.description, "mot_de_passe": password, "retour": retour ?? ""])
    }

    /// The same try, from another address.
    func tryPassword(_ email: String, _ password: String, from address: String) async throws -> Page {
        if token == nil { _ = try await get("/bureau/connexion") }
        let body = "_jeton=\(token ?? "")&email=\(email.percentEncoded)&mot_de_passe=\(password.percentEncoded)"
        let headers: HTTPFields = [HTTPField.Name("X-Forwarded-For")!: address]
        return try await send(.post, "/bureau/connexion", body: Array(body.utf8), type: "application/x-www-form-urlencoded", headers: headers)
    }
}

extension Argon2id.Cost {
    /// For tests that are not about hashing.
    static let light = Argon2id.Cost(memory: 64, passes: 1)
}

/// A clock that stands still until it is moved.
final class Clock: @unchecked Sendable {
    private let lock = NSLock()
    private var time = World.morning

    var now: Date { lock.withLock { time } }
    func move(_ seconds: TimeInterval) { lock.withLock { time += seconds } }
    /// To the time of today: that of the tokens of a provider.
    func start() { lock.withLock { time = Date() } }
}

/// A few pages of the desk that belong to other rooms.
private struct Desk {
    let identity: IdentityFeature

    var routes: [Route] {
        [
            .agents(.get, "/bureau") { visit in
                visit.visit.page(title: "Bureau", "<h1>Bureau de \(visit.viewer.name)</h1><form>\(visit.visit.formToken)</form>")
            },
            .agents(.get, "/bureau/dossiers/1") { $0.visit.page(title: "Dossier", "<h1>Dossier</h1>") },
            .post("/bureau/dossiers/1/note") { visit in
                guard let agent = visit.agent else { return identity.signInAgain(visit) }
                return visit.page(title: "Note", "<h1>\(agent.name) : \(visit.form.text("note") ?? "")</h1>")
            },
        ]
    }
}

private struct Questions: FrontQuestions {
    let organisations: OrganisationsFeature
    let identity: IdentityFeature

    func site(host: String?) async throws -> Site { try await organisations.site(host: host, now: World.morning) }
    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? {
        try await identity.agent(session: session, organisation: site.organisation, now: now)
    }
}

private struct Units: UnitNames {
    let organisations: OrganisationsFeature

    func unitNames(of organisation: OrganisationID) async throws -> [UnitName] {
        try await organisations.units(of: organisation).map { UnitName(id: $0.id, name: $0.name) }
    }
}

private struct NoMap: SiteMapSource {
    func siteMap(of organisation: OrganisationID) async throws -> [SiteMapSection] { [] }
}
