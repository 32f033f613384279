import Core
import Crypto
import Foundation
import Web

/// A letter found in a scan, as a file of its own.
struct ScannedLetter: Sendable {
    let sheet: ScanSheets.Sheet
    let file: URL
    let pages: Int
}

/// One file of a scanner, read: its digest, and its letters in a folder of their own.
struct Scan: Sendable {
    let digest: String
    let folder: URL
    private(set) var letters: [ScannedLetter] = []

    /// - Throws: ``ScanTools/Refused`` when nothing can be read of it; anything else is a fault of ours, and the file waits.
    init(_ file: URL, sheets: ScanSheets, in parent: URL) async throws {
        folder = parent.appending(path: "scan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let kind = file.pathExtension.lowercased()
        let copy = folder.appending(path: "scan." + kind)
        do {
            let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
            guard (1...ScanFolder.mostBytes).contains(size) else { throw ScanTools.Refused(reason: "size") }
            // What is read is what was digested, whatever the scanner does meanwhile.
            try FileManager.default.copyItem(at: file, to: copy)
            digest = try await BlockingWork.run { try Self.digest(of: copy) }
            letters = kind == "pdf" ? try await Self.letters(inDocument: copy, sheets) : try await Self.letters(inPicture: copy, sheets)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    private static func digest(of file: URL) throws -> String {
        var hash = SHA256()
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return Secret.hexadecimal(hash.finalize())
    }

    private static func letters(inDocument pdf: URL, _ sheets: ScanSheets) async throws -> [ScannedLetter] {
        let folder = pdf.deletingLastPathComponent(), name = pdf.lastPathComponent
        let tools = ScanTools(folder: folder)
        var pages: [ScanSheets.Sheet?] = []
        for page in 1...(try await tools.pages(of: name)) {
            let picture = try await tools.draw(page, of: name, as: "vue")
            pages.append(try await tools.squares(on: picture).lazy.compactMap(sheets.sheet).first)
        }
        var letters: [ScannedLetter] = []
        for (rank, cut) in ScanCut.cuts(pages).enumerated() {
            let part = "lettre-\(rank + 1).pdf"
            try await tools.cut(cut.pages, of: name, as: part)
            letters.append(ScannedLetter(sheet: cut.sheet, file: folder.appending(path: part), pages: cut.pages.count))
        }
        return letters
    }

    /// A picture is one page: a sheet alone says nothing of the next file.
    private static func letters(inPicture picture: URL, _ sheets: ScanSheets) async throws -> [ScannedLetter] {
        let tools = ScanTools(folder: picture.deletingLastPathComponent())
        let sheet = try await tools.squares(on: picture.lastPathComponent).lazy.compactMap(sheets.sheet).first
        return sheet == nil ? [ScannedLetter(sheet: .new, file: picture, pages: 1)] : []
    }
}
