import App
import Core
import Foundation
import Identity
import Organisations
import Procedures
import Storage
import TestSupport
import Web

/// The same small town in every test of the whole product: five agents, a few of the shipped procedures, one fixed morning.
public struct TestTown: Sendable {
    public static let morning = Date(timeIntervalSince1970: 1_772_438_400)  // 2 March 2026, 9:00 in Paris
    public static let password = "Sept-hirondelles-au-lavoir-7"

    /// One of each kind: a decision, a report, files, blocks, an external one. All sixty of them, in every test, would take longer than the tests.
    static let procedures = [
        "acte-naissance", "contact-mairie", "signalement-voirie", "inscription-scolaire", "stationnement-residentiel", "carte-identite-passeport",
    ]

    public let product: Product
    public let clock: TestClock
    public let organisation: OrganisationID
    public let units: [String: UnitID]
    private let source: [String: String]
    /// Letters that no other town of the same run has, for names to be searched in the files of a server that all share.
    public let mark = String((0..<14).compactMap { _ in "abcdefghijkmnopqrstuvwxyz".randomElement() })

    /// - Parameters:
    ///   - isDevelopment: `false` where it matters that nothing is open for trials alone.
    ///   - more: settings besides those of every test.
    public init(_ engine: TestEngine = .sqlite, isDevelopment: Bool = true, _ more: [String: String] = [:]) async throws {
        let folder = try TestFolder.make()
        let clock = TestClock(Self.morning)
        source = [
            "ADMILIB_DATA": folder.path, "ADMILIB_BEHIND_PROXY": "no", "ADMILIB_DEVELOPMENT": isDevelopment ? "yes" : "no",
            "ADMILIB_REPLY_ADDRESS": "demande@essai.example",
        ].merging(more) { $1 }
        let settings = try Settings(SettingsSource(source))
        let database = try await TestDatabase.open(engine, migrations: Product.migrations)
        self.clock = clock
        product = try await Product(settings, database: database, key: Array(repeating: 7, count: 32), clock: { clock.now })
        organisation = try await product.organisations.create(
            OrganisationDetails(
                slug: "ville", name: "Ville d'essai", host: nil, baseURL: "https://demarches.essai.example",
                zone: TimeZone(identifier: "Europe/Paris") ?? .gmt,
                phone: "01 99 00 12 00", address: "1 place de la Mairie\n99999 Essai", openingHours: "Du lundi au vendredi",
                email: "mairie@essai.example",
                appearance: Appearance(), notices: LegalNotices()
            )
        )
        units = try await Self.makeUnits(product, organisation)
        try await Self.makeAgents(product, organisation, units, at: clock.now)
        for name in Self.procedures {
            _ = try await product.procedures.importFile(
                yaml: EmbeddedAssets.text("catalogue/\(name).yaml") ?? "", organisation: organisation, units: units, publish: true, now: clock.now
            )
        }
    }

    /// Another town, as this one is now: what becomes of it changes nothing here. Nobody writes meanwhile, and the database is a file.
    public func copied() async throws -> TestTown { try await TestTown(copying: self) }

    private init(copying other: TestTown) async throws {
        let folder = try TestFolder.make().appending(path: "data")
        try FileManager.default.copyItem(at: URL(filePath: other.source["ADMILIB_DATA"] ?? ""), to: folder)
        let file = try await other.product.database.read { try $0.rows("PRAGMA database_list").first?.string("file") ?? "" }
        let copy = try TestFolder.make().appending(path: "test.sqlite").path
        for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: file + ending) {
            try FileManager.default.copyItem(atPath: file + ending, toPath: copy + ending)
        }
        let clock = TestClock(other.clock.now)
        self.clock = clock
        source = other.source.merging(["ADMILIB_DATA": folder.path]) { $1 }
        product = try await Product(
            Settings(SettingsSource(source)), database: SQLiteDatabase(path: copy), key: Array(repeating: 7, count: 32), clock: { clock.now })
        (organisation, units) = (other.organisation, other.units)
    }

    public func browser() -> TestBrowser { TestBrowser(product.front.router(product.routes)) }

    /// A browser at the desk.
    public func browser(as email: String) async throws -> TestBrowser {
        let browser = browser()
        _ = try await browser.get("/bureau/connexion")
        let answer = try await browser.post("/bureau/connexion", ["email": email, "mot_de_passe": Self.password])
        guard answer.status == 303 else { throw TestTownFault.signInRefused(answer.body) }
        return browser
    }

    /// Does all the work that waits in the outbox.
    @discardableResult
    public func work() async throws -> (done: Int, failed: Int) { try await product.runJobs() }

    private static func makeUnits(_ product: Product, _ organisation: OrganisationID) async throws -> [String: UnitID] {
        for key in ["etat-civil", "citoyennete", "accueil", "guichet-unique", "urbanisme", "technique", "ccas"] {
            let unit = UnitDetails(
                key: key, name: "Service \(key)", address: "1 place de la Mairie\n99999 Essai", phone: "01 99 00 12 10",
                email: "\(key)@essai.example",
                openingHours: "9 h – 17 h"
            )
            _ = try await product.organisations.create(unit, in: organisation)
        }
        return try await Dictionary(uniqueKeysWithValues: product.organisations.units(of: organisation).map { ($0.key, $0.id) })
    }

    private static func makeAgents(_ product: Product, _ organisation: OrganisationID, _ units: [String: UnitID], at now: Date) async throws {
        let agents: [(String, String, String, Set<AgentRole>)] = [
            ("alix@essai.example", "Alix Moreau", "etat-civil", [.reception, .caseworker]),
            ("basile@essai.example", "Basile Diop", "etat-civil", [.caseworker, .manager]),
            ("accueil@essai.example", "Dorian Petit", "accueil", [.reception, .caseworker]),
            ("accueil2@essai.example", "Élise Kaya", "accueil", [.caseworker]),
            ("chloe@essai.example", "Chloé Renard", "technique", [.caseworker, .administrator]),
        ]
        let newcomers = agents.compactMap { address, name, unit, roles -> NewAgent? in
            guard let email = EmailAddress(address), let unit = units[unit] else { return nil }
            return NewAgent(organisation: organisation, email: email, name: name, quality: "Agent du service", roles: [unit: roles])
        }
        try await product.identity.addAgents(newcomers, sharing: password, now: now)
    }
}

public enum TestTownFault: Error { case signInRefused(String) }

/// A clock that tests move.
public final class TestClock: @unchecked Sendable {  // time guarded by lock
    private let lock = NSLock()
    private var time: Date

    public init(_ time: Date) { self.time = time }

    public var now: Date { lock.withLock { time } }

    public func advance(days: Double = 0, hours: Double = 0) { lock.withLock { time += days * 86_400 + hours * 3600 } }
}
