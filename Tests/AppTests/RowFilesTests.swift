import App
import Core
import Foundation
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

/// A form that repeats a group of questions, one of which takes a file.
@Suite("Files given row by row")
struct RowFilesTests {
    @Test("Taking a row away takes its file, and the next row keeps its own, however often one clicks")
    func taken() async throws {
        let town = try await TestTown()
        let (person, path) = try await Self.draft(town)
        for (row, name) in ["ana.png", "bob.png", "cyd.png"].enumerated() {
            let page = try await PhotosTests.give([name], person, path, input: "rows.\(row).image", rows: 3)
            #expect(page.status == 303)
        }

        let shown = try await person.get(path).body.firstMatch(of: /name="_version" value="(\d+)"/).map { String($0.output.1) }
        let version = try #require(shown)

        _ = try await person.post(path, ["rows.count": "3", "_version": version, "_retirer": "rows.1"])
        _ = try await person.post(path, ["rows.count": "3", "_version": version, "_retirer": "rows.1"])
        let page = try await person.get(path)

        #expect(page.contains("ana.png") && !page.contains("bob.png") && page.contains("cyd.png"))
        let first = try #require(page.body.range(of: "name=\"rows.0.image\"")), second = try #require(page.body.range(of: "name=\"rows.1.image\""))
        #expect(page.body[..<first.lowerBound].contains("ana.png") && page.body[first.lowerBound..<second.lowerBound].contains("cyd.png"))
        #expect(!page.contains("name=\"rows.2.image\""))
    }

    /// The shipped contact form, with rows in the place of its document.
    private static func draft(_ town: TestTown) async throws -> (TestBrowser, String) {
        let source = try #require(EmbeddedAssets.text("catalogue/contact-mairie.yaml"))
        let block = """
                    - id: rows
                      kind: block
                      label: Photos
                      row: photo
                      most: 4
                      fields:
                        - {id: image, kind: photo, label: Une photo, required: false, piece: attachment}
                    - id: piece_jointe

            """
        _ = try await town.product.procedures.importFile(
            yaml: source.replacing("        - id: piece_jointe\n", with: block), organisation: town.organisation, units: town.units, publish: true,
            now: town.clock.now)
        return try await PhotosTests.draft(town)
    }
}
