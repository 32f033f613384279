import Core
import Workflows

/// What the dossiers of a version would lose by moving to another, put together: how many, and not whose.
public struct MovePreview: Sendable, Equatable {
    /// One thing that some of them would lose.
    public struct Loss: Sendable, Equatable {
        /// What is agreed to, in a ``MoveOrder``.
        public let key: String
        public let message: UserMessage
        public var dossiers: Int
    }

    /// A status that the other version does not have, and those that could stand for it.
    public struct GoneStatus: Sendable, Equatable {
        public let status: Status
        public let instead: [Status]
        public var dossiers: Int
    }

    /// How many would move, and how many of them would lose nothing.
    public private(set) var dossiers = 0
    public private(set) var whole = 0
    public private(set) var losses: [Loss] = []
    public private(set) var statuses: [GoneStatus] = []

    public init() {}

    /// Adds what one dossier would lose.
    public mutating func count(_ loss: MoveLoss) {
        dossiers += 1
        if loss.isEmpty { whole += 1 }
        for answer in Dictionary(loss.answers.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }).values.sorted(by: { $0.key < $1.key }) {
            if let place = losses.firstIndex(where: { $0.key == answer.key }) {
                losses[place].dossiers += 1
            } else {
                losses.append(Loss(key: answer.key, message: answer.messageForAll, dossiers: 1))
            }
        }
        guard let status = loss.status else { return }
        if let place = statuses.firstIndex(where: { $0.status.key == status.key }) {
            statuses[place].dossiers += 1
        } else {
            statuses.append(GoneStatus(status: status, instead: loss.statusesInstead, dossiers: 1))
        }
    }
}

extension LostAnswer {
    /// The same for all the dossiers that lose the same thing: without the numbers of rows.
    public var key: String {
        let place = field.split(separator: ".").filter { Int($0) == nil }.joined(separator: ".")
        return switch reason {
        case .fieldGone: "gone \(place)"
        case .kindChanged: "changed \(place)"
        case .optionGone where isOther: "option \(place) autre"
        case .optionGone(let option): "option \(place) \(option)"
        case .hidden: "hidden \(place)"
        }
    }

    /// What somebody wrote beside « Autre » is theirs: it is not told with the others'.
    fileprivate var messageForAll: UserMessage { isOther ? UserMessage("definitions.lost.otherGone", ["label": label]) : message }

    private var isOther: Bool { if case .optionGone(let option) = reason { option.hasPrefix("autre:") } else { false } }
}

/// Which dossiers may move: those that lose nothing, and those whose losses somebody agreed to, one by one.
public struct MoveOrder: Sendable, Equatable {
    /// Keys of ``MovePreview/Loss``.
    public let agreed: Set<String>
    /// For a status that is gone, the one to stand in.
    public let statuses: [String: String]

    public init(agreed: Set<String> = [], statuses: [String: String] = [:]) { (self.agreed, self.statuses) = (agreed, statuses) }

    public func allows(_ loss: MoveLoss) -> Bool {
        loss.answers.allSatisfy { agreed.contains($0.key) } && (loss.status == nil || status(for: loss) != nil)
    }

    /// The status to stand in, among those that may; `nil` when none was chosen.
    public func status(for loss: MoveLoss) -> Status? {
        guard let gone = loss.status, let key = statuses[gone.key] else { return nil }
        return loss.statusesInstead.first { $0.key == key }
    }

    public var json: JSON { ["agreed": .array(agreed.sorted().map(JSON.string)), "statuses": .object(statuses.mapValues(JSON.string))] }

    public init?(json: JSON) {
        guard let agreed = json["agreed"]?.array, let statuses = json["statuses"]?.object else { return nil }
        self.init(agreed: Set(agreed.compactMap(\.string)), statuses: statuses.compactMapValues(\.string))
    }
}
