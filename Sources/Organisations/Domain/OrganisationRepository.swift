import Core
import Foundation

/// Where authorities and their services are kept. Each method is one transaction.
protocol OrganisationRepository: Sendable {
    func all() async throws -> [Organisation]
    func find(_ id: OrganisationID) async throws -> Organisation?
    func create(_ details: OrganisationDetails) async throws -> OrganisationID
    /// - Throws: ``OrganisationProblem/changedMeanwhile`` if someone else saved it first.
    func save(_ organisation: Organisation, at now: Date) async throws

    /// In the order of their names, as people sort them.
    func units(of organisation: OrganisationID) async throws -> [UnitCard]
    func unit(_ key: String, of organisation: OrganisationID) async throws -> UnitCard?
    func unit(_ id: UnitID) async throws -> UnitCard?
    func add(_ unit: UnitDetails, to organisation: OrganisationID) async throws -> UnitID
    /// - Throws: ``OrganisationProblem/changedMeanwhile`` if someone else saved it first.
    func save(_ unit: UnitCard, of organisation: OrganisationID) async throws
}
