import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import OpenID
import Organisations
import Secrets
import Storage
import TestSupport
import Web

@testable import People

/// A small town where nobody has a space yet. The clock moves when told to; mails are read by the test.
struct World {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)  // 2 March 2026, 08:00 UTC
    static let amina = "amina@exemple.example"
    static let phrase = "le vieux canard mange trois poires vertes lentement"

    let clock = Clock()
    let database: any Database
    let organisations: OrganisationsFeature
    let people: PeopleFeature
    let mailbox = Mailbox()
    let requests = FakeRequests()
    let town: OrganisationID
    let folder: URL

    init(
        _ engine: TestEngine = .sqlite, passphrases: any PasswordHashing = Argon2id(cost: .light), franceConnect: OpenIDClient? = nil
    ) async throws {
        database = try await TestDatabase.open(engine, migrations: OrganisationsFeature.migrations + PeopleFeature.migrations)
        organisations = OrganisationsFeature(database: database, siteMap: NoMap())
        town = try await organisations.create(
            OrganisationDetails(
                slug: "admiville", name: "Admiville", host: "localhost", baseURL: "https://localhost", zone: TimeZone(identifier: "Europe/Paris")!,
                phone: "02 99 00 00 00", address: "1 place de la Mairie", openingHours: "", email: "accueil@admiville.example"))
        folder = try TestFolder.make()
        people = PeopleFeature(
            database: database, blobs: try DiskBlobStore(folder: folder.appending(path: "blobs"), key: Array(repeating: 3, count: 32)),
            folder: folder.appending(path: "passing"), secret: Array(0..<32), passphrases: passphrases, requests: requests, letters: mailbox,
            printer: NoPrinter(), checks: AnyFile(folder: folder.appending(path: "received")), franceConnect: franceConnect)
    }

    func browser() throws -> TestBrowser { TestBrowser(try router()) }

    /// A browser in which somebody came in by a link, as everybody does the first time.
    func signedIn(_ email: String = amina) async throws -> TestBrowser {
        let browser = try browser()
        try await enter(browser, email)
        return browser
    }

    func enter(_ browser: TestBrowser, _ email: String = amina, back: String = "") async throws {
        _ = try await browser.get("/espace/connexion")
        _ = try await browser.post("/espace/lien", ["email": email, "retour": back])
        let link = try mailbox.link()
        _ = try await browser.get(link)
        _ = try await browser.post(link)
    }

    /// A browser where a passphrase was chosen, then another, signed out.
    func withPassphrase() async throws -> TestBrowser {
        let first = try await signedIn()
        _ = try await first.get("/espace/compte")
        _ = try await first.post("/espace/compte/phrase", ["nouvelle": World.phrase, "encore": World.phrase])
        return try browser()
    }
}

extension TestBrowser {
    func tryPhrase(_ email: String, _ phrase: String, from address: String = "198.51.100.7") async throws -> Page {
        if token == nil { _ = try await get("/espace/connexion") }
        let body = "_jeton=\(token ?? "")&identifiant=\(email.percentEncoded)&phrase=\(phrase.percentEncoded)"
        let headers: HTTPFields = [HTTPField.Name("X-Forwarded-For")!: address]
        return try await send(.post, "/espace/connexion", body: Array(body.utf8), type: "application/x-www-form-urlencoded", headers: headers)
    }
}

extension Argon2id.Cost {
    /// For tests that are not about hashing.
    static let light = Argon2id.Cost(memory: 64, passes: 1)
}

/// Mails as they are written, in order.
final class Mailbox: PeopleLetters, @unchecked Sendable {
    private let lock = NSLock()
    private var sent: [PersonLetter] = []

    var letters: [PersonLetter] { lock.withLock { sent } }

    func send(_ letter: PersonLetter, of site: Site, now: Date, on connection: any Connection) throws { lock.withLock { sent.append(letter) } }

    /// The path of the link in the latest mail.
    func link() throws -> String {
        guard let match = letters.last?.text.firstMatch(of: /https:\/\/localhost(\S+)/) else { throw NoLink() }
        return String(match.output.1)
    }

