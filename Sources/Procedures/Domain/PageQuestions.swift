import Core
import Foundation

/// Where people find the units that handle procedures. `App` answers from the organisation's units.
public protocol UnitCards: Sendable {
    /// `nil` when the organisation has no such unit; the page then shows the town's own address.
    func contact(of unit: UnitID, organisation: OrganisationID) async throws -> UnitContact?
}

/// How to reach a unit. What is not known is empty.
public struct UnitContact: Sendable, Equatable {
    public var name: String
    /// Lines of an envelope, separated by line ends.
    public var address: String
    public var phone: String
    public var openingHours: String

    public init(name: String, address: String, phone: String, openingHours: String) {
        (self.name, self.address, self.phone, self.openingHours) = (name, address, phone, openingHours)
    }
}

/// What people ask for most. `App` answers from the requests filed.
public protocol ProcedureDemand: Sendable {
    /// How many requests each procedure received lately. Asked every ten minutes at most, so it may count.
    func counts(organisation: OrganisationID, now: Date) async throws -> [ProcedureID: Int]
}

/// Where one books an appointment for a procedure. `App` answers from the reasons for appointments.
public protocol BookingPaths: Sendable {
    /// `nil` where people book nothing for it themselves.
    func path(toBook slug: String, organisation: OrganisationID) async throws -> String?
}
