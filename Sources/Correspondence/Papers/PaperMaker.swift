import Foundation
import Subprocess
import SystemPackage
import Web

/// Makes PDFs of pages with WeasyPrint, each in a process of its own that reaches neither the network nor our files.
///
/// Two at a time: a page takes a processor for about a second. The others wait in order; past a bound they are told to come back.
struct PaperMaker: Sendable {
    let weasyprint: String
    var timeout: Duration = .seconds(60)
    private let turnstile = Turnstile(atOnce: 2, mostWaiting: 50)

    init(weasyprint: String, timeout: Duration = .seconds(60)) { (self.weasyprint, self.timeout) = (weasyprint, timeout) }

    /// The largest PDF that we take: letters weigh twenty kilobytes, a request with four hundred answers two hundred.
    static let mostBytes = 20 << 20

    /// - Throws: ``CorrespondenceProblem/papersBusy``, or a ``PaperFault``.
    func pdf(of page: String) async throws -> [UInt8] { try await inTurn { try await run(page) } }

    /// Makes something with programs that take a processor: in turn with the papers, and not for ever.
    func inTurn(_ body: @escaping @Sendable () async throws -> [UInt8]) async throws -> [UInt8] {
        do {
            return try await turnstile.pass { try await inTime(body) }
        } catch is Turnstile.Full {
            throw CorrespondenceProblem.papersBusy
        }
    }

    private func run(_ page: String) async throws -> [UInt8] {
        let result = try await Subprocess.run(
            .path(FilePath(try Interpreter.of(script: weasyprint))), arguments: ["-I", "-c", Self.program],
            environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"]), workingDirectory: "/",
            input: .string(page), output: .bytes(limit: Self.mostBytes), error: .string(limit: 64 << 10))
        guard result.terminationStatus.isSuccess, result.standardOutput.starts(with: "%PDF-".utf8) else {
            throw PaperFault(reason: "\(result.terminationStatus): \(result.standardError.suffix(500))")
        }
        return result.standardOutput
    }

    /// Cancelling the task that runs the process kills it.
    private func inTime(_ body: @escaping @Sendable () async throws -> [UInt8]) async throws -> [UInt8] {
        try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            guard let bytes = try await group.next() ?? nil else { throw PaperFault(reason: "not made in \(timeout)") }
            return bytes
        }
    }

    private static let program = EmbeddedAssets.text("programs/paper.py") ?? ""
}

/// WeasyPrint failed. A fault of ours or of the machine, never a person's: the log keeps the reason.
struct PaperFault: Error {
    let reason: String
}

/// The Python that a script runs with, whose packages it therefore sees: a virtual environment's, or the system's.
enum Interpreter {
    static func of(script path: String) throws -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { throw PaperFault(reason: "\(path) cannot be read") }
        defer { try? file.close() }
        let start = String(decoding: try file.read(upToCount: 512) ?? Data(), as: UTF8.self)
        guard let match = start.prefixMatch(of: /#! *(\/[^\s]*python[^\s\/]*)/) else {
            throw PaperFault(reason: "\(path) is not a Python script: give the path of WeasyPrint's own command")
        }
        return String(match.output.1)
    }
}
