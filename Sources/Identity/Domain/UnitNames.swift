import Core

/// What the pages about agents ask: the services in which an agent may have roles, in order. `App` answers.
public protocol UnitNames: Sendable {
    func unitNames(of organisation: OrganisationID) async throws -> [UnitName]
}

public struct UnitName: Sendable, Equatable {
    public let id: UnitID
    public let name: String
    public init(id: UnitID, name: String) { (self.id, self.name) = (id, name) }
}
