import Foundation
import Subprocess
import SystemPackage
import TestSupport

@testable import Correspondence

/// A real mail server, aiosmtpd, and what it received.
struct MailSink: Sendable {
    let folder: URL
    let port: Int

    /// Runs a server for as long as `body` does.
    /// - Parameter certificate: the paths of a certificate and of its key, for STARTTLS.
    static func run(certificate: [String] = [], _ body: @Sendable (MailSink) async throws -> Void) async throws {
        let folder = try TestFolder.make()
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "sink.py").path
        _ = try await Subprocess.run(
            .path(FilePath(try python())), arguments: Arguments([script, folder.path] + certificate), input: .none, output: .discarded,
            error: .discarded
        ) { server in
            try await body(MailSink(folder: folder, port: port(in: folder)))
            try server.send(signal: .terminate)
        }
    }

    var url: String { "smtp://127.0.0.1:\(port)" }

    /// What came, in order, as Python's mail reader understands it.
    func received() throws -> [ReceivedMail] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        return try files.sorted { $0.localizedStandardCompare($1) == .orderedAscending }.map {
            try JSONDecoder().decode(ReceivedMail.self, from: Data(contentsOf: folder.appending(path: $0)))
        }
    }

    private static func port(in folder: URL) async throws -> Int {
        for _ in 0..<400 {
            if let text = try? String(contentsOf: folder.appending(path: "port"), encoding: .utf8), let port = Int(text) { return port }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw NoSink()
    }

    struct NoSink: Error {}

    /// A Python that has aiosmtpd: `bin/setup` makes one.
    private static func python() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let places = [root.appending(path: ".venv/bin/python").path, "/tmp/venv/bin/python"]
        guard let found = places.first(where: FileManager.default.isExecutableFile) else { throw NoSink() }
        return found
    }
}

struct ReceivedMail: Decodable, Sendable {
    struct Attachment: Decodable, Equatable {
        let name: String, type: String, digest: String
    }

    struct Invitation: Decodable, Equatable {
        let method: String?, text: String
    }

    /// Readings of the mail that are calendars.
    let invitations: [Invitation]
    /// By name in lower case, decoded.
    let headers: [String: String]
    let rawHeaders: String
    let text: String?
    let html: String?
    let attachments: [Attachment]
    let defects: [String]
    let type: String
    let sender: String
    let recipients: [String]
    let isEncrypted: Bool
}

extension Delivery {
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}
