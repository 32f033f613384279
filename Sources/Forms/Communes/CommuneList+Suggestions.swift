import Core

extension CommuneList {
    /// The communes that somebody who typed this may mean: those whose name begins so, else the one it tells, else those spelled nearly so.
    public func suggestions(for typed: String, atMost count: Int) -> [Commune] {
        guard typed.utf8.count <= 100 else { return [] }
        let served = served(by: Typed.code(typed).text)
        if !served.isEmpty { return Array(served.prefix(count)) }
        let key = CommuneName(typed).key
        guard key.utf8.count >= 2 else { return [] }
        let beginning = Array(beginning(with: key).prefix(count))
        if !beginning.isEmpty { return beginning }
        return switch settled(typed) {
        case .one(let commune): [commune]
        case .several(let communes): Array(communes.prefix(count))
        case .unknown: Array(nearest(to: key).prefix(count))
        }
    }

    /// Mistakes in the first three letters are not looked for: the whole list would be read at each letter typed.
    private func nearest(to key: String) -> [Commune] {
        let key = Self.saintMended(key)
        guard let start = Self.start(of: key) else { return [] }
        let letters = Array(key.utf8)
        let limit = letters.count < 6 ? 1 : 2
        return beginning(with: start).compactMap { commune in
            Spelling.distance(letters, Array(CommuneName(commune.name).key.utf8), atMost: limit).map { (distance: $0, commune: commune) }
        }.sorted { $0.distance < $1.distance }.map(\.commune)
    }

    /// « Sant-Malo » begins with a mistyped « saint ».
    private static func saintMended(_ key: String) -> String {
        var words = key.split(separator: " ").map(String.init)
        guard words.count > 1, !saints.contains(words[0]) else { return key }
        guard let saint = saints.first(where: { Spelling.distance(Array(words[0].utf8), Array($0.utf8), atMost: 1) != nil }) else { return key }
        words[0] = saint
        return words.joined(separator: " ")
    }

    /// What the names to compare begin with; `nil` where that would be each of the four thousand saints.
    private static func start(of key: String) -> String? {
        if let saint = saints.first(where: { key.hasPrefix($0 + " ") }) { return saint + " " + key.dropFirst(saint.count + 1).prefix(2) }
        let start = key.prefix(3)
        return "saint".hasPrefix(start) ? nil : String(start)
    }

    private static let saints = ["saint", "sainte"]
}
