import Core
import Definitions
import Foundation

/// What a request tells of who asks: their space when they filed, an identity document seen since. Nothing of the document itself is kept, neither copy nor number.
enum ToldIdentity: Equatable {
    /// By an agent, since it was filed.
    case seen(by: String, at: Date)
    /// With it, from a space.
    case filed(IdentityProof)
    /// Without any space, or by somebody else for them.
    case untold

    init(_ history: [HistoryLine]) {
        if let line = history.last(where: { $0.event == .identitySeen }) {
            self = .seen(by: line.actor.name ?? "", at: line.at)
        } else if let proof = history.first?.detail["identity"]?.string.flatMap(IdentityProof.init) {
            self = .filed(proof)
        } else {
            self = .untold
        }
    }

    var isProved: Bool {
        switch self {
        case .seen, .filed(.seen), .filed(.franceConnect): true
        case .filed(.declared), .untold: false
        }
    }
}

extension NeededProof {
    /// Who acts for somebody under a mandate or a measure has proved more than this asks.
    func isMet(by person: PersonViewer?, acting: Bool) -> Bool {
        if acting { return true }
        guard let person else { return false }
        return level == .space || person.identity != .declared
    }
}
