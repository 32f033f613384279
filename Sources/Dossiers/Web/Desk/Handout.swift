import Core
import Web

/// What came of several requests given to somebody at once. It goes through the address as numbers of each: `3.1.0.0.0`.
struct Handout: Equatable, LosslessStringConvertible {
    enum Outcome: Int, CaseIterable {
        case given
        /// Over already: there is nothing left to do on it.
        case ended
        /// Somebody acted on it since the list was shown.
        case changed
        /// Not of the services of who gives, or not there.
        case notSeen
        /// Not of a service of who would get it.
        case notTheirs
    }

    private var counts: [Int]

    init() { counts = Outcome.allCases.map { _ in 0 } }

    init?(_ text: String) {
        counts = text.split(separator: ".").compactMap { Int($0) }.filter { (0...DeskListController.mostRows).contains($0) }
        guard counts.count == Outcome.allCases.count, text.utf8.count <= 20 else { return nil }
    }

    mutating func count(_ outcome: Outcome) { counts[outcome.rawValue] += 1 }

    var description: String { counts.map(String.init).joined(separator: ".") }

    /// How many were given, how many were left, and why.
    func notice(_ words: Words) -> HTML {
        guard counts.contains(where: { $0 > 0 }) else { return Notice(.warning, html: "<p>\(words("dossiers.handout.none"))</p>", isNews: true).html }
        let left = Outcome.allCases.dropFirst().filter { counts[$0.rawValue] > 0 }
        let given: HTML = "<p>\(words.count(counts[Outcome.given.rawValue], "dossiers.handout.given"))</p>"
        guard !left.isEmpty else { return Notice(.success, html: given).html }
        let reasons: HTML = "\(left.map { "<li>\(words.count(counts[$0.rawValue], "dossiers.handout.\($0)"))</li>" as HTML })"
        return Notice(.warning, html: "\(given)<p>\(words("dossiers.handout.left"))</p><ul>\(reasons)</ul>", isNews: true).html
    }
}
