import Foundation
import HTTPTypes
import TestSupport

/// What is wrong with a spreadsheet, a paper or an archive that holds what a hostile robot typed.
enum HostileFile {
    static func fault(in page: TestBrowser.Page) throws -> String? {
        let type = page.headers[.contentType] ?? ""
        if type.hasPrefix("text/csv") { return formula(in: page.body) }
        if type.contains("opendocument.spreadsheet") { return try sheet(page.bytes) }
        if type == "application/pdf" { return try paper(page.bytes) }
        if type == "application/zip" { return try archive(page.bytes) }
        return nil
    }

    /// Cells as a spreadsheet reads them (RFC 4180), by scalars: an accent on a quote is still a quote.
    static func formula(in csv: String) -> String? {
        cells(of: csv).first { $0.first.map { "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? false }.map {
            "runs \(String($0))"
        }
    }

    private static func cells(of csv: String) -> [String.UnicodeScalarView] {
        var cells: [String.UnicodeScalarView] = [], cell = String.UnicodeScalarView(), isQuoted = false, isFresh = true
        for scalar in csv.unicodeScalars.drop(while: { $0 == "\u{FEFF}" }) {
            if scalar == "\"" {
                // The second of two is a quote of the text: it opens what the first closed.
                isQuoted.toggle()
                if isQuoted && !isFresh { cell.append(scalar) }
                isFresh = false
            } else if !isQuoted, [";", "\n", "\r"].contains(scalar) {
                cells.append(cell)
                (cell, isFresh) = (.init(), true)
            } else {
                cell.append(scalar)
                isFresh = false
            }
        }
        return cells + [cell]
    }

    private static func sheet(_ bytes: [UInt8]) throws -> String? {
        let content = try ChildOutput.of(Self.unzip + [try kept(bytes, "ods").path, "content.xml"])
        if content.contains("table:formula") { return "has a formula" }
        return content.contains("<svg/onload=xs7") ? "has markup of somebody's" : nil
    }

    /// Text that was taken for markup is not printed.
    private static func paper(_ bytes: [UInt8]) throws -> String? {
        let text = try ChildOutput.of(["pdftotext", try kept(bytes, "pdf").path, "-"]).filter { !$0.isWhitespace }
        return text.matches(of: /=xs7["'\u{2019}]/).count == text.matches(of: /<svg\/onload=xs7>/).count
            ? nil : "took what was typed for markup: \(text)"
    }

    private static func archive(_ bytes: [UInt8]) throws -> String? {
        let file = try kept(bytes, "zip").path, names = try ChildOutput.of(Self.unzip + [file]).split(separator: "\n").map(String.init)
        if let bad = names.first(where: { $0.hasPrefix("/") || $0.contains("..") || $0.contains("\\") }) { return "unpacks at \(bad)" }
        for name in names where name.hasSuffix(".html") || name.hasSuffix(".csv") || name.hasSuffix(".xml") {
            let text = try ChildOutput.of(Self.unzip + [file, name])
            if text.contains("<svg/onload=xs7") { return "\(name) runs what was typed" }
            if name.hasSuffix(".csv"), let fault = formula(in: text) { return "\(name) \(fault)" }
        }
        return nil
    }

    /// The names in an archive; with a name, what is under it.
    private static let unzip = [
        "python3", "-c",
        "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); sys.stdout.write(z.read(sys.argv[2]).decode() if len(sys.argv) > 2 else '\\n'.join(z.namelist()))",
    ]

    private static func kept(_ bytes: [UInt8], _ ending: String) throws -> URL {
        let file = try TestFolder.make().appending(path: "file.\(ending)")
        try Data(bytes).write(to: file)
        return file
    }
}
