import Core
import Foundation
import TestSupport
import Testing

@testable import Incidents

@Suite("Failures that wait for the database")
struct HitJournalTests {
    private struct Down: Error {}

    @Test("They are lent in order, and forgotten once they are kept")
    func drained() async throws {
        let folder = try TestFolder.make().appending(path: "incidents")
        let journal = HitJournal(folder: folder)
        let hits = [Office.hit(0, .random()), Office.hit(1, kind: .upload, of: nil)]
        hits.forEach(journal.append)

        var (first, second): ([Hit], [Hit]) = ([], [])
        try await journal.drain { first += $0 }
        try await journal.drain { second += $0 }

        #expect(first == hits && second == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("A database that refuses them loses none")
    func refused() async throws {
        let journal = HitJournal(folder: try TestFolder.make())
        let hits = [Office.hit(0), Office.hit(1)]
        journal.append(hits[0])
        await #expect(throws: Down.self) { try await journal.drain { _ in throw Down() } }
        journal.append(hits[1])

        var kept: [Hit] = []
        try await journal.drain { kept += $0 }

        #expect(Set(kept.map(\.mark)) == Set(hits.map(\.mark)))
    }

    @Test("What a server that was killed left is taken over, half a line left out; what a living one writes is its own")
    func takenOver() async throws {
        let folder = try TestFolder.make()
        let left = Office.hit(0, .random())
        try Data((left.json.text + "\n{\"mark\": \"x\", \"at").utf8).write(to: folder.appending(path: "pannes-mort.jsonl"))
        let living = HitJournal(folder: folder)
        living.append(Office.hit(5))

        var kept: [Hit] = []
        try await HitJournal(folder: folder).drain { kept += $0 }

        #expect(kept == [left])
        try await living.drain { kept += $0 }
        #expect(kept.count == 2)
    }

    @Test("Without any disk they wait in memory")
    func noDisk() async throws {
        let file = try TestFolder.make().appending(path: "fichier")
        try Data().write(to: file)
        let journal = HitJournal(folder: file.appending(path: "incidents"))
        journal.append(Office.hit(0))

        var kept: [Hit] = []
        try await journal.drain { kept += $0 }

        #expect(kept.count == 1)
    }
}
