import Core
import Foundation
import HTTPTypes
import Hummingbird
import Law
import Organisations
import Secrets
import Storage
import TestSupport
import Web

@testable import Mandates

/// A small town where one association helps. The clock moves when told to; mails and short messages are read by the test.
struct World {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)  // 2 March 2026, 08:00 UTC
    static let phrase = "le vieux canard mange trois poires vertes lentement"
    static let gatewayToken = "jeton-de-la-passerelle-1234"
    static let agent = AgentViewer(
        agent: AgentID(1), organisation: OrganisationID(1), name: "Chloé Renard", roles: [UnitID(1): [.administrator, .caseworker]])

    let clock = Clock()
    let database: any Database
    let organisations: OrganisationsFeature
    let room: MandatesFeature
    let mailbox = Mailbox()
    let phone = FakePhone()
    let town: OrganisationID

    init(_ engine: TestEngine = .sqlite) async throws {
        database = try await TestDatabase.open(engine, migrations: OrganisationsFeature.migrations + MandatesFeature.migrations)
        organisations = OrganisationsFeature(database: database, siteMap: NoMap())
        town = try await organisations.create(
            OrganisationDetails(
                slug: "admiville", name: "Admiville", host: "localhost", baseURL: "https://localhost", zone: TimeZone(identifier: "Europe/Paris")!,
                phone: "02 99 00 00 00", address: "1 place de la Mairie", openingHours: "", email: "accueil@admiville.example"))
        room = MandatesFeature(
            database: database, secret: Array(0..<32), passphrases: Argon2id(cost: .light), letters: mailbox, messages: phone, cards: OneCard(),
            printer: NoPrinter(), procedures: FewProcedures(), shared: NothingShared())
    }

    func browser() throws -> TestBrowser { TestBrowser(try router()) }

    func administrator() throws -> TestBrowser {
        let browser = try browser()
        browser.setCookie("bureau", "cle")
        return browser
    }

    /// An organisation that asked and was validated.
    func relay(_ desk: TestBrowser, name: String = "Coup de main") async throws -> RelayID {
        let asking = try browser()
        _ = try await asking.get("/aidants/habilitation")
        _ = try await asking.post(
            "/aidants/habilitation",
            [
                "organisme": name, "genre": "association", "siret": "732 829 320 00074", "contact": "Inès Faure", "email": "ines@coup.example",
                "raison": "Permanence le mardi",
            ])
        guard let relay = try await room.relays.all(of: town).first(where: { $0.name == name }) else { throw Missing(what: "relay") }
        _ = try await desk.get("/bureau/reglages/aidants/\(relay.id)")
        _ = try await desk.post("/bureau/reglages/aidants/\(relay.id)/decision", ["decision": "validated"])
        return relay.id
    }

    /// A helper of that organisation, invited, with an account and signed in.
    func helper(_ desk: TestBrowser, of relay: RelayID, email: String = "camille@coup.example") async throws -> TestBrowser {
        _ = try await desk.get("/bureau/reglages/aidants/\(relay)")
        _ = try await desk.post(
            "/bureau/reglages/aidants/\(relay)/invitations",
            ["nom": "Camille Roux", "email": email, "formation.day": "12", "formation.month": "1", "formation.year": "2026"])
        let browser = try browser(), link = try mailbox.link()
        let page = try await browser.get(link)
        let code = try code(in: page)
        _ = try await browser.post(link, ["phrase": World.phrase, "encore": World.phrase, "code": typed(code)])
        clock.move(60)
        _ = try await signIn(browser, email, code)
        return browser
    }

    func signIn(_ browser: TestBrowser, _ email: String, _ code: OneTimeCode, phrase: String = phrase) async throws -> TestBrowser.Page {
        _ = try await browser.get("/aidants/connexion")
        return try await browser.post("/aidants/connexion", ["identifiant": email, "phrase": phrase, "code": typed(code)])
    }

    func typed(_ code: OneTimeCode) -> String { code.code(at: OneTimeCode.step(at: clock.now)) }

    /// The key that the page of an invitation shows.
    func code(in page: TestBrowser.Page) throws -> OneTimeCode {
        guard let match = page.body.firstMatch(of: /secret=([A-Z2-7]+)/) else { throw Missing(what: "code") }
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = match.output.1.flatMap { letter -> [Int] in
            let value = letters.firstIndex(of: letter) ?? 0
            return (0..<5).map { value >> (4 - $0) & 1 }
        }
        let bytes = stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in UInt8(bits[start..<start + 8].reduce(0) { $0 * 2 + $1 }) }
        return OneTimeCode(secret: bytes)
    }

    /// A mandate written by a helper.
    /// - Returns: the path of its page.
    func mandate(_ helper: TestBrowser, consent: String = "papier", families: String = "transports", days: String = "31") async throws -> String {
        _ = try await helper.get("/aidants/nouveau-mandat")
        let answer = try await helper.post(
            "/aidants/nouveau-mandat",
            [
                "personne": "Amina Benali", "naissance.day": "3", "naissance.month": "3", "naissance.year": "1985", "capacite": "oui",
                "familles": families, "duree": days, "accord": consent, "mobile": "06 12 34 56 78",
            ])
        guard let path = answer.location else { throw Missing(what: "mandate: \(answer.status)") }
        return path
    }

    /// A mandate signed on paper.
    func given(_ helper: TestBrowser, families: String = "transports", days: String = "31") async throws -> String {
        let path = try await mandate(helper, families: families, days: days)
        _ = try await helper.get(path)
        _ = try await helper.post(path + "/signature")
        return path
    }

    func only() async throws -> Mandate {
        let found = try await room.mandates.list(of: try await room.relays.all(of: town)[0].id, in: town)
        guard let mandate = found.first else { throw Missing(what: "mandate") }
        return mandate
    }

    func count(_ table: String) async throws -> Int {
        let query = SQL(trusted: "SELECT COUNT(*) AS number FROM \(table)")
        return try await database.read { try $0.row(query)?.int("number") ?? -1 }
    }

    /// What the gateway posts when somebody answers.
    func answer(_ text: String, from number: String = "+33612345678", token: String = gatewayToken) async throws -> Int {
        let body = JSON.object(["from": .string(number), "text": .string(text)]).text
        return try await browser().send(
            .post, "/sms/reponses", body: Array(body.utf8), type: "application/json", headers: [.authorization: "Bearer \(token)"]
        ).status
    }

    private func router() throws -> Router<AppContext> {
        let front = Front(
            questions: Questions(organisations: organisations, room: room, town: town), catalogues: try EmbeddedAssets.catalogues(),
            settings: .init(formKey: Array(0..<32), isSecure: false, trustsProxy: true), clock: { [clock] in clock.now })
        return front.router(CommonRoutes.all + room.routes)
    }
}

