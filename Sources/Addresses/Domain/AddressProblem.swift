import Core

/// Why a file of addresses was refused: nothing was changed.
public enum AddressProblem: Problem, Equatable, Sendable {
    /// Nothing was chosen.
    case noFile
    /// Its first line names other columns.
    case notAddresses
    /// More than one line in ten, or all of them.
    case tooManyFaults(Int)
    case tooMany
    /// It stops in the middle.
    case cut
    /// It is packed, and cannot be unpacked.
    case damaged
    case tooLarge
    /// It holds less than half of what is here: a commune in the place of a département?
    case fewer(Int)
    /// It is no longer where it was put: another server has it, or the disk was cleaned.
    case lost
    /// Another file is being read.
    case busy

    public var kind: ProblemKind { self == .busy ? .conflict : .invalid }

    public var message: UserMessage {
        switch self {
        case .tooManyFaults(let count), .fewer(let count): UserMessage("addresses.problem.\(name)", ["count": "\(count)"])
        default: UserMessage("addresses.problem.\(name)")
        }
    }

    /// As it is kept with the import.
    var name: String {
        switch self {
        case .noFile: "noFile"
        case .notAddresses: "notAddresses"
        case .tooManyFaults: "tooManyFaults"
        case .tooMany: "tooMany"
        case .cut: "cut"
        case .damaged: "damaged"
        case .tooLarge: "tooLarge"
        case .fewer: "fewer"
        case .lost: "lost"
        case .busy: "busy"
        }
    }

    var count: Int {
        switch self {
        case .tooManyFaults(let count), .fewer(let count): count
        default: 0
        }
    }

    init?(name: String, count: Int) {
        let all: [AddressProblem] = [.noFile, .notAddresses, .tooManyFaults(count), .tooMany, .cut, .damaged, .tooLarge, .fewer(count), .lost, .busy]
        guard let problem = all.first(where: { $0.name == name }) else { return nil }
        self = problem
    }
}
