/// Which streets and communes have a word, and which words are near another: what is written beside the streets at each import.
struct WordIndex: Sendable {
    struct Uses: Sendable, Equatable {
        /// Ids of the streets whose own name has it.
        var names: [UInt32] = []
        /// Ids of the streets whose commune has it, or of which it is the postcode.
        var places: [UInt32] = []
        /// INSEE's code and the postcode of the communes that are named so.
        var communes: [String] = []
    }

    private(set) var uses: [String: Uses] = [:]

    mutating func add(_ street: Street, id: UInt32) {
        let name = AddressText.words(street.name), telling = name.filter { !AddressText.isKind($0) }
        // The kind finds only those that have nothing else: « La Place ».
        for word in Set(telling.isEmpty ? name : telling) { uses[word, default: Uses()].names.append(id) }
        for word in Set(AddressText.words(street.commune) + [street.postcode]) { uses[word, default: Uses()].places.append(id) }
    }

    mutating func add(_ commune: CommuneCentre) {
        for word in Set(AddressText.words(commune.name)) { uses[word, default: Uses()].communes.append(commune.insee + commune.postcode) }
    }

    /// The words to which each key leads, by key: what is written in this order is written fastest.
    var near: [(key: Int64, words: String)] {
        var near: [Int64: [String]] = [:]
        for word in uses.keys.sorted() { for key in NearWord.keys(of: word) { near[key, default: []].append(word) } }
        return near.sorted { $0.key < $1.key }.map { ($0.key, $0.value.joined(separator: " ")) }
    }
}

/// Ids of streets in one value of the database: four bytes each.
enum PackedIDs {
    static func pack(_ ids: [UInt32]) -> [UInt8] { ids.flatMap { id in stride(from: 0, to: 32, by: 8).map { UInt8(truncatingIfNeeded: id >> $0) } } }

    static func unpack(_ bytes: [UInt8]) -> [UInt32] {
        stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32($1 * 8) }
        }
    }
}
