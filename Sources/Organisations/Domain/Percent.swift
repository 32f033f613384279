import Core

/// A share from 0 to 100, to the tenth, as an audit gives it.
struct Percent: Equatable, Comparable, Sendable {
    let tenths: Int

    /// Reads "87", "87,5", "87.5 %".
    init?(_ text: String) {
        let parts = Text.trimmed(text.replacing("%", with: "")).replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            parts.count == 1 || parts[1].utf8.count == 1, let whole = Int(parts[0])
        else { return nil }
        tenths = whole * 10 + (parts.count == 2 ? Int(parts[1]) ?? 0 : 0)
        guard tenths <= 1000 else { return nil }
    }

    init(tenths: Int) { self.tenths = tenths }

    /// "87,5 %" in French, "87.5%" in English.
    func written(in language: Language) -> String {
        let number = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(language == .french ? "," : ".")\(tenths % 10)"
        return language == .french ? "\(number)\u{A0}%" : "\(number)%"
    }

    static func < (left: Percent, right: Percent) -> Bool { left.tenths < right.tenths }
}
