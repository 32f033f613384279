import Core
import Foundation

/// An organisation whose helpers act for people: an association, a France services house, a social centre… or the town itself, for its own digital
/// advisers. It asks, and an administrator of the town validates it.
struct Relay: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case association
        case franceServices = "france-services"
        case ccas
        case library = "bibliotheque"
        case hospital = "sante"
        case town = "mairie"
        case other = "autre"
    }

    enum State: String, Sendable, CaseIterable { case asked, validated, refused, suspended }

    let id: RelayID
    let name: String
    let kind: Kind
    let siret: String
    let contact: String
    let email: String
    let phone: String
    let reason: String
    let state: State
    let askedAt: Date
}

/// What an organisation says of itself when it asks.
struct RelayRequest: Sendable, Equatable {
    let name: String
    let kind: Relay.Kind
    let siret: String
    let contact: String
    let email: EmailAddress
    let phone: String
    let reason: String

    /// Fourteen figures whose Luhn sum is a multiple of ten (INSEE). La Poste's own, whose sum is another, are not asked to help here.
    static func siret(_ typed: String) -> String? {
        let figures = typed.compactMap(\.wholeNumberValue)
        guard typed.allSatisfy({ $0.isNumber || $0.isWhitespace }), figures.count == 14 else { return nil }
        let sum = figures.enumerated().reduce(0) { sum, figure in
            let doubled = figure.offset % 2 == 0 ? figure.element * 2 : figure.element
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0 ? figures.map(String.init).joined() : nil
    }
}

/// Somebody who helps: trained, known, and looked at again each year.
struct Helper: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable {
        /// Has the mail, has not come yet.
        case invited
        case active
        case closed
    }

    let id: HelperID
    let relay: RelayID
    let name: String
    let email: String
    let trainedOn: LocalDate
    /// When an administrator last said that they still help.
    let reviewedOn: LocalDate
    let state: State

    /// A year after the last review; from then on they do not come in.
    var reviewDue: LocalDate { reviewedOn.adding(months: 12) }

    func isReviewed(on day: LocalDate) -> Bool { day < reviewDue }
}
