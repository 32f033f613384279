import Core

extension PeopleFeature {
    /// Whether the installation's key opens what this room sealed with it.
    /// - Throws: when it is another key.
    public func checkKey(of organisation: OrganisationID) async throws { _ = try await sectorKeys.all(of: organisation) }
}
