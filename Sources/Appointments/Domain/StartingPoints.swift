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
}

/// What became of the address that somebody typed.
enum Departure: Sendable, Equatable {
    /// Nothing was typed.
    case none
    case found(StartingPoint)
    /// It means several: they choose.
    case several([StartingPoint])
    case unknown

    /// - Parameter chosen: the label of one of several, shown before; of no account when they typed something else since.
    init(_ typed: String, chosen: String?, among found: [StartingPoint]) {
        if typed.isEmpty {
            self = .none
        } else if let one = found.first(where: { $0.label == chosen }) ?? (found.count == 1 ? found.first : nil) {
            self = .found(one)
        } else {
            self = found.isEmpty ? .unknown : .several(found)
        }
    }

    var position: Position? { if case .found(let point) = self { point.position } else { nil } }
}
