import App
import Core
import Dossiers
import Foundation
import Identity
import Storage
import TestSupport
import Testing
import TownSupport

/// An agent of every unit, at the desk of an invented town with ninety requests: of each age and stage, late or not, and ten of them theirs.
struct DemoDesk {
    let town: TestTown
    let browser: TestBrowser
    /// The one whose requests have several of the usual statuses.
    let procedure: Int

    init(_ engine: TestEngine) async throws {
        town = try await TestTown(engine)
        let roles = Dictionary(uniqueKeysWithValues: town.units.values.map { ($0, [AgentRole.caseworker, .manager] as Set) })
        let email = try #require(EmailAddress("toutes@essai.example"))
        _ = try await town.product.identity.addAgent(
            email: email, name: "Dominique Roux", roles: roles, password: TestTown.password, of: town.organisation, now: TestTown.morning
        )
        let names = DemoNames(firstNames: ["Amina", "Léo"], lastNames: ["Benali", "Le Goff", "Diop"], streets: ["rue du Lavoir"])
        try await town.product.dossiers.makeDemo(
            count: 90, seed: 7, organisation: town.organisation, names: names, zone: try #require(TimeZone(identifier: "Europe/Paris")),
            now: TestTown.morning
        )
        procedure = try await town.product.database.read { try $0.rows("SELECT id FROM procedure WHERE slug = 'acte-naissance'")[0].int("id") }
        try await Self.spread(town)
        browser = try await town.browser(as: "toutes@essai.example")
        for number in try await numbers("lignes=10") {
            _ = try await browser.post("/bureau/affectations", ["confier": "moi", "numero": number])
        }
    }

    /// What a demonstration of this size, a few hours of a town, would not have.
    private static func spread(_ town: TestTown) async throws {
        for change in [
            "status = 'accepted', nature = 'accepted', is_open = (1 = 0) WHERE id % 5 = 0",
            "status = 'closed', nature = 'closed', is_open = (1 = 0) WHERE id % 10 = 1",
            "status = 'rejected', nature = 'rejected', is_open = (1 = 0) WHERE id % 10 = 3",
            "status = 'waiting_person', nature = 'waiting' WHERE id % 5 = 2", "received_at = received_at - 1728000000000 WHERE id % 3 = 0",
            "commitment_on = '2026-02-27' WHERE id % 7 = 0", "silence_on = '2026-03-06' WHERE id % 7 = 1",
        ] {
            _ = try await town.product.database.write { try $0.run("UPDATE dossier SET \(SQL(trusted: change))") }
        }
    }

    func numbers(_ query: String) async throws -> [String] { try await rows(query).compactMap(Self.number) }

    func rows(_ query: String) async throws -> [String] { Self.rows(of: try await browser.get("/bureau?" + query)) }

    static func rows(of page: TestBrowser.Page) -> [String] {
        page.body.matches(of: /(?s)<tr><td><input type="checkbox" name="numero".*?<\/tr>/).map { String($0.output) }
    }

    static func number(_ row: String) -> String? { row.firstMatch(of: /name="numero" value="([^"]+)"/).map { String($0.output.1) } }

    /// The numbers of the requests that meet a condition, asked of the database.
    func stored(_ condition: String) async throws -> [String] {
        try await town.product.database.read { connection in
            try connection.rows("SELECT reference FROM dossier WHERE \(SQL(trusted: condition)) ORDER BY received_at DESC, id DESC")
                .map { Reference(try $0.string("reference"))?.description ?? "" }
        }
    }

    /// The one value that a question has.
    func value(_ question: String) async throws -> Int {
        try await town.product.database.read { try $0.rows(SQL(trusted: question))[0].int("value") }
    }
}
