import Core

/// What somebody typed, in the ways in which it can be read: « 11 novembre » may be the eleventh house, or a street.
struct TypedAddress: Sendable, Equatable {
    /// A street, and what was said of where it is.
    struct Reading: Sendable, Hashable {
        var number: Int?
        var suffix = ""
        var street: String
        /// `nil`: whatever commune.
        var commune: String?
    }

    static let longest = 200
    private static let mostWords = 16

    let postcode: String?
    let readings: [Reading]
    /// All of it as the name of a commune.
    let commune: String
    /// What comes before the postcode, in the ways in which its first words can be read; what comes after it.
    let numbered: [Numbered]
    let after: [String]

    struct Numbered: Sendable, Equatable {
        var number: Int?
        var suffix = ""
        var words: [String]
    }

    init(_ text: String) {
        let plain = Text.words(String(text.prefix(Self.longest))).prefix(Self.mostWords).flatMap(AddressText.parted)
        let place = plain.lastIndex { $0.utf8.count == 5 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
        postcode = place.map { plain[$0] }
        let (before, after) = (Array(plain[..<(place ?? plain.endIndex)]), place.map { Array(plain[($0 + 1)...]) })
        commune = AddressText.key((before + (after ?? [])).joined(separator: " "))
        numbered = Self.numbered(before)
        self.after = after ?? []
        readings = numbered.flatMap { way in
            Self.streets(AddressText.words(way.words.joined(separator: " ")), after: after).map {
                Reading(number: way.number, suffix: way.suffix, street: $0.street, commune: $0.commune)
            }
        }
    }

    /// With a number and a suffix, with a number, without: the most telling first.
    private static func numbered(_ words: [String]) -> [Numbered] {
        var ways: [Numbered] = []
        if let first = words.first, first.utf8.count <= 4, first.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(first), words.count > 1 {
            if words.count > 2, AddressText.isSuffix(words[1]) {
                ways.append(Numbered(number: number, suffix: words[1], words: Array(words.dropFirst(2))))
            }
            ways.append(Numbered(number: number, words: Array(words.dropFirst())))
        }
        return ways + [Numbered(words: words)]
    }

    /// After a postcode comes the commune; without one, it may begin after any word of the street.
    private static func streets(_ words: [String], after: [String]?) -> [(street: String, commune: String?)] {
        guard !words.isEmpty else { return [] }
        if let after {
            let commune = AddressText.key(after.joined(separator: " "))
            return [(words.joined(separator: " "), commune.isEmpty ? nil : commune)]
        }
        return (1...words.count).reversed().map { count in
            let commune = AddressText.key(words.dropFirst(count).joined(separator: " "))
            return (words.prefix(count).joined(separator: " "), commune.isEmpty ? nil : commune)
        }
    }
}

extension TypedAddress.Reading {
    /// Whether a street is the one that was meant.
    func means(_ street: Street, postcode: String?) -> Bool {
        guard street.key == self.street else { return false }
        if let postcode, street.postcode == postcode { return true }
        return commune.map { $0 == street.communeKey } ?? (postcode == nil)
    }
}
