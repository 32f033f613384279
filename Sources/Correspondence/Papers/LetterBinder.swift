import Foundation
import Subprocess
import SystemPackage

/// Puts letters one behind the other in one PDF to print, each behind the page that shows its address in the window of an envelope.
///
/// With poppler's programs, which change nothing inside a letter: what is printed is what is in the queue.
struct LetterBinder: Sendable {
    /// A letter, and whether an address page stands before it.
    struct Sheet: Sendable {
        let pdf: [UInt8]
        let hasFront: Bool
    }

    /// - Parameters:
    ///   - fronts: one PDF with the address pages in the order of the letters that have one, then a blank page when `isTwoSided`.
    ///   - isTwoSided: each letter begins on a sheet of its own: the back of the last one stays blank. Every front is then two pages.
    func bind(_ sheets: [Sheet], fronts: [UInt8]?, isTwoSided: Bool) async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "admilib-letters-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        if let fronts {
            try Data(fronts).write(to: folder.appending(path: "fronts.pdf"))
            _ = try await run("pdfseparate", ["fronts.pdf", "front-%d.pdf"], in: folder)
        }
        let parts = try await parts(of: sheets, isTwoSided: isTwoSided, in: folder)
        _ = try await run("pdfunite", parts + ["whole.pdf"], in: folder)
        return Array(try Data(contentsOf: folder.appending(path: "whole.pdf")))
    }

    /// How many pages a PDF has.
    func pages(of pdf: [UInt8]) async throws -> Int {
        let folder = FileManager.default.temporaryDirectory.appending(path: "admilib-pages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(pdf).write(to: folder.appending(path: "paper.pdf"))
        return try await pages(of: "paper.pdf", in: folder)
    }

    private func parts(of sheets: [Sheet], isTwoSided: Bool, in folder: URL) async throws -> [String] {
        let sides = isTwoSided ? 2 : 1
        let blank = "front-\(sheets.count { $0.hasFront } * sides + 1).pdf"
        var parts: [String] = [], front = 1
        for (index, sheet) in sheets.enumerated() {
            if sheet.hasFront {
                parts += (front..<front + sides).map { "front-\($0).pdf" }
                front += sides
            }
            let name = "letter-\(index).pdf"
            try Data(sheet.pdf).write(to: folder.appending(path: name))
            parts.append(name)
            if isTwoSided, try await pages(of: name, in: folder).isMultiple(of: 2) == false { parts.append(blank) }
        }
        return parts
    }

    private func pages(of name: String, in folder: URL) async throws -> Int {
        let said = try await run("pdfinfo", [name], in: folder)
        guard let count = said.firstMatch(of: /Pages: +(\d+)/).flatMap({ Int($0.output.1) }) else {
            throw PaperFault(reason: "pdfinfo did not count the pages of \(name)")
        }
        return count
    }

    private func run(_ program: String, _ arguments: [String], in folder: URL) async throws -> String {
        let result = try await Subprocess.run(
            .path(FilePath("/usr/bin/" + program)), arguments: Arguments(arguments),
            environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path, "TMPDIR": folder.path]),
            workingDirectory: FilePath(folder.path), output: .string(limit: 64 << 10), error: .string(limit: 64 << 10))
        guard result.terminationStatus.isSuccess else {
            throw PaperFault(reason: "\(program): \(result.terminationStatus): \(result.standardError.suffix(300))")
        }
        return result.standardOutput
    }
}
