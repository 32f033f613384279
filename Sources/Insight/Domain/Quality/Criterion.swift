/// What a program sees of the accessibility of a page, by the names that the front door gives (`Web/PageCriteria.swift`).
enum Criterion: String, Sendable, CaseIterable {
    case images, links, identifiers, language, title, headings, labels, landmark, skipLink, order, zoom, width

    /// Those that a telephone needs.
    static let mobile: Set<Criterion> = [.width, .zoom]
}
