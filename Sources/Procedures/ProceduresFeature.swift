import Core
import Definitions
import Foundation
import Storage
import Web

/// Procedures: how they are read, kept, found and shown. All that the rest of the product may know of them.
public struct ProceduresFeature: Sendable {
    public static let migrations: [Migration] = [.createProcedures, .addAuthors]

    private let repository: any ProcedureRepository
    private let shelf: ProcedureShelf
    private let pages: ProcedurePages

    /// - Parameters:
    ///   - french: the names of themes are searched too, in the language of the procedures.
    ///   - clock: only to know when what is in memory must be looked at again.
    public init(
        database: any Database, units: any UnitCards, demand: any ProcedureDemand, bookings: (any BookingPaths)? = nil, french: Words,
        clock: @escaping @Sendable () -> Date
    ) {
        repository = SQLProcedures(database: database)
        let themeNames = Dictionary(uniqueKeysWithValues: ProcedureTheme.allCases.map { ($0, french($0)) })
        shelf = ProcedureShelf(repository: repository, themeNames: themeNames, clock: clock)
        pages = ProcedurePages(shelf: shelf, demand: CountedDemand(demand), units: units, bookings: bookings)
    }

    public var routes: [Route] { pages.routes }

    /// Everything wrong in a file, in the order of its lines. Print each with ``FileFault/line(in:words:)``.
    /// - Parameter units: the keys of the town's units; by default those that the shipped files use.
    public static func check(yaml: String, units: Set<String> = ProcedureDefinition.shippedUnits) -> [FileFault] {
        ProcedureFile(yaml, units: units).faults
    }

    /// Takes a file in as the latest version of its procedure, unless it already is.
    /// - Parameters:
    ///   - units: the keys that files may use, and the town's unit behind each.
    ///   - publish: shows it to people at once, unless a fault stands against it.
    public func importFile(
        yaml: String, organisation: OrganisationID, units: [String: UnitID], publish: Bool, author: AgentID? = nil, note: String = "", now: Date
    ) async throws -> ImportOutcome {
        let outcome = try await ImportProcedure(repository: repository)(
            yaml, into: organisation, units: units, publish: publish, author: author, note: note, now: now)
        shelf.look()
        return outcome
    }

    /// Stops showing a procedure to people. The dossiers filed on it go on.
    /// - Returns: whether it was shown.
    public func retire(slug: String, organisation: OrganisationID, now: Date) async throws -> Bool {
        guard let slug = ProcedureSlug(slug) else { return false }
        let wasShown = try await repository.retire(slug, organisation: organisation, now: now)
        shelf.look()
        return wasShown
    }

    /// What people may file on today at `/demarches/<slug>`.
    public func published(slug: String, organisation: OrganisationID) async throws -> PublishedProcedure? {
        try await shelf.list(of: organisation).procedure(slug)
    }

    /// A version by its key, retired ones too: what a dossier was filed on.
    public func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure? { try await shelf.version(id) }

    /// The published procedures, in the order of their titles.
    public func all(organisation: OrganisationID) async throws -> [ProcedureCard] {
        try await shelf.list(of: organisation).procedures.map(ProcedureCard.init)
    }

    /// Every procedure that has a version, whatever its state.
    public func books(organisation: OrganisationID) async throws -> [ProcedureBookRow] { try await repository.books(of: organisation) }

    /// What people see of a procedure, else its latest version; `nil` when it has none.
    public func current(slug: ProcedureSlug, organisation: OrganisationID) async throws -> CurrentVersion? {
        try await repository.current(of: slug, organisation: organisation)
    }

    /// The file of the current version of every procedure, whatever its state.
    public func sources(organisation: OrganisationID) async throws -> [ProcedureSlug: String] {
        try await repository.sources(of: organisation)
    }

    /// Latest first.
    public func versions(slug: ProcedureSlug, organisation: OrganisationID) async throws -> [ProcedureVersionCard] {
        try await repository.versions(of: slug, organisation: organisation)
    }

    /// The file of a version.
    public func source(slug: ProcedureSlug, number: Int, organisation: OrganisationID) async throws -> String? {
        try await repository.source(of: slug, number: number, organisation: organisation)
    }

    /// Published procedures that this release cannot read: they are not shown, and must be imported again.
    public func unreadable(organisation: OrganisationID) async throws -> [String] {
        try await shelf.list(of: organisation).unreadable.map(\.description)
    }
}
