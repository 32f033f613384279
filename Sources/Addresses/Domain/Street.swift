/// A street of a commune, or the part of it that one postcode serves, with its numbers.
struct Street: Sendable, Equatable {
    let insee: String
    let postcode: String
    let commune: String
    let name: String
    var numbers: [HouseNumber]

    /// By which it is found: see ``AddressText``.
    var key: String { AddressText.key(name) }
    var communeKey: String { AddressText.key(commune) }

    /// What was typed of this street: its number, or the street when the number is unknown or was not given.
    func address(_ number: Int?, _ suffix: String) -> TownAddress? {
        if let number, let known = house(number, suffix) { return TownAddress(street: self, number: known) }
        guard let middle else { return nil }
        return TownAddress(street: self, number: HouseNumber(number: 0, suffix: "", spot: middle))
    }

    /// Where a number is; `nil` when it is not known.
    func spot(_ number: Int, _ suffix: String) -> Spot? { house(number, suffix)?.spot }

    private func house(_ number: Int, _ suffix: String) -> HouseNumber? {
        numbers.first { $0.number == number && $0.suffix == suffix } ?? numbers.first { $0.answers(number, suffix) }
    }

    /// A number near the middle of the street: always on it, where an average may be in the river that it follows.
    private var middle: Spot? {
        let sorted = numbers.sorted { ($0.number, $0.suffix) < ($1.number, $1.suffix) }
        return sorted.isEmpty ? nil : sorted[sorted.count / 2].spot
    }
}

/// An address that the town knows, and where it is.
public struct TownAddress: Sendable, Hashable {
    public enum Precision: Sendable, Hashable { case number, street, commune }

    /// As on a letter, in one line: « 14 bis Rue des Tilleuls, 99998 Les Tilleuls ». Typed again, it finds itself.
    public let label: String
    public let spot: Spot
    public let precision: Precision
    /// INSEE's code of the commune.
    public let insee: String

    init(street: Street, number: HouseNumber) {
        let house = number.number == 0 ? nil : number.suffix.isEmpty ? "\(number.number)" : "\(number.number) \(number.suffix)"
        label = "\([house, street.name].compactMap(\.self).joined(separator: " ")), \(street.postcode) \(street.commune)"
        (spot, insee, precision) = (number.spot, street.insee, house == nil ? .street : .number)
    }

    init(_ commune: CommuneCentre) {
        (label, spot, insee, precision) = ("\(commune.postcode) \(commune.name)", commune.spot, commune.insee, .commune)
    }
}

/// The middle of the addresses of a commune that one postcode serves.
struct CommuneCentre: Sendable, Equatable {
    let insee: String
    let postcode: String
    let name: String
    let addresses: Int
    let spot: Spot
}
