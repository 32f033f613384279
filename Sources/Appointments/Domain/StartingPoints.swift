import Core
import Scheduling

/// From where somebody looks for a place: an address of the town, or a commune.
public struct StartingPoint: Sendable, Equatable {
    /// In one line. Typed again, it finds itself.
    public let label: String
    public let position: Position

    public init(label: String, position: Position) { (self.label, self.position) = (label, position) }
}

/// Where addresses are. `App` answers; nobody outside is asked.
public protocol StartingPoints: Sendable {
    /// Whether any address is known here.
    func areKnown() async throws -> Bool
    /// What a text means, the most exact first.
    func find(_ text: String) async throws -> [StartingPoint]
    /// What may have been meant by a text that means nothing here: misspelled, shortened. Whoever typed it is asked.
    func near(_ text: String) async throws -> [StartingPoint]
}

extension StartingPoints {
    /// What was meant, and whether nothing is exactly that: then they choose, even when there is but one.
    func meant(by text: String) async throws -> (points: [StartingPoint], isGuess: Bool) {
        let found = text.isEmpty ? [] : try await find(text)
        return found.isEmpty && !text.isEmpty ? (try await near(text), true) : (found, false)
    }
}

/// What became of the address that somebody typed.
enum Departure: Sendable, Equatable {
    /// Nothing was typed.
    case none
    case found(StartingPoint)
    /// It means several, or nothing exactly: they choose.
    case several([StartingPoint], isGuess: Bool)
    case unknown

    /// - Parameters:
    ///   - chosen: the label of one of several, shown before; of no account when they typed something else since.
    ///   - isGuess: nothing found is exactly what they typed.
    init(_ typed: String, chosen: String?, among found: [StartingPoint], isGuess: Bool = false) {
        if typed.isEmpty {
            self = .none
        } else if let one = found.first(where: { $0.label == chosen }) ?? (found.count == 1 && !isGuess ? found.first : nil) {
            self = .found(one)
        } else {
            self = found.isEmpty ? .unknown : .several(found, isGuess: isGuess)
        }
    }

    var position: Position? { if case .found(let point) = self { point.position } else { nil } }
}
