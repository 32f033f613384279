import App
import Core
import Foundation
import HTTPTypes
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// Mass assignment, everywhere: each form of each page, with every column of the database added to it.
@Suite("Fields that no page asked for")
struct UnaskedFieldTests {
    private static let mark = "98765432123"

    @Test("Nothing of them is kept, in any table", .enabled(if: Alone.isNow), .timeLimit(.minutes(20)))
    func everywhere() async throws {
        let world = try await MatrixTown()
        let columns = try await Self.columns(world.town)
        let names = Set(columns.map(\.name)).union(Self.french)
        var sent = 0
        for viewer in [MatrixViewer.owner, .person, .helper, .representative, .caseworker, .manager] {
            sent += try await Self.sendEverything(try await world.browser(viewer), world, adding: names)
        }
        sent += try await Self.sendEverything(try await world.everything(), world, adding: names)
        try await world.town.work()

        #expect(sent > 200, "The robot sent \(sent) forms")
        let kept = try await Self.kept(columns, world.town)
        #expect(Set(kept).subtracting(Self.theirOwn) == [])
    }

    /// - Returns: how many forms were sent.
    private static func sendEverything(_ browser: TestBrowser, _ world: MatrixTown, adding names: Set<String>) async throws -> Int {
        var seen: Set<String> = []
        for route in world.routes([.get]) where !route.path.contains(".") {
            let path = world.path(of: route.path) + world.query(of: route.path)
            let page = try await browser.get(path)
            guard page.status == 200 else { continue }
            for form in PageForms(page).forms where !MatrixTown.farewells.contains(where: form.action.contains) && seen.insert(form.action).inserted {
                let asked = Filling.believable.fields(form)
                let known = Set(form.fields.map(\.name))
                let extra = names.subtracting(known).sorted().map { ($0, mark) }
                let answer = try await browser.post(form.action, pairs: asked.filter { $0.0 != "_jeton" } + extra)
                #expect(answer.status < 500, "\(form.action) from \(path)")
            }
        }
        return seen.count
    }

    /// The address of a figure that its author saves: it may name a question that no form asks any more.
    private static let theirOwn: Set = ["saved_statistic.query"]

    /// What our own forms call what they may not all change.
    private static let french: Set = [
        "etat", "statut", "unite", "service", "agent", "role", "roles", "niveau", "personne", "organisation", "auteur", "pour", "representant",
        "mandat",
    ]

    private struct Column { let table: String, name: String }

    private static func columns(_ town: TestTown) async throws -> [Column] {
        try await town.product.database.read { connection in
            let tables = try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").map {
                try $0.string("name")
            }
            return try tables.flatMap { table in
                try connection.rows(SQL(trusted: "PRAGMA table_info(\(table))")).map { Column(table: table, name: try $0.string("name")) }
            }
        }
    }

    private static func kept(_ columns: [Column], _ town: TestTown) async throws -> [String] {
        try await town.product.database.read { connection in
            try columns.filter { column in
                let count = SQL(
                    trusted: "SELECT count(*) AS number FROM \(column.table) WHERE CAST(\"\(column.name)\" AS TEXT) LIKE '%\(mark)%'")
                return try connection.row(count)?.int("number") != 0
            }.map { "\($0.table).\($0.name)" }
        }
    }
}
