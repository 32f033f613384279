import Core
import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import Addresses

@Suite("A file of addresses given on the desk")
struct ImportTests {
    private static let text = "\(Village.header)\n" + Village.lines.joined(separator: "\n") + "\n"

    /// The same packed, as `gzip -n` does, in base 64: two members, one for each half of the file.
    private func packed(_ texts: [String]) throws -> Data {
        var bytes = Data()
        for text in texts { bytes += try gzip(text) }
        return bytes
    }

    private func gzip(_ text: String) throws -> Data {
        // Stored blocks (RFC 1951 §3.2.4): packed without being smaller, which needs no packer.
        let body = Array(text.utf8)
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0x00, 0x2C, 0xB0, 0x69, 0, 255]
        let pieces = stride(from: 0, to: body.count, by: 65_535).map { Array(body[$0..<min($0 + 65_535, body.count)]) }
        for (index, piece) in pieces.enumerated() {
            let size = UInt16(piece.count)
            bytes += [index == pieces.count - 1 ? 1 : 0, UInt8(size & 255), UInt8(size >> 8), UInt8(~size & 255), UInt8(~size >> 8)] + piece
        }
        let check = body.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        for number in [~check, UInt32(body.count)] {
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
        }
        return Data(bytes)
    }

    private struct Desk {
        let feature: AddressesFeature
        let folder: URL

        init(_ engine: TestEngine) async throws {
            folder = Village.folder()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let migrations = Jobs.migrations + AddressesFeature.migrations
            feature = AddressesFeature(database: try await TestDatabase.open(engine, migrations: migrations), folder: folder)
        }

        func give(_ file: Data, fewer: Bool = false, at now: Date = Village.now) async throws {
            let location = folder.appending(path: UUID().uuidString)
            try file.write(to: location)
            try await feature.imports.ask("adresses-99.csv.gz", at: location.path, takesFewer: fewer, now: now)
        }

        /// Does what a worker would.
        func work(at now: Date = Village.now) async throws -> RequestedImport? {
            let worker = JobWorker(
                database: feature.repository.database, handlers: feature.jobs(clock: { now }) { _, _ in }, log: Logger(label: "imports"))
            #expect(try await worker.runDue(now: now, limit: 10).failed == 0)
            return try await feature.imports.latest()
        }

        func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
    }

    @Test("Packed or not, in several members or one, it takes the place of what was there, and says when it was made", arguments: TestEngine.allCases)
    func taken(engine: TestEngine) async throws {
        let desk = try await Desk(engine)
        try await desk.give(Data(Self.text.utf8))
        #expect(try await desk.work()?.state == .done)
        let plain = try #require(try await desk.feature.edition())
        try await desk.give(try packed([Self.text, "\(Village.header)\n\(Village.line("1", "", "Rue Neuve"))\n"]))
        let done = try await desk.work(at: Village.now + 60)
        let both = try #require(try await desk.feature.edition())

        #expect(plain.file == ImportedFile(name: "adresses-99.csv.gz") && done?.percent == 100)
        #expect(both.addresses == plain.addresses + 1 && both.importedAt == Village.now + 60)
        #expect(both.file.madeAt == Date(timeIntervalSince1970: 0x69B0_2C00))
        #expect(try await desk.feature.find("1 rue neuve").count == 1 && desk.files().isEmpty)
    }

    @Test("Cut anywhere, damaged, of another kind, or holding much less: it is refused and nothing changes", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let desk = try await Desk(engine)
        try await desk.give(Data(Self.text.utf8))
        _ = try await desk.work()
        let before = try await desk.feature.edition()
        let whole = try packed([Self.text])
        var spoilt = whole
        spoilt[whole.count / 2] ^= 1
        let small = "\(Village.header)\n\(Village.line("1", "", "Rue Neuve"))\n"
        let wrong: [(Data, AddressProblem)] = [
            (whole.dropLast(3), .cut), (whole.prefix(40), .cut), (Data(Self.text.dropLast(60).utf8), .cut), (spoilt, .damaged),
            (Data([0x1F, 0x8B, 8]) + Data(repeating: 0xFF, count: 50), .damaged), (Data("bonjour".utf8), .notAddresses),
            (Data(small.utf8), .fewer(1)),
            (whole + Data("reste".utf8), .damaged),
        ]
        for (file, problem) in wrong {
            try await desk.give(file)
            let outcome = try #require(try await desk.work(at: Village.now + 60))
            #expect(outcome.state == .refused && outcome.problem == problem)
            #expect(try await desk.feature.edition() == before && desk.files().isEmpty)
        }

        try await desk.give(Data(small.utf8), fewer: true)
        #expect(try await desk.work()?.state == .done)
        #expect(try await desk.feature.edition()?.addresses == 1)
    }

    @Test("Of two people at once, the second is told; what fell silent gives way, and its job changes nothing more", arguments: TestEngine.allCases)
    func twice(engine: TestEngine) async throws {
        let desk = try await Desk(engine)
        try await desk.give(Data(Self.text.utf8))
        await #expect(throws: AddressProblem.busy) { try await desk.give(Data(Self.text.utf8), at: Village.now + 60) }

        try await desk.give(Data("bonjour".utf8), at: Village.now + 1000)

        // Both jobs are done: the first one's file is no longer asked for.
        #expect(try await desk.work(at: Village.now + 1000)?.problem == .notAddresses)
        #expect(try await desk.feature.edition() == nil)
    }

    @Test("A file that is no longer there is asked for again; those that nobody came for are removed after a day")
    func lost() async throws {
        let desk = try await Desk(.sqlite)
        try await desk.give(Data(Self.text.utf8))
        for file in try desk.files() { try FileManager.default.removeItem(at: desk.folder.appending(path: file)) }
        #expect(try await desk.work()?.problem == .lost)

        try Data("x".utf8).write(to: desk.folder.appending(path: "reste"))
        try desk.feature.clean(now: Date() + 3600)
        #expect(try desk.files().count == 1)
        try desk.feature.clean(now: Date() + 2 * 86_400)
        #expect(try desk.files().isEmpty)
    }
}
