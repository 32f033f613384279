import Core

/// What a program can tell of the accessibility of a page, from the page itself: a small part of what an audit looks at, and never proof that the rest is
/// right. The numbers are those of RGAA 4.1.
public enum PageCriterion: String, Sendable, CaseIterable {
    /// 1.1, 6.2, 8.2, 8.3, 8.6, 9.1, 11.1, 12.6, 12.7, 12.8, 13.9.
    case images, links, identifiers, language, title, headings, labels, landmark, skipLink, order, zoom
    /// Fits the width of the telephone.
    case width

    /// Those that a telephone needs.
    public static let mobile: Set<PageCriterion> = [.width, .zoom]
}

/// A page that this program made, read by a program: what it writes is well formed, its attributes between double quotes.
struct CheckedPage {
    private struct Tag {
        let name: String
        let attributes: Substring

        func has(_ attribute: String) -> Bool { attributes.contains(" \(attribute)=\"") }

        subscript(_ name: String) -> String? {
            guard let start = attributes.firstRange(of: " \(name)=\"")?.upperBound, let end = attributes[start...].firstIndex(of: "\"") else {
                return nil
            }
            return String(attributes[start..<end])
        }
    }

    private let text: String
    private let tags: [Tag]

    init(_ text: String) {
        self.text = text
        tags = text.matches(of: /<([a-zA-Z][a-zA-Z0-9-]*)((?:[^">]|"[^"]*")*)>/).map { Tag(name: $0.output.1.lowercased(), attributes: $0.output.2) }
    }

    var failed: Set<PageCriterion> { Set(PageCriterion.allCases.filter { !holds($0) }) }

    private func holds(_ criterion: PageCriterion) -> Bool {
        switch criterion {
        case .language: tags.first { $0.name == "html" }?["lang"]?.isEmpty == false
        case .title: text.contains(/<title>\s*[^<\s]/)
        case .images: tags.allSatisfy { $0.name != "img" || $0.has("alt") }
        case .links: !text.contains(/<a [^>]*href[^>]*>\s*<\/a>/)
        case .identifiers: Set(identifiers).count == identifiers.count
        case .headings: headingsFollow
        case .labels: tags.allSatisfy { !Self.asks($0) || isLabelled($0) }
        case .landmark: tags.count { $0.name == "main" } == 1
        case .skipLink: tags.first { $0.name == "a" }?["href"]?.hasPrefix("#") == true
        case .order: tags.allSatisfy { ($0["tabindex"].flatMap { Int($0) } ?? 0) <= 0 }
        case .zoom: !viewport.contains("user-scalable=no") && !viewport.contains("maximum-scale=1")
        case .width: viewport.contains("width=device-width")
        }
    }

    private var viewport: String { tags.first { $0.name == "meta" && $0["name"] == "viewport" }?["content"] ?? "" }
    private var identifiers: [String] { tags.compactMap { $0["id"] } }

    /// One title of the page, and no level left out on the way down.
    private var headingsFollow: Bool {
        let levels = tags.compactMap { $0.name.count == 2 && $0.name.hasPrefix("h") ? Int($0.name.dropFirst()) : nil }
        return levels.count { $0 == 1 } == 1 && zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }
    }

    private static func asks(_ tag: Tag) -> Bool {
        ["select", "textarea"].contains(tag.name)
            || tag.name == "input" && !["hidden", "submit", "button", "image", "reset"].contains(tag["type"] ?? "text")
    }

    private func isLabelled(_ tag: Tag) -> Bool {
        if tag.has("aria-label") || tag.has("aria-labelledby") { return true }
        guard let id = tag["id"] else { return false }
        return tags.contains { $0.name == "label" && $0["for"] == id }
    }
}