struct Missing: Error { let what: String }

extension Argon2id.Cost {
    /// For tests that are not about hashing.
    static let light = Argon2id.Cost(memory: 64, passes: 1)
}

/// Mails as they are written, in order.
final class Mailbox: MandateLetters, @unchecked Sendable {  // guarded by lock
    private let lock = NSLock()
    private var sent: [MandateLetter] = []

    var letters: [MandateLetter] { lock.withLock { sent } }

    func send(_ letter: MandateLetter, of site: Site, now: Date, on connection: any Connection) throws { lock.withLock { sent.append(letter) } }

    /// The path of the link in the latest mail.
    func link() throws -> String {
        guard let match = letters.last?.text.firstMatch(of: /https:\/\/localhost(\S+)/) else { throw Missing(what: "link") }
        return String(match.output.1)
    }
}

/// Short messages, as they leave.
final class FakePhone: ConsentMessages, @unchecked Sendable {  // guarded by lock
    private let lock = NSLock()
    private var sent: [String] = []

    var isAnswered: Bool { true }
    var texts: [String] { lock.withLock { sent } }
    /// The four figures of the latest message.
    var code: String { texts.last.flatMap { $0.firstMatch(of: /OUI (\d{4})/) }.map { String($0.output.1) } ?? "" }

    func mobile(_ typed: String) -> String? {
        let kept = typed.filter { !$0.isWhitespace }
        return kept.hasPrefix("06") ? "+33" + kept.dropFirst() : kept.hasPrefix("+336") ? kept : nil
    }

