import App
import Core
import Foundation
import Storage
import TestSupport
import Testing
import TownSupport

@testable import Dossiers

@Suite("The filters of the list")
struct DeskFilterTests {
    @Test("Each shows what meets it and nothing else", arguments: TestEngine.allCases)
    func oneByOne(engine: TestEngine) async throws {
        let desk = try await DemoDesk(engine)
        for (query, condition) in try await Self.conditions(desk) {
            let shown = try await desk.numbers(query + "&lignes=100")
            let meant = try await desk.stored(condition)

            #expect(shown == meant, "\(query)")
            #expect(!meant.isEmpty, "\(query) has nothing to show: the test proves nothing")
        }
    }

    /// What each query means, said apart from the code that answers it.
    private static func conditions(_ desk: DemoDesk) async throws -> [(String, String)] {
        let procedure = desk.procedure
        let unit = try await desk.value("SELECT unit_id AS value FROM dossier ORDER BY id LIMIT 1")
        let me = try await desk.value("SELECT id AS value FROM agent WHERE email = 'toutes@essai.example'")
        let start = 1_772_406_000_000_000  // the night of 2 March 2026 in Paris
        return [
            ("etape=open", "is_open = (1 = 1)"), ("etape=waiting", "nature = 'waiting'"), ("etape=accepted", "nature = 'accepted'"),
            ("etape=rejected", "nature = 'rejected'"),
            ("etape=closed", "nature = 'closed'"), ("etape=all", "1 = 1"),
            ("etape=all&demarche=\(procedure)", "procedure_id = \(procedure)"), ("etape=all&service=\(unit)", "unit_id = \(unit)"),
            ("etape=all&canal=web", "channel = 'web'"), ("agent=moi", "assignee_id = \(me) AND is_open = (1 = 1)"),
            ("etape=all&agent=\(me)", "assignee_id = \(me)"), ("agent=personne", "assignee_id IS NULL AND is_open = (1 = 1)"),
            ("retard=passe", "is_open = (1 = 1) AND (commitment_on < '2026-03-02' OR silence_on < '2026-03-02')"),
            ("retard=1", "is_open = (1 = 1) AND (commitment_on <= '2026-03-03' OR silence_on <= '2026-03-09')"),
            ("etape=all&du=2026-03-02", "received_at >= \(start)"), ("etape=all&au=2026-03-01", "received_at < \(start)"),
        ]
    }

    @Test("Once a procedure is chosen, its own statuses are offered, and one shows what is there", arguments: TestEngine.allCases)
    func status(engine: TestEngine) async throws {
        let desk = try await DemoDesk(engine)
        let procedure = desk.procedure
        let found = try await desk.town.product.database.read {
            try $0.rows("SELECT DISTINCT status FROM dossier WHERE procedure_id = \(procedure) ORDER BY status").map { try $0.string("status") }
        }
        let without = try await desk.browser.get("/bureau")
        let chosen = try await desk.browser.get("/bureau?demarche=\(procedure)")

        #expect(!without.contains("name=\"statut\"") && chosen.contains("name=\"statut\""))
        for status in found {
            #expect(chosen.contains("<option value=\"\(status)\""))
            let shown = try await desk.numbers("demarche=\(procedure)&statut=\(status)&lignes=100")
            #expect(try await shown == desk.stored("procedure_id = \(procedure) AND status = '\(status)'"), "\(status)")
        }
        #expect(found.count > 1)
    }

    @Test("A status of no chosen procedure is as if it were not there")
    func strangeStatus() async throws {
        let desk = try await DemoDesk(.sqlite)
        let procedure = desk.procedure

        #expect(try await desk.numbers("statut=accepted&lignes=100") == desk.numbers("lignes=100"))
        #expect(try await desk.numbers("demarche=\(procedure)&statut=invente") == desk.numbers("demarche=\(procedure)"))
    }

    @Test("A saved view brings every filter back, the status too; it is its agent's alone, and goes when they say", arguments: TestEngine.allCases)
    func savedView(engine: TestEngine) async throws {
        let desk = try await DemoDesk(engine)
        let procedure = desk.procedure
        let query = "etape=all&demarche=\(procedure)&statut=accepted&tri=oldest"
        _ = try await desk.browser.post("/bureau/vues", ["nom": "Mes accords", "requete": query])
        let page = try await desk.browser.get("/bureau")
        let link = try #require(page.body.firstMatch(of: /href="\/bureau\?([^"]+)">Mes accords/)).output.1.replacing("&amp;", with: "&")
        let other = try await desk.town.browser(as: "alix@essai.example").get("/bureau")
        let view = try #require(page.body.firstMatch(of: /action="(\/bureau\/vues\/\d+\/suppression)"/)).output.1

        #expect(link == query)
        #expect(try await desk.numbers(link + "&lignes=100") == desk.stored("procedure_id = \(procedure) AND status = 'accepted'").reversed())
        #expect(try await desk.browser.get("/bureau?" + link).contains("aria-current=\"page\">Mes accords"))
        #expect(!other.contains("Mes accords"))
        _ = try await desk.browser.post(String(view))
        #expect(try await !desk.browser.get("/bureau").contains("Mes accords"))
    }

