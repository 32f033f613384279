import Core

/// What an agent types to find a letter that left: what they have in hand is its envelope.
enum LetterSearch: Sendable, Equatable {
    case request(Reference)
    case registered(TrackingNumber)

    /// `nil` for what is neither a number of a request nor one of a registered letter.
    init?(_ typed: String) {
        if let reference = Reference(typed) {
            self = .request(reference)
        } else if let tracking = TrackingNumber(typed) {
            self = .registered(tracking)
        } else {
            return nil
        }
    }

    /// Letters, digits and dashes: it may stand in an address.
    var number: String {
        switch self {
        case .request(let reference): reference.description
        case .registered(let tracking): tracking.description
        }
    }
}