    struct NoLink: Error {}
}

/// The requests of the town: what each mark holds.
final class FakeRequests: RequestsOfSpaces, @unchecked Sendable {
    private let lock = NSLock()
    private var held: [String: String] = [:]
    private var left: [Keyring] = []

    var departures: [Keyring] { lock.withLock { left } }
    func hold(_ number: String, by mark: String) { lock.withLock { held[number] = mark } }
    func holder(of number: String) -> String? { lock.withLock { held[number] } }

    func requests(of marks: [String], in organisation: OrganisationID, now: Date) async throws -> [SpaceLine] {
        lock.withLock { held }.filter { marks.contains($0.value) }.map {
            SpaceLine(number: $0.key, procedure: "Acte de naissance", status: nil, date: now, path: "/suivi/\($0.key)")
        }
    }

    func leave(_ keys: Keyring) async throws { lock.withLock { left.append(keys) } }

    func remark(_ old: String, as new: String) async throws -> Int {
        lock.withLock {
            let found = held.filter { $0.value == old }.keys
            for number in found { held[number] = new }
            return found.count
        }
    }
}

struct NoPrinter: CardPrinter {
    func pdf(of page: String) async throws -> [UInt8] { Array(page.utf8) }
}

/// Finds every file good.
struct AnyFile: DocumentChecks {
    let folder: URL

    func check<T: Sendable>(
        _ visit: Visit, field: String, rule: FileRule, then use: @escaping @Sendable (SentForm, CheckedDocument?, [FieldProblem]) async throws -> T
    ) async throws -> T {
        let limits = UploadLimits(totalBytes: 20 << 20)
        return try await UploadReader(folder: folder).read(visit, limits: limits) { _ in
            .upTo(bytes: 20 << 20)
        } then: { form, files in
            let file = files.first.map { CheckedDocument(location: $0.location, name: $0.name, mediaType: "text/plain", size: $0.size) }
            return try await use(form, file, [])
        }
    }
}

/// A clock that stands still until it is moved, or goes as the one on the wall where another program's time counts.
final class Clock: @unchecked Sendable {
    private let lock = NSLock()
    private var time = World.morning
    private var goesOn = false

    var now: Date { lock.withLock { goesOn ? Date() : time } }
    func start() { lock.withLock { goesOn = true } }
    func move(_ seconds: TimeInterval) { lock.withLock { time += seconds } }
}

private struct Questions: FrontQuestions {
    let organisations: OrganisationsFeature
    let people: PeopleFeature

    func site(host: String?) async throws -> Site { try await organisations.site(host: host, now: World.morning) }
    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? { nil }
    func person(session: String, site: Site, now: Date) async throws -> PersonViewer? {
        try await people.person(session: session, organisation: site.organisation, now: now)
    }
}

private struct NoMap: SiteMapSource {
    func siteMap(of organisation: OrganisationID) async throws -> [SiteMapSection] { [] }
}

extension World {
    func router() throws -> Router<AppContext> {
        let front = Front(
            questions: Questions(organisations: organisations, people: people), catalogues: try EmbeddedAssets.catalogues(),
            settings: .init(formKey: Array(0..<32), isSecure: false, trustsProxy: true), clock: { [clock] in clock.now })
        return front.router(CommonRoutes.all + people.routes)
    }

    /// Somebody signed in, as the rest of the product knows them.
    func viewer(_ email: String) async throws -> PersonViewer {
        let address = EmailAddress(email)!
        let token = Secret.token()
        try await people.links.add(EntryLink(email: address, changing: nil, back: .space), token: token, of: town, at: clock.now) { _ in }
        guard case .open(let key) = try await people.links.enter(token, of: town, from: "", at: clock.now).entry else { throw Mailbox.NoLink() }
        return try await people.person(session: key, organisation: town, now: clock.now)!
    }

    func count(_ table: String) async throws -> Int {
        let query = SQL(trusted: "SELECT COUNT(*) AS number FROM \(table)")
        return try await database.read { try $0.row(query)?.int("number") ?? -1 }
    }
}
