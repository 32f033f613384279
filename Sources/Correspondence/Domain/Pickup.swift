import Core

/// A document at the counter: made ready, then handed over, or given up to the post.
struct Pickup: Sendable, Equatable {
    enum Stage: String, Sendable, CaseIterable {
        /// The person wants to come for it: somebody has to print it and put it there.
        case asked
        /// It is there, and the person was told.
        case ready
        case handed
        /// Nobody came, or an agent decided to send it: it is a letter again.
        case ended
    }

    let stage: Stage
    /// The last day to come.
    let until: LocalDate?
    /// To whom it was given; `nil` once erased.
    let receiver: String?
    let identity: SeenIdentity?
}

/// What the agent looked at before handing a document over.
public enum SeenIdentity: String, Sendable, CaseIterable {
    case identityCard, passport, residencePermit, drivingLicence
    /// A written authority of the person, and an identity document of whoever came.
    case proxy
}

/// How long a document waits at the counter, in days.
enum PickupDelay: Int, Sendable, CaseIterable {
    case week = 8
    case fortnight = 15
    case month = 30

    func lastDay(from today: LocalDate) -> LocalDate { today.adding(days: rawValue) }
}

/// What an agent says when they hand a document over.
struct Handing: Sendable {
    let receiver: String
    let identity: SeenIdentity
    let day: LocalDate
}
