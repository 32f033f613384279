import Core
import Forms
import Foundation
import Law
import Storage
import Web

/// Authorities and their services: all that the rest of the product may know of them.
public struct OrganisationsFeature: Sendable {
    public static let migrations: [Migration] = [.createOrganisations, .regionsOfOrganisations]

    let organisations: any OrganisationRepository
    let directory: SiteDirectory
    let sites = SiteMemory()
    private let siteMap: any SiteMapSource
    private let settings: [SettingsEntry]

    /// - Parameter settings: the pages of settings of the other rooms, listed with ours.
    public init(database: any Database, siteMap: any SiteMapSource, settings: [SettingsEntry] = []) {
        organisations = SQLOrganisations(database: database)
        directory = SiteDirectory(organisations)
        (self.siteMap, self.settings) = (siteMap, settings)
    }

    public var routes: [Route] {
        PublicPages(organisations: organisations, siteMap: siteMap).routes + SettingsPages(feature: self, others: settings).routes
    }

    /// All of them, in the order of their creation.
    public func all() async throws -> [Organisation] { try await organisations.all() }

    /// The same as every page knows them: a change made on another node is seen a few seconds later.
    public func known() async throws -> [Organisation] { try await directory.current() }

    public func organisation(_ id: OrganisationID) async throws -> Organisation? { try await organisations.find(id) }

    /// Its short name never changes, so commands may keep it.
    public func organisation(slug: String) async throws -> Organisation? {
        try await organisations.all().first { $0.details.slug == slug }
    }

    /// - Throws: ``OrganisationProblem/invalid(_:)``, ``OrganisationProblem/slugTaken(_:)``, ``OrganisationProblem/hostTaken(_:)``.
    public func create(_ details: OrganisationDetails) async throws -> OrganisationID {
        try check(Theme(details.appearance).fieldProblems + details.faults())
        let id = try await organisations.create(details)
        directory.forget()
        return id
    }

    /// Saves what was changed since it was read. Delays are counted again when its place is another.
    /// - Throws: as ``create(_:)``, and ``OrganisationProblem/changedMeanwhile``.
    public func update(_ organisation: Organisation, at now: Date) async throws {
        try check(Theme(organisation.details.appearance).fieldProblems + organisation.details.faults())
        try await organisations.save(organisation, at: now)
        directory.forget()
    }

    /// Whose public holidays an authority keeps.
    public func region(of organisation: OrganisationID) async throws -> Region { try await directory.region(of: organisation) }

    /// The units of an authority, in the order of their names.
    public func units(of organisation: OrganisationID) async throws -> [UnitCard] { try await directory.units(of: organisation) }

    public func unit(_ key: String, of organisation: OrganisationID) async throws -> UnitCard? {
        try await organisations.unit(key, of: organisation)
    }

    public func unit(_ id: UnitID) async throws -> UnitCard? { try await organisations.unit(id) }

    /// - Throws: ``OrganisationProblem/invalid(_:)``, ``OrganisationProblem/unitKeyTaken(_:)``.
    public func create(_ unit: UnitDetails, in organisation: OrganisationID) async throws -> UnitID {
        try check(unit.faults())
        let id = try await organisations.add(unit, to: organisation)
        directory.forget()
        return id
    }

    /// Saves what was changed since it was read. The key stays.
    /// - Throws: ``OrganisationProblem/invalid(_:)``, ``OrganisationProblem/changedMeanwhile``.
    public func update(_ unit: UnitCard, with details: UnitDetails, of organisation: OrganisationID) async throws {
        try check(details.faults())
        try await organisations.save(UnitCard(id: unit.id, details: details, version: unit.version), of: organisation)
        directory.forget()
    }

    private func check(_ faults: [FieldProblem]) throws(OrganisationProblem) {
        if !faults.isEmpty { throw .invalid(faults) }
    }
}
