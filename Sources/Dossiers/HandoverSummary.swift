import Core
import Foundation
import Web

extension DossiersFeature {
    var packages: HandoverPackages {
        HandoverPackages(
            dossiers: dossiers,
            access: DossierAccess(
                dossiers: dossiers, sheets: sheets, box: box, colleagues: colleagues, files: files, diary: diary, protections: protections),
            maker: maker,
            papers: papers)
    }

    var packageLinks: PackageLinks { PackageLinks(key: Secret.derivedKey(from: masterKey, for: "handover links")) }

    /// The summary of a request that was handed over outside, as a PDF; `nil` for any other.
    public func handoverSummary(of id: DossierID, site: Site, words: Words) async throws -> [UInt8]? {
        guard let dossier = try await dossiers.find(id) else { return nil }
        return try await packages.package(of: dossier, site, words)?.summary
    }

    /// Where the administration that received it gets the whole archive, and until when.
    public func archiveLink(of reference: Reference, from day: LocalDate) -> (address: String, last: LocalDate) {
        let last = day.adding(days: PackageLinks.days)
        return (packageLinks.address(of: reference, until: last), last)
    }
}
