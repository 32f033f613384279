import Core
import Foundation
import Storage

/// The districts of the town: where requests come from.
extension InsightFeature {
    public static let districtJob = SQLDistricts.job
    /// In bytes.
    public static let largestDistrictFile = DistrictFile.mostBytes

    /// Finds the district of requests; `nil` when the town never had any.
    public func districtFinder(of organisation: OrganisationID) async throws -> DistrictFinder? { try await outlines.finder(of: organisation) }

    /// Reads a GeoJSON and puts its districts in the place of those that are there, or changes nothing and throws a ``Problem``.
    /// - Parameter property: which one holds the names; found when there is none.
    /// - Returns: their names.
    public func importDistricts(
        _ bytes: [UInt8], namedBy property: String? = nil, in organisation: OrganisationID, now: Date
    ) async throws -> [String] {
        let file = try DistrictFile(bytes, namedBy: property)
        let edition = try await districts.edition(of: organisation)?.number ?? 0
        try await districts.replace(with: file.districts, namedBy: file.property, in: organisation, after: edition, now: now)
        return file.districts.map(\.name)
    }

    /// What does not fit together in the districts that are there – ground in two of them, ground in none – a sentence each.
    public func districtOddities(of organisation: OrganisationID, words: Words) async throws -> [String] {
        DistrictSurvey(try await districts.districts(of: organisation)).sentences(words)
    }

    /// Takes the districts away.
    public func removeDistricts(of organisation: OrganisationID, now: Date) async throws {
        guard let edition = try await districts.edition(of: organisation) else { return }
        try await districts.replace(with: [], namedBy: "", in: organisation, after: edition.number, now: now)
    }

    /// In which district the figures count a request: the code that is kept, and what it says. `nil` when nothing is kept of it.
    public func district(of dossier: DossierID, words: Words) async throws -> (code: String, name: String)? {
        guard let kept = try await districts.district(of: dossier) else { return nil }
        let labels = StatisticsLabels(procedures: [], units: [], words: words, districts: try await districts.names(of: kept.organisation))
        return (kept.code, labels.district(kept.code))
    }

    /// Their names, in the order of their file; and when they were imported, `nil` when there are none.
    public func districtNames(of organisation: OrganisationID) async throws -> (names: [String], importedAt: Date?) {
        let names = try await districts.names(of: organisation).current.map(\.name)
        return (names, names.isEmpty ? nil : try await districts.edition(of: organisation)?.importedAt)
    }

    /// Has all requests placed again, in the transaction that changed the addresses.
    public static func addressesChanged(now: Date, on connection: any Connection) throws { try SQLDistricts.renew(now: now, on: connection) }

    /// What a job asks to be placed: the requests received since a day, after one of them.
    public func requestsToPlace(_ payload: JSON, now: Date) async throws -> RequestsToPlace? {
        guard let organisation = payload["organisation"]?.int, let edition = payload["edition"]?.int, let after = payload["after"]?.int else {
            return nil
        }
        let town = OrganisationID(Int64(organisation))
        // Districts changed again since: another job goes through all of them.
        guard try await districts.edition(of: town)?.number == edition else { return nil }
        let since = LocalDate(now, in: .gmt).adding(months: -SQLDistricts.months)
        return RequestsToPlace(
            organisation: town, since: since.start(in: .gmt), after: DossierID(Int64(after)), edition: edition)
    }

    /// Once these were counted with their place: has the ones after them placed.
    public func placeNext(_ request: RequestsToPlace, after last: DossierID, now: Date) async throws {
        try await districts.database.write { connection in
            try SQLDistricts.ask(request.organisation, request.edition, after: last, now: now, on: connection)
        }
    }
}

/// The next requests whose district is to be found again.
public struct RequestsToPlace: Sendable, Equatable {
    public let organisation: OrganisationID
    public let since: Date
    public let after: DossierID
    let edition: Int
}
