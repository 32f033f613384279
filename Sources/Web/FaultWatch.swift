import Core
import Foundation
import Hummingbird

/// What the front door tells of its own failures, and gets for whoever was hit. `App` hands one over. Nothing of it runs while all goes well.
public protocol FaultWatch: Sendable {
    /// Notes a failure of ours. It never fails itself, and waits for no database: that may be what failed.
    /// - Returns: where its person finds the certificate of it.
    func note(_ fault: Fault) async -> String
}

/// A request that we could not answer, and it was our fault.
public struct Fault: Sendable, Equatable {
    public let at: Date
    /// `nil` when we could not even tell whose pages were asked for.
    public let organisation: OrganisationID?
    /// The draft or the request that it was about.
    public let reference: Reference?
    /// Something was being sent as a stream: a page with its files.
    public let wasSending: Bool
    /// An agent's page: nobody outside was hit.
    public let isAtDesk: Bool

    public init(at: Date, organisation: OrganisationID?, reference: Reference?, wasSending: Bool, isAtDesk: Bool) {
        (self.at, self.organisation, self.reference) = (at, organisation, reference)
        (self.wasSending, self.isAtDesk) = (wasSending, isAtDesk)
    }
}

extension Fault {
    init(_ visit: Visit, _ route: Route?) {
        self.init(
            at: visit.now, organisation: visit.site.organisation, reference: visit.parameters.get("reference").flatMap(Reference.init),
            wasSending: route?.body == .stream, isAtDesk: visit.path.hasPrefix("/bureau"))
    }
}
