/// How far a street or a commune is from what was typed: the sum of what must be forgiven.
struct Likeness: Sendable {
    /// By what each typed word may stand for: the known words near it.
    let near: [String: [String: Int]]
    let address: LooseAddress

    /// What is forgiven, from the likeliest to the least.
    enum Cost {
        /// « J. Jaurès », « rép. »: an initial, the beginning of a word.
        static let shortened = 1
        /// « rue » for « avenue ».
        static let kind = 1
        /// A word of the name that was not typed.
        static let missing = 1
        /// « Bâtiment C », « chez Mme Durand »: a word that no street here has.
        static let unknown = 3
        /// A word that this street does not have.
        static let wrong = 4
        static let otherPostcode = 2
    }

    /// The least of all ways of reading, and those that cost no more; `nil` when this is no candidate.
    func cost(of street: Street) -> (cost: Int, ways: [LooseAddress.Way])? {
        let (name, place) = (AddressText.words(street.name), AddressText.words(street.commune))
        let costs = address.ways.compactMap { way in cost(name, place, street.postcode, way).map { (cost: $0, way: way) } }
        return costs.map(\.cost).min().map { least in (least, costs.filter { $0.cost == least }.map(\.way)) }
    }

    /// A commune is meant when nothing else was said, and its whole name, unless it is being typed.
    func cost(of commune: CommuneCentre) -> Int? {
        guard let way = address.ways.last, way.words.allSatisfy({ !AddressText.isKind($0) }) else { return nil }
        var free = AddressText.words(commune.name)[...]
        var cost = address.postcode.map { $0 == commune.postcode ? 0 : Cost.otherPostcode } ?? 0
        for word in way.words {
            guard let found = best(word, in: free) else { return nil }
            free.remove(at: found.place)
            cost += found.cost
        }
        return free.isEmpty || address.unfinished != nil ? cost + free.count * Cost.missing : nil
    }

    private func cost(_ name: [String], _ commune: [String], _ postcode: String, _ way: LooseAddress.Way) -> Int? {
        var (names, places) = (name[...], commune[...])
        var cost = 0, wrong = 0
        for word in way.words {
            if let found = best(word, in: names), found.cost <= best(word, in: places)?.cost ?? .max {
                names.remove(at: found.place)
                cost += found.cost
            } else if let found = best(word, in: places) {
                places.remove(at: found.place)
                cost += found.cost
            } else if AddressText.isKind(word) {
                cost += Cost.kind
            } else if near[word]?.isEmpty ?? true {
                (cost, wrong) = (cost + Cost.unknown, wrong + 1)
            } else {
                (cost, wrong) = (cost + Cost.wrong, wrong + 1)
            }
        }
        let telling = name.count { !AddressText.isKind($0) }, missing = names.count { !AddressText.isKind($0) }
        // Half of the name at least, or the whole of one that is but a kind (« La Place »).
        guard telling > 0 ? (telling - missing) * 2 >= telling && missing < telling : names.isEmpty else { return nil }
        // Elsewhere, and with words that are of nowhere here: not ours.
        let isElsewhere = address.postcode.map { $0 != postcode } ?? false
        guard wrong <= 2, !(isElsewhere && (wrong > 0 || places.count == commune.count)) else { return nil }
        let half = places.count < commune.count ? places.count : 0
        return cost + (missing + half) * Cost.missing + (isElsewhere ? Cost.otherPostcode : 0)
    }

    /// The word of a name that a typed one stands for, at the least cost.
    private func best(_ word: String, in names: ArraySlice<String>) -> (place: Int, cost: Int)? {
        names.indices.compactMap { place in likeness(word, names[place]).map { (place, $0) } }.min { $0.cost < $1.cost }
    }

    private func likeness(_ typed: String, _ known: String) -> Int? {
        if typed == known { return 0 }
        if typed == address.unfinished, known.hasPrefix(typed) { return 0 }
        if let distance = near[typed]?[known] { return distance }
        if AddressText.kindNamed(typed) == known { return 0 }
        let isShort = typed.utf8.count == 1 || typed.utf8.count >= 3
        return isShort && known.utf8.count > typed.utf8.count && known.hasPrefix(typed) && !AddressText.isKind(known) ? Cost.shortened : nil
    }
}
