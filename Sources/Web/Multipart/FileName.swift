import Core
import Foundation

/// The name that a person gave to a file, fit to be shown. It never becomes a path.
public enum FileName {
    /// In characters.
    static let longest = 120
    /// For a file without a name, or with one that holds nothing to show.
    static let unnamed = "document"

    /// The last part of what may be a path, without control characters nor those that turn the direction of writing (`exe.gpj` shown as `jpg.exe`).
    public static func shown(_ sent: String) -> String {
        let last = sent.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let visible = String(String.UnicodeScalarView(last.unicodeScalars.filter(isVisible)))
        // macOS sends accents apart from their letters.
        let name = shortened(Text.trimmed(visible.precomposedStringWithCanonicalMapping))
        return name.allSatisfy { $0 == "." } ? unnamed : name
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }

    /// Cut in the middle: the extension stays.
    private static func shortened(_ name: String) -> String {
        guard name.count > longest else { return name }
        let tail = name.suffix(12)
        return name.prefix(longest - tail.count - 1) + "…" + tail
    }
}
