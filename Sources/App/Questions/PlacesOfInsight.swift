import Addresses
import Core
import Dossiers
import Insight

/// In which districts requests are: the addresses that their forms hold, found among those that the town imported.
struct PlacesOfInsight {
    let dossiers: DossiersFeature
    let addresses: AddressesFeature
    let insight: InsightFeature

    /// A request that is not there was not looked for. A few statements, whatever the number of requests; none more than one in a town without districts.
    func places(of requests: [DossierID], in organisation: OrganisationID) async throws -> [DossierID: DistrictPlace] {
        guard let finder = try await insight.districtFinder(of: organisation) else { return [:] }
        if finder.isEmpty { return Dictionary(uniqueKeysWithValues: requests.map { ($0, finder.place([])) }) }
        let answered = try await dossiers.addresses(of: requests).mapValues { $0.map(PostalAddress.init) }
        let spots = try await addresses.spots(of: Array(Set(answered.values.joined())))
        return answered.mapValues { addresses in
            finder.place(addresses.map { (spots[$0] ?? []).compactMap { GroundPoint(latitude: $0.latitude, longitude: $0.longitude) } })
        }
    }
}

extension PostalAddress {
    fileprivate init(_ answered: AnsweredAddress) { self.init(line: answered.line, postcode: answered.postcode, commune: answered.commune) }
}