    func send(_ text: String, to mobile: String, key: String, of organisation: OrganisationID, now: Date, on connection: any Connection) throws {
        lock.withLock { sent.append(text) }
    }

    func accepts(token: String) -> Bool { token == World.gatewayToken }
}

struct OneCard: CardHolders {
    func mark(ofCard number: String, secret: String, _ visit: Visit) async throws -> String? {
        number == "7K3M-Q2XN" && secret == "482017" ? "la marque d'Amina" : nil
    }

    func mark(of person: PersonViewer, at now: Date) async throws -> String { person.marks[0] }
}

struct NoPrinter: MandatePrinter {
    func pdf(of page: String) async throws -> [UInt8] { Array(page.utf8) }
}

final class Clock: @unchecked Sendable {  // guarded by lock
    private let lock = NSLock()
    private var time = World.morning

    var now: Date { lock.withLock { time } }
    func move(_ seconds: TimeInterval) { lock.withLock { time += seconds } }
}

private struct Questions: FrontQuestions {
    let organisations: OrganisationsFeature
    let room: MandatesFeature
    let town: OrganisationID

    func site(host: String?) async throws -> Site { try await organisations.site(host: host, now: World.morning) }

    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? {
        AgentViewer(agent: AgentID(1), organisation: town, name: World.agent.name, roles: World.agent.roles)
    }

    func helper(session: String, site: Site, now: Date) async throws -> HelperViewer? {
        try await room.helper(session: session, organisation: site.organisation, now: now)
    }

    /// Whoever holds Amina's card; a browser says which of two spaces it opened.
    func person(session: String, site: Site, now: Date) async throws -> PersonViewer? {
        let isOdile = session == "odile"
        return PersonViewer(person: PersonID(isOdile ? 2 : 1), organisation: town, marks: [isOdile ? "la marque d'Odile" : "la marque d'Amina"])
    }

    func representing(_ access: Int64, by person: PersonViewer, site: Site, now: Date) async throws -> ActingFor? {
        try await room.representing(access, by: person, on: LocalDate(now, in: site.zone), in: site.zone, now: now)
    }
}

private struct NoMap: SiteMapSource {
    func siteMap(of organisation: OrganisationID) async throws -> [SiteMapSection] { [] }
}

struct FewProcedures: ProtectedProcedures {
    func published(in organisation: OrganisationID) async throws -> [ProtectedProcedure] {
        [
            ProtectedProcedure(title: "Demander un acte de naissance", act: .ownCivilStatusRecord, slug: "acte-naissance"),
            ProtectedProcedure(title: "Faire enlever des encombrants", act: nil),
            ProtectedProcedure(title: "Se faire rembourser", act: .bankDetails, slug: "remboursement"),
            ProtectedProcedure(title: "S'inscrire sur les listes électorales", act: .vote),
        ]
    }
}

/// Nobody's agreement is asked in these tests: the path of a town does it (`SecondParentTests`, `RepresentativePathTests`).
struct NothingShared: SharedRequests {
    func find(_ reference: Reference, _ visit: Visit) async throws -> SharedRequest? { nil }
    func find(_ reference: Reference, _ visit: AgentVisit) async throws -> SharedRequest? { nil }
    func find(_ dossier: DossierID, _ visit: Visit) async throws -> SharedRequest? { nil }
    func note(
        _ step: AgreementStep, of party: AgreementStep.Party?, on dossier: DossierID, by agent: AgentViewer?, at now: Date,
        on connection: any Connection
    ) throws -> Bool { false }
}