    @Test("What is exported is what the list shows, in the same order", arguments: TestEngine.allCases)
    func exports(engine: TestEngine) async throws {
        let desk = try await DemoDesk(engine)
        let procedure = desk.procedure
        for query in ["", "etape=all", "demarche=\(procedure)&statut=accepted", "agent=moi&tri=oldest", "etape=all&q=benali", "retard=1&tri=due"] {
            let list = try await desk.rows(query + "&lignes=100").map(Self.cells)
            let csv = try await desk.browser.get("/bureau/export.csv?" + query).body
            let ods = try await desk.browser.get("/bureau/export.ods?" + query).body

            #expect(Self.rows(ofCSV: csv) == list, "\(query)")
            #expect(Self.rows(ofODS: ods) == list, "\(query)")
            #expect(!list.isEmpty, "\(query)")
        }
    }

    /// Number, procedure, applicant and status, as the list shows them.
    private static func cells(_ row: String) -> [String] {
        let number = DemoDesk.number(row) ?? ""
        let cells = row.matches(of: /(?s)<td[^>]*>(.*?)<\/td>/).map { String($0.output.1) }
        let shown = cells[1...3].map { cell in
            (cell.split(separator: "<br>").first.map(String.init) ?? "").replacing(/<[^>]+>/, with: "").replacing("&#39;", with: "'")
        }
        return [number] + shown
    }

    private static func rows(ofCSV text: String) -> [[String]] {
        text.split(separator: "\r\n").dropFirst().map { (line: Substring) -> [String] in
            line.split(separator: ";", omittingEmptySubsequences: false).prefix(4).map { String($0) }
        }
    }

    private static func rows(ofODS text: String) -> [[String]] {
        text.matches(of: /(?s)<table:table-row>(.*?)<\/table:table-row>/).dropFirst().map { row -> [String] in
            row.output.1.matches(of: /(?s)<text:p>(.*?)<\/text:p>/).prefix(4).map { String($0.output.1).replacing("&#39;", with: "'") }
        }
    }

    @Test("The list of one status walks the index of statuses, in order, and sorts nothing else", arguments: TestEngine.allCases)
    func plan(engine: TestEngine) async throws {
        let desk = try await DemoDesk(engine)
        try await Self.multiply(desk)
        let first = try await desk.town.product.database.read {
            let row = try $0.rows("SELECT organisation_id, unit_id, procedure_id FROM dossier ORDER BY id LIMIT 1")[0]
            return (try row.int("organisation_id"), try row.int("unit_id"), try row.int("procedure_id"))
        }
        let viewer = AgentViewer(
            agent: AgentID(1), organisation: OrganisationID(Int64(first.0)), name: "", roles: [UnitID(Int64(first.1)): [.caseworker]])
        for order in [DossierFilter.Order.newest, .oldest] {
            var filter = DossierFilter()
            (filter.procedure, filter.status, filter.order) = (ProcedureID(Int64(first.2)), "received", order)
            let query = ListQuery(filter: filter, cursor: nil, viewer: viewer, today: LocalDate("2026-03-02") ?? .init(dayNumber: 0), zone: .gmt)
            let lines = try await Self.plan(of: query, desk.town.product.database)

            #expect(lines.contains { $0.contains("dossier_status") }, "\(lines.joined(separator: "\n"))")
            #expect(!lines.contains { $0.contains("Seq Scan on dossier") || $0.hasPrefix("SCAN dossier") }, "\(lines.joined(separator: "\n"))")
        }
    }

    /// Ten thousand more of the first request: many accepted or taken, few just received.
    private static func multiply(_ desk: DemoDesk) async throws {
        let copied = """
            organisation_id, procedure_id, procedure_version_id, sector, unit_id, channel, answers, applicant, awaited_pieces, search_text, history_head
            """
        _ = try await desk.town.product.database.write { connection in
            try connection.run(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
                INSERT INTO dossier(reference, status, nature, is_open, received_at, status_since, history_count, version, \(SQL(trusted: copied)))
                SELECT 'N' || n.i, CASE WHEN n.i % 200 = 0 THEN 'received' WHEN n.i % 2 = 0 THEN 'in_review' ELSE 'accepted' END,
                    CASE WHEN n.i % 2 = 0 THEN 'open' ELSE 'accepted' END, n.i % 2 = 0, received_at - n.i, status_since, 0, 1, \(SQL(trusted: copied))
                FROM n CROSS JOIN (SELECT * FROM dossier ORDER BY id LIMIT 1) AS d
                """
            )
        }
        try await desk.town.product.database.write { try $0.execute(script: "ANALYZE") }
    }

    private static func plan(of query: ListQuery, _ database: any Database) async throws -> [String] {
        try await database.read { connection in
            let isSQLite = connection.dialect == .sqlite
            let statement = try #require(query.statement(for: connection.dialect, limit: 51))
            return try connection.rows((isSQLite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement)
                .map { try $0.string(isSQLite ? "detail" : "QUERY PLAN") }
        }
    }
}
