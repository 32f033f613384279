import Core

/// The kinds of people who may knock at an address. One column of the matrix each, in this order.
enum MatrixViewer: String, CaseIterable {
    /// No cookie at all.
    case nobody
    /// The browser in which the draft and the request were written.
    case owner
    /// Another browser.
    case stranger
    // Agents of the request's own unit, with one role each.
    case reception, caseworker, manager, designer, administrator, dataProtectionOfficer, archivist
    /// A caseworker of another unit of the same authority.
    case otherUnit
    /// A caseworker and administrator of another authority of the installation, at their own address.
    case otherAuthority

    /// The role of an agent of the request's unit.
    var role: AgentRole? { AgentRole(rawValue: rawValue) }
}
