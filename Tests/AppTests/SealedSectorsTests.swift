import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport

@testable import Storage

/// What somebody with the whole database, and without the installation's key, can tell of one person's requests in two sectors.
@Suite("Sectors are sealed in what is stored")
struct SealedSectorsTests {
    @Test("No chain of joins leads from a person's request in one sector to their request in another")
    func noJoin() async throws {
        let town = try await TestTown()
        let claire = try await requests(of: "claire@exemple.example", in: town)
        let david = try await requests(of: "david@exemple.example", in: town)
        let rows = try await stored(in: town)

        // What the requests of two people have in common tells nothing of either: the name of a service, a text of the product.
        let common = values(in: rows, of: [claire.contact, claire.street]).intersection(values(in: rows, of: [david.contact, david.street]))
        let reached = reached(from: claire.contact, in: rows, ignoring: common)

        #expect(reached.count > 1, "the chain was followed")
        #expect(!reached.contains(claire.street))
    }

    @Test("The same search finds an identifier that is shared: the test can fail")
    func wouldFind() async throws {
        let town = try await TestTown()
        let claire = try await requests(of: "claire@exemple.example", in: town)
        try await town.product.database.write { connection in
            _ = try connection.run("UPDATE draft SET holder = 'one mark for all sectors' WHERE reference IN \(list: [claire.contact, claire.street])")
        }

        let reached = reached(from: claire.contact, in: try await stored(in: town), ignoring: [])

        #expect(reached.contains(claire.street))
    }

    /// Two drafts of two sectors, begun in one browser by one person who signed in.
    private func requests(of email: String, in town: TestTown) async throws -> (contact: String, street: String) {
        let browser = try await SpaceTests.signedIn(town, email)
        var numbers: [String] = []
        for slug in ["contact-mairie", "signalement-voirie"] {
            _ = try await browser.get("/demarches/\(slug)")
            let begun = try #require(try await browser.post("/demarches/\(slug)/brouillons").location)
            numbers.append(String(begun.split(separator: "/")[1]))
        }
        return (numbers[0], numbers[1])
    }

    /// Every row of every table, as the texts in it that may identify: numbers of rows and instants do not, names of columns neither.
    private func stored(in town: TestTown) async throws -> [Set<String>] {
        try await town.product.database.read { connection in
            let tables = try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").map {
                try $0.string("name")
            }
            return try tables.flatMap { table in
                try connection.rows(SQL(trusted: "SELECT * FROM \"\(table)\"")).map { row in Set(row.values.compactMap(\.identifying)) }
            }
        }
    }

    private func values(in rows: [Set<String>], of numbers: [String]) -> Set<String> {
        rows.filter { row in numbers.contains { row.contains($0) } }.reduce(into: []) { $0.formUnion($1) }
    }

    private func reached(from start: String, in rows: [Set<String>], ignoring common: Set<String>) -> Set<String> {
        var reached: Set = [start]
        while true {
            let more = rows.filter { !$0.isDisjoint(with: reached) }.reduce(into: reached) { $0.formUnion($1) }.subtracting(common)
            if more == reached { return reached }
            reached = more
        }
    }
}

extension SQLValue {
    /// A text or bytes long enough to be somebody's mark, key, digest or number.
    fileprivate var identifying: String? {
        switch self {
        case .text(let text): text.utf8.count >= 12 ? text : nil
        case .bytes(let bytes): bytes.count >= 12 ? Secret.hexadecimal(bytes) : nil
        default: nil
        }
    }
}
