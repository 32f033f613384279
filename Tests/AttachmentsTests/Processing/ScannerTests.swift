import Foundation
import TestSupport
import Testing

@testable import Attachments

@Suite("The antivirus", .serialized)
struct ScannerTests {
    @Test("It is asked over its socket, and believed only when it says OK or names a virus")
    func protocolOfClamd() async throws {
        let folder = try TestFolder.make()
        let clamd = try FakeClamd(in: folder, limit: 300_000)
        let scanner = ClamScanner(address: try #require(ScannerAddress(clamd.path)))

        #expect(await scanner.verdict(on: try file(Array(repeating: 65, count: 200_000), in: folder)) == .clean)
        #expect(await scanner.verdict(on: try file(Array("un VIRUS".utf8), in: folder)) == .infected("Test.Signature"))
        #expect(await scanner.verdict(on: try file([], in: folder)) == .clean)
        let heavy = await scanner.verdict(on: try file(Array(repeating: 65, count: 3 << 20), in: folder))
        #expect(heavy == .unreachable("INSTREAM size limit exceeded. ERROR"))
    }

    @Test("One that is not there tells nothing of the file")
    func absent() async throws {
        let folder = try TestFolder.make()
        for address in ["/nowhere/clamd.ctl", "127.0.0.1:9"] {
            let scanner = ClamScanner(address: try #require(ScannerAddress(address)))
            guard case .unreachable = await scanner.verdict(on: try file([1], in: folder)) else {
                Issue.record("\(address)")
                continue
            }
        }
    }

    @Test(
        "Its address is a path or a host with a port",
        arguments: [("/run/clamav/clamd.ctl", true), ("clamav:3310", true), ("clamav", false), ("clamav:0", false), ("", false)])
    func address(text: String, isGood: Bool) {
        #expect((ScannerAddress(text) != nil) == isGood)
    }

    @Test("A file with a virus is refused, and nothing is kept of it")
    func infected() async throws {
        let clamd = try FakeClamd(in: try TestFolder.make())
        let cabinet = try await FilingCabinet(scanner: ClamScanner(address: .socket(path: clamd.path)))

        #expect(await cabinet.problem(with: Array("un VIRUS".utf8), "a.txt") == .infected(name: "a.txt"))
        #expect(try await cabinet.give(Array("rien".utf8), "b.txt").state == .safe)
        #expect(cabinet.blobCount == 1 && cabinet.leftFiles == [])
    }

    @Test("While it does not answer, a file is kept and nobody may have it; then it is scanned", arguments: TestEngine.allCases)
    func awaiting(engine: TestEngine) async throws {
        let scanner = FakeScanner()
        scanner.mood = .unreachable("down")
        let cabinet = try await FilingCabinet(engine, scanner: scanner)
        let attachment = try await cabinet.give(SamplePDF.bytes(), "a.pdf")

        await #expect(throws: AttachmentProblem.awaitingScan(name: "a.pdf")) { try await cabinet.content(attachment) }
        #expect(try await cabinet.feature.scanWaiting() == .init(safe: 0, infected: 0, failure: "down"))
        scanner.mood = .clean
        #expect(try await cabinet.feature.scanWaiting() == .init(safe: 1, infected: 0, failure: nil))
        #expect(try await cabinet.content(attachment) == SamplePDF.bytes())
        #expect(try await cabinet.feature.scanWaiting().safe == 0)
    }

    @Test("A virus found afterwards: the content goes, the line stays to say so", arguments: TestEngine.allCases)
    func foundLater(engine: TestEngine) async throws {
        let scanner = FakeScanner()
        scanner.mood = .unreachable("down")
        let cabinet = try await FilingCabinet(engine, scanner: scanner)
        let attachment = try await cabinet.give(SamplePDF.bytes(), "a.pdf")

        scanner.mood = .infected("Test.Signature")
        #expect(try await cabinet.feature.scanWaiting().infected == 1)

        #expect(try await cabinet.files().map(\.state) == [.infected])
        await #expect(throws: AttachmentProblem.infected(name: "a.pdf")) { try await cabinet.content(attachment) }
        #expect(try await cabinet.feature.clean(now: TestFront.morning + 90_000).blobs == 1)
        #expect(cabinet.blobCount == 0 && cabinet.leftFiles == [])
    }

    private func file(_ bytes: [UInt8], in folder: URL) throws -> URL {
        let file = folder.appending(path: UUID().uuidString)
        try Data(bytes).write(to: file)
        return file
    }
}
