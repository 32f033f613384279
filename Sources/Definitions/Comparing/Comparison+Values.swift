import Core

extension Comparison {
    /// Each member of two mappings, but for those that are compared apart.
    mutating func compareMembers(_ before: FileTree?, _ after: FileTree?, _ place: Place, besides apart: Set<String> = []) {
        var keys = (before?.members ?? []).map(\.key)
        keys += (after?.members ?? []).map(\.key).filter { !keys.contains($0) }
        for key in keys where !apart.contains(key) { compareValues(before?[key], after?[key], of: key, place) }
    }

    mutating func compareValues(_ before: FileTree?, _ after: FileTree?, of key: String, _ place: Place) {
        let before = before ?? Self.usual(key), after = after ?? Self.usual(key)
        guard before != after else { return }
        if before?.texts != nil || after?.texts != nil {
            compareLists(before?.texts ?? [], after?.texts ?? [], of: key, place)
        } else {
            let isLong = [before, after].contains { $0.map { $0.text.map { $0.count > Self.longest } ?? true } ?? false }
            add(
                .changed, place.path(of: key), isLong ? nil : before?.text.map { Self.said($0, of: key) },
                isLong ? nil : after?.text.map { Self.said($0, of: key) }, of: place.subject(key))
        }
    }

    /// Texts longer than this are said to be written again.
    private static let longest = 160

    private mutating func compareLists(_ before: [String], _ after: [String], of key: String, _ place: Place) {
        let path = place.path(of: key), subject = place.subject(key)
        for item in after where !before.contains(item) {
            let said = Self.said(item, of: key)
            add(.added, path, .words("definitions.change.itemAdded", ["subject": subject, "item": said]), nil, said)
        }
        for item in before where !after.contains(item) {
            let said = Self.said(item, of: key)
            add(.removed, path, .words("definitions.change.itemRemoved", ["subject": subject, "item": said]), said)
        }
        if Set(before) == Set(after) { add(.moved, path, .words("definitions.change.reordered", ["subject": subject])) }
    }

    /// What a file leaves out because it goes without saying.
    private static func usual(_ key: String) -> FileTree? {
        switch key {
        case "required": .text("true")
        case "listable", "statistical", "other", "indispensable", "correctable", "assign": .text("false")
        default: nil
        }
    }

    /// The words for a value that files write in English.
    static func said(_ text: String, of key: String) -> Phrase {
        switch key {
        case "kind": return .words("definitions.kind.\(text)")
        case "effect", "start", "incomplete", "fate", "nature", "by", "needs", "role", "accept": return .words("definitions.value.\(key).\(text)")
        case "required", "listable", "statistical", "other", "indispensable", "correctable", "assign", "online":
            return .words("definitions.value.\(text)")
        case "delay", "after":
            let parts = text.split(separator: " ")
            guard parts.count == 2, units.contains(parts[1]) else { return .text(text) }
            return .words("definitions.value.delay.\(parts[1])", ["count": .text(String(parts[0]))])
        default: return .text(text)
        }
    }

    private static let units: Set<Substring> = ["minutes", "hours", "days", "workingDays", "months"]
}

extension FileTree {
    /// A list of texts alone.
    fileprivate var texts: [String]? {
        guard let items, items.allSatisfy({ $0.text != nil }) else { return nil }
        return items.compactMap(\.text)
    }
}
