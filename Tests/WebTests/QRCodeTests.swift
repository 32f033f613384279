import Core
import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("Squares that phones read")
struct QRCodeTests {
    @Test(
        "An independent reader reads them back",
        arguments: [
            "https://demarches.admiville.example/demarches/acte-naissance", "ADMILIB-SCAN:7K3MQ2XN8W4P.b1946ac92492d2347c62", "Été à Œuilly : 1 €",
            String(repeating: "0123456789", count: 40),
        ], [QRCode.Robustness.usual, .high])
    func read(text: String, robustness: QRCode.Robustness) throws {
        let code = try #require(QRCode(text, robustness))

        #expect(try Self.decoded(code) == text)
    }

    @Test("What fits in no square has none")
    func tooLong() {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "x", count: 3000), .high) == nil)
    }

    @Test("The drawing has the squares of the code, and its quiet zone")
    func drawing() throws {
        let code = try #require(QRCode("https://admiville.example"))
        let drawn = code.svg(label: "Admiville").text

        let runs = drawn.matches(of: /M(\d+) (\d+)h(\d+)v1h-\d+z/)
        let dark = runs.reduce(0) { $0 + (Int($1.output.3) ?? 0) }
        #expect(dark == (0..<code.side * code.side).count { code.isDark(row: $0 / code.side, column: $0 % code.side) })
        #expect(runs.allSatisfy { Int($0.output.1)! >= 4 && Int($0.output.2)! >= 4 })
        #expect(drawn.contains("viewBox=\"0 0 \(code.side + 8) \(code.side + 8)\"") && drawn.contains("aria-label=\"Admiville\""))
    }

    /// By zbar, from a picture in which a square of the code is eight points wide.
    private static func decoded(_ code: QRCode) throws -> String {
        let (size, scale) = (code.side + 8, 8)
        var picture = "P1\n\(size * scale) \(size * scale)\n"
        for line in 0..<size * scale {
            for point in 0..<size * scale {
                let (row, column) = (line / scale - 4, point / scale - 4)
                let isInside = (0..<code.side).contains(row) && (0..<code.side).contains(column)
                picture += isInside && code.isDark(row: row, column: column) ? "1 " : "0 "
            }
            picture += "\n"
        }
        let file = try TestFolder.make().appending(path: "code.pbm")
        try Data(picture.utf8).write(to: file)
        let said = try ChildOutput.of(["zbarimg", "--quiet", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", file.path])
        return said.hasSuffix("\n") ? String(said.dropLast()) : said
    }
}
