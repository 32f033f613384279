import App
import Core
import Foundation
import Reception
import TestSupport
import Testing
import TownSupport
import Web

/// Letters that come by post, scanned between the sheets that the desk prints.
@Suite("Scanned letters")
struct ScanFolderTests {
    @Test(
        "A pile is cut at its sheets: what belongs to a request joins it, the rest waits for an agent; brought again it is kept once",
        arguments: TestEngine.allCases)
    func pile(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, number) = try await town.filed()
        let agent = try await town.browser(as: "accueil@essai.example")
        let own = try await agent.get("/bureau/reception/separateurs/\(number)")
        let blank = try await agent.get("/bureau/reception/separateurs")
        let folder = try Self.folder(
            with: "pile.pdf",
            try Self.joined([own.bytes, try await Self.letter(agent), blank.bytes, try await Self.letter(agent)]))

        let first = try await town.product.takeScans(in: folder, for: "accueil@essai.example")
        try Self.put(folder.appending(path: "traites"), back: "pile.pdf", to: folder)
        let second = try await town.product.takeScans(in: folder, for: "accueil@essai.example")
        try await town.work()

        let desk = try await agent.get("/bureau/dossiers/\(number)")
        let inbox = try await agent.get("/bureau/reception")
        #expect(own.status == 200 && own.bytes.starts(with: Array("%PDF-".utf8)))
        #expect(first.map(\.outcome) == [.kept(letters: 2, new: 2)])
        #expect(second.map(\.outcome) == [.kept(letters: 2, new: 0)])
        #expect(desk.body.contains("courrier-") && inbox.body.matches(of: /Courrier numérisé/).count >= 1)
        #expect(try await person.get("/suivi/\(number)").contains("Vous avez ajouté des fichiers"))
    }

    @Test("What cannot be read is put aside, and what is no scan stays")
    func unreadable() async throws {
        let town = try await TestTown()
        let folder = try Self.folder(with: "abime.pdf", Array("%PDF-1.4 rien".utf8))
        try Self.write(Array("note".utf8), to: folder.appending(path: "lisez-moi.txt"))

        let outcomes = try await town.product.takeScans(in: folder, for: "accueil@essai.example")

        #expect(outcomes.map(\.outcome) == [.refused])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "a-voir").path).count == 1)
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "lisez-moi.txt").path))
    }

    @Test("A sheet for a request is for those who see it")
    func sealed() async throws {
        let town = try await TestTown()
        let (_, number) = try await town.filed()
        let stranger = try await town.browser(as: "chloe@essai.example")

        #expect(try await stranger.get("/bureau/reception/separateurs/\(number)").status != 200)
    }

    /// A page with a square that is no sheet's, as letters have.
    private static func letter(_ agent: TestBrowser) async throws -> [UInt8] { try await agent.get("/bureau/affiches/lieux/etat-civil/a5.pdf").bytes }

    private static func joined(_ documents: [[UInt8]]) throws -> [UInt8] {
        let folder = try TestFolder.make()
        let parts = try documents.enumerated().map { index, bytes in
            let part = folder.appending(path: "\(index).pdf")
            try write(bytes, to: part)
            return part.path
        }
        let whole = folder.appending(path: "tout.pdf")
        _ = try ChildOutput.of(["pdfunite"] + parts + [whole.path])
        return Array(try Data(contentsOf: whole))
    }

    /// The town's clock is in March; a scanner's is not: files are as old as they need to be.
    private static func folder(with name: String, _ bytes: [UInt8]) throws -> URL {
        let folder = try TestFolder.make()
        try write(bytes, to: folder.appending(path: name))
        return folder
    }

    private static func write(_ bytes: [UInt8], to file: URL) throws {
        try Data(bytes).write(to: file)
        try FileManager.default.setAttributes([.modificationDate: TestTown.morning - 3600], ofItemAtPath: file.path)
    }

    private static func put(_ done: URL, back name: String, to folder: URL) throws {
        let moved = try #require(try FileManager.default.contentsOfDirectory(atPath: done.path).first)
        try FileManager.default.moveItem(at: done.appending(path: moved), to: folder.appending(path: name))
    }
}
