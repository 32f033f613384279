import Core

/// Where a request stands, in two or three words.
public struct StatusTag: Component {
    public enum Tone: String, Sendable, CaseIterable {
        /// Nothing happened yet, or it is over without a decision.
        case neutral
        /// We are working on it.
        case progress
        /// The person must do something.
        case waiting
        case good, bad
    }

    private let label: String
    private let tone: Tone

    public init(_ label: String, _ tone: Tone) { (self.label, self.tone) = (label, tone) }

    public var html: HTML { "<strong class=\"tag \(tone.rawValue)\">\(label)</strong>" }

    public static func examples(_ words: Words) -> [ComponentExample] {
        zip(["Close", "En cours d'examen", "Nous attendons une pièce", "Acceptée", "Refusée"], Tone.allCases).map {
            ComponentExample("Tone: \($1.rawValue)", StatusTag($0, $1))
        }
    }
}
