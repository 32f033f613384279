import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing
import TownSupport

@testable import App
@testable import Privacy

/// What goes outside is in the record as soon as it is configured, and nobody adds a way out without the data protection officer knowing.
@Suite("Ways out, in the record of processing")
struct ConnectorTests {
    struct Planted: CustomTestStringConvertible, Sendable {
        let settings: [String: String]
        let name: String
        let entry: String
        var testDescription: String { name }

        static let all = [
            Planted(settings: ["ADMILIB_SMTP": "smtps://courriel.example:465"], name: "SMTP courriel.example", entry: "traitement.correspondance"),
            Planted(settings: ["ADMILIB_SMS": "https://sms.example/messages"], name: "SMS sms.example", entry: "traitement.correspondance"),
            Planted(
                settings: [
                    "ADMILIB_FRANCECONNECT": "https://fc.example/api/v2", "ADMILIB_FRANCECONNECT_CLIENT": "essai",
                    "ADMILIB_FRANCECONNECT_SECRET": "un-secret-de-trial-assez-long-pour-servir",
                ], name: "FranceConnect fc.example", entry: "traitement.espaces"),
            Planted(
                settings: [
                    "ADMILIB_PROCONNECT": "https://pro.example/api/v2", "ADMILIB_PROCONNECT_CLIENT": "essai", "ADMILIB_PROCONNECT_SIRETS": "any",
                    "ADMILIB_PROCONNECT_SECRET": "un-secret-de-trial-assez-long-pour-servir",
                ], name: "ProConnect pro.example", entry: "traitement.agents"),
            Planted(
                settings: ["ADMILIB_ANTS": "https://ants.example/api", "ADMILIB_ANTS_TOKEN": "jeton"], name: "ANTS ants.example",
                entry: "traitement.rendez-vous"),
            Planted(settings: ["ADMILIB_BEACON_URLS": "https://hasard.example"], name: "drand hasard.example", entry: "traitement.tirages-au-sort"),
            Planted(settings: ["ADMILIB_CLAMD": "antivirus.example:3310"], name: "ClamAV antivirus.example", entry: "traitement.demandes"),
        ]
    }

    @Test("One that settings add after the officer agreed is in the record, drifts, and is told once", arguments: Planted.all)
    func settings(_ planted: Planted) async throws {
        let town = try await TestTown()
        try await town.addProtectors()
        try await Self.agree(to: planted.entry, town)
        let before = try await Self.told(town)

        let changed = try await Self.reopened(town, planted.settings)
        town.clock.advance(days: 1, hours: -6)
        for _ in 0..<2 {
            try await changed.keepPrivacy()
            _ = try await changed.runJobs()
            town.clock.advance(days: 1)
        }

        let entry = try #require(try await changed.privacy.register.entry(planted.entry, of: town.organisation))
        #expect(entry.drifts == [Drift(part: "connectors", kind: .added, item: planted.name, text: planted.name)])
        #expect(try await Self.told(town) == before + 1)
    }

    @Test("A calendar that an agent gives at another server drifts, is told, and stays agreed to once it was", arguments: TestEngine.allCases)
    func calendars(engine: TestEngine) async throws {
        let (town, place, _) = try await TestTown.receiving(engine), entry = "traitement.rendez-vous"
        try await town.addProtectors()
        try await Self.agree(to: entry, town)
        let before = try await Self.told(town)
        try await Self.plant("https://agenda.example/alix/prive.ics", at: place, town)

        town.clock.advance(days: 1, hours: -6)
        try await town.night()
        let page = try await town.browser(as: "dpo@essai.example").get("/bureau/registre/\(entry)")
        try await Self.agree(to: entry, town)

        #expect(try await Self.told(town) == before + 1)
        #expect(page.contains("CalDAV/ICS agenda.example") && !page.body.contains("prive.ics"))
        #expect(try await town.product.privacy.register.entry(entry, of: town.organisation)?.drifts == [])
    }

    @Test("A procedure goes through what its form asks for, and no more")
    func procedures() async throws {
        let town = try await TestTown()
        let all = try await Self.reopened(town, Planted.all.reduce(into: [:]) { $0.merge($1.settings) { first, _ in first } })

        let entries = try await all.privacy.register.entries(of: town.organisation)
        let contact = try #require(entries.first { $0.record.slug == "contact-mairie" }).record.connectors
        let others = entries.filter { $0.record.told == nil }.flatMap(\.record.connectors)

        #expect(contact.contains("SMTP courriel.example") && contact.contains("FranceConnect fc.example") && !contact.contains("ANTS ants.example"))
        #expect(!others.contains { $0.hasPrefix("ProConnect") || $0.hasPrefix("drand") })
    }
}

extension ConnectorTests {
    private static func agree(to entry: String, _ town: TestTown) async throws {
        let officer = try await town.browser(as: "dpo@essai.example"), path = "/bureau/registre/\(entry)"
        let digest = try #require(try await officer.get(path).body.firstMatch(of: /name="empreinte" value="([^"]+)"/)).output.1
        #expect(try await officer.post(path + "/accord", ["empreinte": String(digest)]).status == 303)
    }

    /// How many mails the officer got.
    private static func told(_ town: TestTown) async throws -> Int {
        try await town.count("outgoing_mail WHERE to_address = 'dpo@essai.example'")
    }

    /// The same installation, started again with other settings.
    private static func reopened(_ town: TestTown, _ more: [String: String]) async throws -> Product {
        let base = ["ADMILIB_DATA": town.product.settings.storage.data.path, "ADMILIB_BEHIND_PROXY": "no", "ADMILIB_DEVELOPMENT": "yes"]
        let settings = try Settings(SettingsSource(base.merging(more) { $1 }))
        return try await Product(
            settings, database: town.product.database, key: Array(repeating: 7, count: 32), clock: { [clock = town.clock] in clock.now })
    }

    /// As an agent gives one: read a moment ago, to be read again in a month.
    private static func plant(_ address: String, at place: PlaceID, _ town: TestTown) async throws {
        try await town.product.database.write { connection in
            let desk = try connection.row("SELECT id FROM desk")?.int("id")
            let closure = try connection.row(
                """
                INSERT INTO closure (organisation_id, place_id, desk_id, rules, reason)
                VALUES (\(town.organisation), \(place), \(desk), \("{\"times\":[]}"), 'agenda') RETURNING id
                """)?.int("id")
            try connection.run(
                """
                INSERT INTO agenda (organisation_id, place_id, desk_id, closure_id, name, address, source, read_at, due_at)
                VALUES (\(town.organisation), \(place), \(desk), \(closure), 'A', \(address), 'x', \(town.clock.now), \(town.clock.now + 30 * 86_400))
                """)
        }
    }
}
