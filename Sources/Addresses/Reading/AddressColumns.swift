import Core
import Foundation

/// Where the columns of the Base Adresse Nationale are in this file: they are found by their names, for their order has changed over the years.
struct AddressColumns: Sendable, Equatable {
    static let needed = ["numero", "rep", "nom_voie", "code_postal", "code_insee", "nom_commune", "lon", "lat"]

    private let places: [String: Int]
    private let count: Int

    /// - Returns: `nil` when one is missing.
    init?(header: [String]) {
        places = Dictionary(header.enumerated().map { ($1.trimmingPrefix("\u{FEFF}").lowercased(), $0) }) { first, _ in first }
        count = header.count
        guard Self.needed.allSatisfy({ places[$0] != nil }) else { return nil }
    }

    func read(_ fields: [String]) throws(AddressFault) -> AddressLine {
        guard fields.count == count else { throw .columns }
        let field = { (name: String) -> String in places[name].map { fields[$0].trimmingCharacters(in: .whitespaces) } ?? "" }
        let (postcode, insee) = (field("code_postal"), field("code_insee"))
        guard postcode.utf8.count == 5, postcode.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), insee.utf8.count == 5 else { throw .code }
        guard let north = Double(field("lat")), let east = Double(field("lon")), let spot = Spot(latitude: north, longitude: east) else {
            throw .position
        }
        let (name, commune) = (field("nom_voie"), field("nom_commune"))
        guard !name.isEmpty, !commune.isEmpty, name.count <= 150, commune.count <= 100, !AddressText.words(name).isEmpty else { throw .name }
        return AddressLine(
            insee: insee, postcode: postcode, commune: commune, name: name,
            number: HouseNumber(number: try Self.number(field("numero")), suffix: try Self.suffix(field("rep")), spot: spot))
    }

    /// 99999 is the national base's way to say « no number »: a hamlet, a place.
    private static func number(_ text: String) throws(AddressFault) -> Int {
        guard !text.isEmpty, text != "99999" else { return 0 }
        guard let number = Int(text), (0...HouseNumber.highest).contains(number) else { throw .number }
        return number
    }

    private static func suffix(_ text: String) throws(AddressFault) -> String {
        let suffix = Text.words(text).joined()
        guard suffix.utf8.count <= HouseNumber.longestSuffix else { throw .number }
        return suffix
    }
}

/// One line: a number of a street.
struct AddressLine: Sendable, Equatable {
    let insee: String
    let postcode: String
    let commune: String
    let name: String
    let number: HouseNumber
}

/// Why a line was left out.
public enum AddressFault: String, Error, Sendable {
    case tooLong, notUTF8, columns, code, position, name, number
}
