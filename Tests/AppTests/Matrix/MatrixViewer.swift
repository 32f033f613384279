import Core

/// The kinds of people who may knock at an address. One column of the matrix each, in this order.
enum MatrixViewer: String, CaseIterable {
    /// No cookie at all.
    case nobody
    /// The browser in which the draft and the request were written, without an account.
    case owner
    /// Another browser.
    case stranger
    /// Another browser, which wrote a request of its own.
    case otherOwner
    /// The private link of the request, opened in another browser; and the link of another request.
    case linkHolder, otherLinkHolder
    /// Signed in to the space that holds the request, a draft, a document, an appointment; and to somebody else's space.
    case person, otherPerson
    /// A helper who acts under their mandate; and a helper of another organisation.
    case helper, otherHelper
    /// Somebody who acts for the adult whom they represent.
    case representative
    // Agents of the request's own unit, with one role each.
    case reception, caseworker, manager, designer, administrator, dataProtectionOfficer, archivist
    /// Answers, handles and leads, in another unit of the same authority.
    case otherUnit
    /// Has every role in another authority of the installation, at their own address.
    case otherAuthority

    /// The role of an agent of the request's unit.
    var role: AgentRole? { AgentRole(rawValue: rawValue) }

    /// Everybody who is not an agent.
    static let people: [MatrixViewer] = allCases.filter { $0.role == nil && $0 != .otherUnit && $0 != .otherAuthority }

    /// Who must never meet what is somebody else's: a number that they learn opens nothing.
    static let outsiders: [MatrixViewer] = [.nobody, .stranger, .otherOwner, .otherLinkHolder, .otherPerson, .otherHelper, .otherAuthority]
}
