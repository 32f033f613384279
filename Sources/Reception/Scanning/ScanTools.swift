import Foundation
import Subprocess
import SystemPackage

/// The programs that look into scans, each in a process of its own that may do little. A scanner's file is not a person's, but it may come from anywhere.
struct ScanTools: Sendable {
    struct Refused: Error {
        let reason: String
    }

    /// More pages in one file than a feeder takes.
    static let mostPages = 300
    private static let patience = Duration.seconds(120)

    let folder: URL

    func pages(of pdf: String) async throws -> Int {
        let said = try await run("pdfinfo", [pdf])
        guard let count = said.firstMatch(of: /Pages: +(\d+)/).flatMap({ Int($0.output.1) }), (1...Self.mostPages).contains(count) else {
            throw Refused(reason: "pages")
        }
        return count
    }

    /// Draws one page in grey: enough to read a square of four centimetres.
    func draw(_ page: Int, of pdf: String, as name: String) async throws -> String {
        _ = try await run("pdftoppm", ["-r", "120", "-gray", "-png", "-singlefile", "-f", "\(page)", "-l", "\(page)", pdf, name])
        return name + ".png"
    }

    /// What the squares on a picture say; none for a page without any.
    func squares(on picture: String) async throws -> [String] {
        // Ends with 4 when it found nothing (zbarimg(1)).
        let said = try await run("zbarimg", ["--quiet", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", picture], endings: [0, 4])
        return said.split(separator: "\n").map(String.init)
    }

    func cut(_ pages: ClosedRange<Int>, of pdf: String, as name: String) async throws {
        _ = try await run("pdfseparate", ["-f", "\(pages.lowerBound)", "-l", "\(pages.upperBound)", pdf, "page-%d.pdf"])
        let parts = pages.map { "page-\($0).pdf" }
        if parts.count == 1 {
            try FileManager.default.moveItem(at: folder.appending(path: parts[0]), to: folder.appending(path: name))
        } else {
            _ = try await run("pdfunite", parts + [name])
        }
    }

    private func run(_ program: String, _ arguments: [String], endings: Set<Int32> = [0]) async throws -> String {
        try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask { try await limited(program, arguments, endings) }
            group.addTask {
                try await Task.sleep(for: Self.patience)
                throw Refused(reason: "\(program) took too long")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? ""
        }
    }

    private func limited(_ program: String, _ arguments: [String], _ endings: Set<Int32>) async throws -> String {
        let limits = ["--as=\(2 << 30)", "--cpu=60", "--fsize=\(400 << 20)", "--nofile=64", "--core=0", "/usr/bin/" + program]
        let result = try await Subprocess.run(
            .path("/usr/bin/prlimit"), arguments: Arguments(limits + arguments),
            environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path, "TMPDIR": folder.path]),
            workingDirectory: FilePath(folder.path), output: .string(limit: 1 << 20), error: .string(limit: 64 << 10))
        guard case .exited(let code) = result.terminationStatus, endings.contains(code) else {
            throw Refused(reason: "\(program): \(result.terminationStatus)")
        }
        return result.standardOutput
    }
}
