import Core
import Law

enum ParentKind {}
typealias ParentID = ID<ParentKind>

/// Who holds parental authority over a child.
enum ParentalAuthority: Sendable, Equatable {
    /// The rule (C. civ. 372).
    case joint(ParentID, ParentID)
    /// By judgment: the other parent is told of what matters (373-2-1).
    case sole(ParentID, other: ParentID?)
    /// The child is entrusted to somebody, who does what is usual; the parents keep the rest (373-4).
    case entrusted(to: ParentID, parents: [ParentID])

    var parents: [ParentID] {
        switch self {
        case .joint(let first, let second): [first, second]
        case .sole(let parent, _): [parent]
        case .entrusted(_, let parents): parents
        }
    }
}

/// What parents do for a child.
enum ChildAct: Sendable, Equatable {
    /// Canteen, school, library: one parent is believed to agree with the other (372-2).
    case usual
    /// What commits the child's future, or breaks with the past: both.
    case important
    /// First name or name (60, 61-3-1): both, and the child over thirteen.
    case changeOfName
}

/// A request made for a child.
struct ChildFiling: Sendable, Equatable {
    let act: ChildAct
    var signatures: Set<ParentID>
    var childConsents = false
}

enum ParentalVerdict: Sendable, Equatable {
    /// - Parameter informed: who is told of it, without having to agree.
    case complete(informed: ParentID?)
    case awaiting(parents: Set<ParentID>, child: Bool)
    /// They hold no authority for this; or the child is an adult before the law, and acts alone.
    case refused
}

/// What the law of parental authority says of a request. Pure.
struct ParentalRules: Sendable {
    let authority: ParentalAuthority
    let bornOn: LocalDate
    /// From sixteen, by a judge: an adult before the law (413-6).
    var isEmancipated = false

    func verdict(on filing: ChildFiling, today: LocalDate) -> ParentalVerdict {
        if isEmancipated || today >= bornOn.adding(months: 18 * 12) { return .refused }
        if case .entrusted(let guardian, _) = authority, filing.act == .usual, filing.signatures.contains(guardian) {
            return .complete(informed: nil)
        }
        let needed = Set(authority.parents), signed = filing.signatures.intersection(needed)
        guard !signed.isEmpty else { return .refused }
        if filing.act == .usual { return .complete(informed: nil) }
        let isAsked = filing.act == .changeOfName && today > bornOn.adding(months: 13 * 12) && !filing.childConsents
        let missing = needed.subtracting(signed)
        guard missing.isEmpty, !isAsked else { return .awaiting(parents: missing, child: isAsked) }
        if case .sole(_, let other) = authority { return .complete(informed: other) }
        return .complete(informed: nil)
    }
}
