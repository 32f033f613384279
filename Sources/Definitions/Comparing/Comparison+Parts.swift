import Core
import Workflows

/// One of several things of the same sort that a file names: a piece, a status, an option.
struct Part {
    let key: String
    let noun: Phrase
    let tree: FileTree
    /// Its place in its list, as the end of a path: `[2]`, `.photo`.
    let step: String

    /// The elements of a list, told apart by one of their members.
    static func list(_ list: FileTree?, key: String, noun: String, of owner: Phrase? = nil) -> [Part] {
        (list?.items ?? []).enumerated().map { index, tree in
            let name = tree.string("label").isEmpty ? tree.string(key) : tree.string("label")
            return Part(key: tree.string(key), noun: Self.noun(noun, name, of: owner), tree: tree, step: "[\(index)]")
        }
    }

    /// The members of a mapping.
    static func members(_ mapping: FileTree?, noun: String) -> [Part] {
        (mapping?.members ?? []).map {
            Part(key: $0.key, noun: Self.noun(noun, $0.value.string("label"), of: nil), tree: $0.value, step: ".\($0.key)")
        }
    }

    /// Messages and papers, which have a name and no label.
    static func templates(_ mapping: FileTree?, noun: String) -> [Part] {
        (mapping?.members ?? []).map { Part(key: $0.key, noun: Self.noun(noun, $0.key, of: nil), tree: $0.value, step: ".\($0.key)") }
    }

    static func noun(_ noun: String, _ label: String, of owner: Phrase?) -> Phrase {
        let said = Phrase.words("definitions.change.noun.\(noun)", ["label": .text(label)])
        return owner.map { .words("definitions.change.of", ["noun": $0, "property": said]) } ?? said
    }
}

extension Comparison {
    /// Parts that are in both are compared member by member; then come those that were removed.
    mutating func compare(_ before: [Part], _ after: [Part], in list: String, besides apart: Set<String> = []) {
        let old = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
        let new = Set(after.map(\.key))
        let moved = Order.moved(from: before.map(\.key).filter(new.contains), to: after.map(\.key).filter { old[$0] != nil })
        for part in after {
            let path = list + part.step
            guard let earlier = old[part.key] else {
                add(.added, path, .words("definitions.change.added", ["noun": part.noun]))
                continue
            }
            if moved.contains(part.key) { add(.moved, path, .words("definitions.change.moved", ["noun": part.noun])) }
            compareMembers(earlier.tree, part.tree, Place(path: path, noun: part.noun), besides: apart.union(["key", "options"]))
            compare(
                Part.list(earlier.tree["options"], key: "key", noun: "option", of: part.noun),
                Part.list(part.tree["options"], key: "key", noun: "option", of: part.noun),
                in: path + ".options")
        }
        for part in before where !new.contains(part.key) {
            add(.removed, list + part.step, .words("definitions.change.removed", ["noun": part.noun]))
        }
    }

    mutating func compareWorkflows() {
        let before = older.workflow.map { FileTree(whole: $0) }, after = newer.workflow.map { FileTree(whole: $0) }
        compare(
            Part.list(before?["statuses"], key: "key", noun: "status"), Part.list(after?["statuses"], key: "key", noun: "status"),
            in: "workflow.statuses")
        compare(
            Part.list(before?["actions"], key: "key", noun: "action"), Part.list(after?["actions"], key: "key", noun: "action"),
            in: "workflow.actions")
        compareActionConditions()
        compare(timers(before?["timers"], of: older), timers(after?["timers"], of: newer), in: "workflow.timers", besides: ["status", "action"])
    }

    /// Of the actions that are in both.
    private mutating func compareActionConditions() {
        for (index, action) in (newer.workflow?.actions ?? []).enumerated() where older.workflow?.action(action.key) != nil {
            let place = Place(path: "workflow.actions[\(index)]", noun: Part.noun("action", action.label, of: nil))
            compare(older.actionConditions[action.key], newer.actionConditions[action.key], place, property: "doneWhen")
        }
    }

    /// A timer has no name: it is the one that does this action in that status.
    private func timers(_ list: FileTree?, of definition: ProcedureDefinition) -> [Part] {
        (list?.items ?? []).enumerated().map { index, tree in
            let (status, action) = (tree.string("status"), tree.string("action"))
            let noun = Phrase.words(
                "definitions.change.noun.timer",
                [
                    "status": .text(definition.workflow?.status(status)?.label ?? status),
                    "action": .text(definition.workflow?.action(action)?.label ?? action),
                ])
            return Part(key: status + " " + action, noun: noun, tree: tree, step: "[\(index)]")
        }
    }
}

/// What changed places in a list.
enum Order {
    /// The fewest elements to move to make one order the other: all but the longest run that both have in the same order.
    static func moved(from before: [String], to after: [String]) -> Set<String> {
        let places = Dictionary(before.enumerated().map { ($1, $0) }) { first, _ in first }
        let numbers = after.map { places[$0] ?? 0 }
        var (best, previous) = (Array(repeating: 1, count: numbers.count), [Int?](repeating: nil, count: numbers.count))
        for index in numbers.indices {
            for earlier in 0..<index where numbers[earlier] < numbers[index] && best[earlier] + 1 > best[index] {
                (best[index], previous[index]) = (best[earlier] + 1, earlier)
            }
        }
        var (stayed, index) = (Set<String>(), best.indices.max { best[$0] < best[$1] })
        while let place = index {
            stayed.insert(after[place])
            index = previous[place]
        }
        return Set(after).subtracting(stayed)
    }
}
