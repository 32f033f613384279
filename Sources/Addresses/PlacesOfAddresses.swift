import Core

/// An address as a form holds it.
public struct PostalAddress: Sendable, Hashable {
    let line: String
    let postcode: String
    let commune: String

    public init(line: String, postcode: String, commune: String) { (self.line, self.postcode, self.commune) = (line, postcode, commune) }

    var typed: TypedAddress { TypedAddress("\(line.prefix(120)), \(postcode) \(commune)") }
}

extension AddressesFeature {
    /// Where each of these addresses is: at its number; at any number of its street when that one is not known; nowhere when the street is unknown. One statement,
    /// whatever their number.
    public func spots(of addresses: [PostalAddress]) async throws -> [PostalAddress: [Spot]] {
        let typed = Dictionary(addresses.map { ($0, $0.typed) }) { first, _ in first }
        let streets = try await repository.streets(of: Array(typed.values))
        let byKey = Dictionary(grouping: streets, by: \.key)
        return typed.mapValues { address in
            let found = address.readings.flatMap { reading in
                (byKey[reading.street] ?? []).filter { reading.means($0, postcode: address.postcode) }.map { (reading, $0) }
            }
            let exact = found.compactMap { reading, street in reading.number.flatMap { street.spot($0, reading.suffix) } }
            return Array(Set(exact.isEmpty ? found.flatMap { $1.numbers.map(\.spot) } : exact))
        }
    }
}
