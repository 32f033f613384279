import Foundation
import Storage
import TestSupport
import Testing

@testable import Attachments

@Suite("Contents that no attachment names", .serialized)
struct SweepTests {
    private static let nextDay = TestFront.morning + 86_401

    @Test("They are removed after a day, and those that somebody still names stay", arguments: TestEngine.allCases)
    func swept(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        let shared = Array("le même".utf8)
        let first = try await cabinet.give(shared, "a.txt")
        let second = try await cabinet.give(shared, "b.txt", to: .draft(FilingCabinet.bruno))
        let lonely = try await cabinet.give(Array("seul".utf8), "c.txt")
        #expect(cabinet.blobCount == 2)

        for attachment in [first, lonely] { _ = try await cabinet.feature.remove(attachment.id, of: attachment.holder) }

        #expect(try await cabinet.feature.clean(now: TestFront.morning + 3600).blobs == 0)
        #expect(try await cabinet.feature.clean(now: Self.nextDay).blobs == 1)
        #expect(cabinet.blobCount == 1)
        #expect(try await cabinet.content(second) == shared)
    }

    @Test("A content given again while unnamed is left alone for a day more", arguments: TestEngine.allCases)
    func touchedAgain(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        let first = try await cabinet.give(Array("lettre a".utf8), "a.txt")
        _ = try await cabinet.feature.remove(first.id, of: first.holder)
        let register = BlobRegister(database: cabinet.database)

        #expect(try await register.touch(try #require(first.digest), now: Self.nextDay - 60))

        #expect(try await cabinet.feature.clean(now: Self.nextDay).blobs == 0)
    }

    @Test("A content being thrown away cannot be kept at the same time, unless the sweep was interrupted", arguments: TestEngine.allCases)
    func race(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        let first = try await cabinet.give(Array("lettre a".utf8), "a.txt")
        let digest = try #require(first.digest)
        let register = BlobRegister(database: cabinet.database)
        #expect(try await register.beginSweep(of: digest, now: Self.nextDay) == false, "it is named")
        _ = try await cabinet.feature.remove(first.id, of: first.holder)

        #expect(try await register.beginSweep(of: digest, now: Self.nextDay))
        #expect(try await register.beginSweep(of: digest, now: Self.nextDay + 1) == false)
        #expect(try await register.touch(digest, now: Self.nextDay + 2) == false)
        try await register.endSweep(of: digest, begunAt: Self.nextDay)
        #expect(try await register.touch(digest, now: Self.nextDay + 3))
    }

    @Test("Deleted drafts leave nothing behind", arguments: TestEngine.allCases)
    func forgottenDrafts(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        try await cabinet.give(Array("lettre a".utf8), "a.txt")
        try await cabinet.give(Array("lettre b".utf8), "b.txt", to: .draft(FilingCabinet.bruno))

        try await cabinet.feature.forget(drafts: [FilingCabinet.amina])

        #expect(try await cabinet.feature.clean(now: Self.nextDay).blobs == 1)
        #expect(try await cabinet.files(of: .draft(FilingCabinet.bruno)).count == 1)
    }

    @Test("Files that a killed process left are removed after a day")
    func leftovers() async throws {
        let cabinet = try await FilingCabinet()
        let folder = cabinet.folder.appending(path: "travaux/envois")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, age) in [("vieux", -90_000.0), ("neuf", -60)] {
            let path = folder.appending(path: name).path
            try #require(FileManager.default.createFile(atPath: path, contents: Data()))
            try FileManager.default.setAttributes([.modificationDate: TestFront.morning + age], ofItemAtPath: path)
        }

        #expect(try await cabinet.feature.clean(now: TestFront.morning).files == 1)
        #expect(cabinet.leftFiles == ["neuf"])
    }
}
