import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// A PDF as poppler reads it.
struct PDF {
    let path: String
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        path = try TestFolder.make().appending(path: "paper.pdf").path
        try Data(bytes).write(to: URL(filePath: path))
    }

    /// The words in reading order, on one line: where lines break is not the test's concern.
    func text() async throws -> String {
        try await run("pdftotext", [path, "-"]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// By name: "Title", "Tagged"…
    func facts() async throws -> [String: String] {
        try await run("pdfinfo", [path]).split(separator: "\n").reduce(into: [:]) { facts, line in
            let halves = line.split(separator: ":", maxSplits: 1)
            if halves.count == 2 { facts[String(halves[0])] = halves[1].trimmingCharacters(in: .whitespaces) }
        }
    }

    func structure() async throws -> String { try await run("pdfinfo", ["-struct-text", path]).replacing("\u{A0}", with: " ") }

    private func run(_ tool: String, _ arguments: [String]) async throws -> String {
        try await Subprocess.run(.name(tool), arguments: Arguments(arguments), output: .string(limit: 1 << 20), error: .discarded).standardOutput
    }
}
