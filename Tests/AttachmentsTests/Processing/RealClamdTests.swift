import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

@testable import Attachments

@Suite("ClamAV itself", .enabled(if: FileManager.default.isExecutableFile(atPath: RealClamd.path)))
struct RealClamdTests {
    @Test("Its daemon is understood: nothing found, something found, too large for it")
    func answers() async throws {
        let folder = try TestFolder.make()
        try await RealClamd.run(in: folder, mostMegabytes: 1) { address in
            let scanner = ClamScanner(address: address)
            #expect(await scanner.verdict(on: try Self.file("rien du tout", in: folder)) == .clean)
            #expect(await scanner.verdict(on: try Self.file("un ADMILIB-TEST-SIGNATURE ici", in: folder)) == .infected("Admilib.Test.UNOFFICIAL"))
            let heavy = await scanner.verdict(on: try Self.file(String(repeating: "a", count: 3 << 20), in: folder))
            #expect(heavy == .unreachable("INSTREAM size limit exceeded. ERROR"))
        }
    }

    private static func file(_ text: String, in folder: URL) throws -> URL {
        let file = folder.appending(path: UUID().uuidString)
        try Data(text.utf8).write(to: file)
        return file
    }
}

/// The daemon of Debian's clamav-daemon, with one signature of our own.
enum RealClamd {
    static let path = "/usr/sbin/clamd"

    static func run(in folder: URL, mostMegabytes: Int, _ body: @Sendable (ScannerAddress) async throws -> Void) async throws {
        let socket = folder.appending(path: "clamd.sock")
        let signatures = folder.appending(path: "signatures")
        try FileManager.default.createDirectory(at: signatures, withIntermediateDirectories: true)
        let mark = "ADMILIB-TEST-SIGNATURE".utf8.map { String($0, radix: 16) }.joined()
        try Data("Admilib.Test:0:*:\(mark)\n".utf8).write(to: signatures.appending(path: "test.ndb"))
        let settings = """
            LocalSocket \(socket.path)
            DatabaseDirectory \(signatures.path)
            Foreground yes
            StreamMaxLength \(mostMegabytes)M

            """
        let file = folder.appending(path: "clamd.conf")
        try Data(settings.utf8).write(to: file)
        _ = try await Subprocess.run(
            .path(FilePath(path)), arguments: ["--config-file=\(file.path)"], input: .none, output: .discarded, error: .discarded
        ) { daemon in
            for _ in 0..<200 where !FileManager.default.fileExists(atPath: socket.path) { try await Task.sleep(for: .milliseconds(50)) }
            do { try await body(.socket(path: socket.path)) } catch { Issue.record(error) }
            try daemon.send(signal: .kill)
        }
    }
}
