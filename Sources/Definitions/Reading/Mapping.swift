import Core

/// The `key: value` lines of one place of the file.
struct Mapping {
    let path: String
    let log: FaultLog
    let entries: [(key: String, entry: Entry)]

    /// The value of `key`; `nil` when it is absent or left blank.
    func entry(_ key: String) -> Entry? {
        entries.first { $0.key == key }.flatMap { $0.entry.isBlank ? nil : $0.entry }
    }

    /// The same, with a fault when it is absent.
    func required(_ key: String) -> Entry? {
        if let entry = entry(key) { return entry }
        let place = place(of: key)
        if !log.misspelled.contains(place) { log.add("definitions.file.missing", ["key": key], at: place) }
        return nil
    }

    private func place(of key: String) -> String { path.isEmpty ? key : path + "." + key }

    func text(_ key: String) -> String? { entry(key)?.text }
    func texts(_ key: String) -> [String] { entry(key)?.texts ?? [] }
    func flag(_ key: String, default value: Bool) -> Bool { entry(key)?.flag ?? value }
    func number(_ key: String, in range: ClosedRange<Int>) -> Int? { entry(key)?.number(in: range) }

    /// A fault for each key that is not one of these, with the nearest of them.
    /// - Parameter elsewhere: keys that are right in another kind of place, so that the fault can say so.
    func refuseKeys(besides known: [String], elsewhere: Set<String> = []) {
        for (key, entry) in entries where !known.contains(key) {
            let arguments = ["key": String(key.prefix(60)), "known": known.joined(separator: ", ")]
            if elsewhere.contains(key) {
                entry.fault("definitions.file.misplacedKey", arguments)
            } else if let nearest = Spelling.nearest(to: key, among: known) {
                entry.fault("definitions.file.misspelledKey", arguments.merging(["nearest": nearest]) { $1 })
                log.misspelled.insert(place(of: nearest))
            } else {
                entry.fault("definitions.file.unknownKey", arguments)
            }
        }
    }
}
