import CQREncode

/// A text as a square that phones and scanners read (ISO/IEC 18004).
public struct QRCode: Sendable, Equatable {
    /// How much of it may be hidden or dirty and still be read.
    public enum Robustness: Sendable {
        /// 15 %: a screen, a clean page.
        case usual
        /// 30 %: a poster in the rain, a sheet that was scanned and printed again.
        case high
    }

    /// How many squares each side has, the quiet zone around it left out.
    public let side: Int
    private let dark: [Bool]

    /// - Returns: `nil` for a text that fits in no code: some 1,200 bytes with high robustness.
    public init?(_ text: String, _ robustness: Robustness = .usual) {
        guard !text.isEmpty, let code = QRcode_encodeString8bit(text, 0, robustness == .high ? QR_ECLEVEL_H : QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        self.side = side
        dark = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
    }

    public func isDark(row: Int, column: Int) -> Bool { dark[row * side + column] }

    /// As a drawing, with the four squares of quiet zone that readers need.
    /// - Parameter label: what it leads to, in words.
    public func svg(label: String) -> HTML {
        let size = side + 2 * Self.quiet
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <rect width="\(size)" height="\(size)" fill="#fff"/><path fill="#000" d="\(path)"/></svg>
            """
    }

    private static let quiet = 4

    /// One run of dark squares after another: a tenth of what a rectangle for each square would weigh.
    private var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                let start = column
                while column < side, isDark(row: row, column: column) { column += 1 }
                if column > start { path += "M\(start + Self.quiet) \(row + Self.quiet)h\(column - start)v1h-\(column - start)z" }
                column += 1
            }
        }
        return path
    }
}
