import Core
import Foundation
import Insight
import Organisations

/// What the commands do with the districts of an authority.
extension Product {
    /// Puts the districts of a GeoJSON file in the place of those that are there.
    /// - Parameters:
    ///   - property: which property of the features holds their name; found when it is not said.
    ///   - slug: the authority; needed when there are several.
    /// - Returns: what to print.
    public func importDistricts(from path: String, namedBy property: String?, of slug: String?) async throws -> [String] {
        let organisation = try await authority(slug)
        guard let file = FileHandle(forReadingAtPath: path), let data = try file.read(upToCount: InsightFeature.largestDistrictFile + 1) else {
            throw CommandFault("\(path) cannot be read.")
        }
        do {
            let names = try await insight.importDistricts(Array(data), namedBy: property, in: organisation, now: clock())
            let oddities = try await insight.districtOddities(of: organisation, words: catalogues[.english] ?? french)
            return ["\(names.count) districts: \(names.joined(separator: ", "))."] + oddities + [
                "The requests of the last two years are placed again while `admilib serve` runs."
            ]
        } catch let problem as any Problem {
            throw CommandFault("\(english(problem.message)) Nothing was changed.")
        }
    }

    /// - Returns: what to print of what is there.
    public func districtsKnown(of slug: String?) async throws -> String {
        let (names, importedAt) = try await insight.districtNames(of: try await authority(slug))
        guard let importedAt else { return "No districts are here. Run `admilib districts import FILE.geojson`." }
        return "\(names.count) districts, imported on \(importedAt.formatted(.iso8601.year().month().day())): \(names.joined(separator: ", "))."
    }

    public func removeDistricts(of slug: String?) async throws {
        try await insight.removeDistricts(of: try await authority(slug), now: clock())
    }

    private func authority(_ slug: String?) async throws -> OrganisationID {
        let all = try await organisations.all()
        if let slug {
            guard let found = all.first(where: { $0.details.slug == slug }) else { throw CommandFault("There is no authority \(slug).") }
            return found.id
        }
        guard all.count == 1 else {
            throw CommandFault("Say of which authority with --organisation: \(all.map(\.details.slug).joined(separator: ", ")).")
        }
        return all[0].id
    }

    private func english(_ message: UserMessage) -> String { (catalogues[.english] ?? french)(message) }
}
