import Core
import Definitions

/// What stands in the boxes of a sheet: by name, as it is shown and as it is sent back.
struct SheetBoxes: Sendable, Equatable {
    var values: [String: [String]] = [:]

    func first(_ name: String) -> String { values[name]?.first ?? "" }
    func all(_ name: String) -> [String] { (values[name] ?? []).filter { !$0.isEmpty } }
    /// What is not blank in the boxes named after one: `carry.nom` is `nom` below `carry`.
    func below(_ name: String) -> [(key: String, value: String)] {
        values.keys.sorted().compactMap { key in
            guard key.hasPrefix(name + "."), let value = all(key).first else { return nil }
            return (String(key.dropFirst(name.count + 1)), value)
        }
    }
}

extension Sheet {
    /// What the file has, as boxes show it.
    func boxes(of tree: FileTree) -> SheetBoxes {
        var boxes = SheetBoxes()
        for entry in entries { entry.show(tree[entry.key], in: &boxes) }
        return boxes
    }

    /// Writes the boxes into the element. What is left blank is left out of the file.
    func write(_ boxes: SheetBoxes, into element: inout FileTree) throws {
        for entry in entries {
            let value = try entry.value(in: boxes)
            if value == nil, element[entry.key] == nil { continue }
            try element.set(entry.key, to: value)
        }
        element.dropEmptyMappings(at: entries.map(\.key.parent).filter { !$0.isEmpty })
    }
}

extension Sheet.Entry {
    var name: String { key.description }

    fileprivate func show(_ value: FileTree?, in boxes: inout SheetBoxes) {
        switch kind {
        case .line, .lines, .letter, .number, .day, .word, .reference: boxes.values[name] = [Text.trimmed(value?.text ?? "")]
        case .flag: boxes.values[name] = [flag(value?.text) ? "true" : ""]
        case .words, .references: boxes.values[name] = value?.texts ?? []
        case .list: boxes.values[name] = [(value?.texts ?? []).joined(separator: "\n")]
        case .options: boxes.values[name] = [OptionLines.text(value)]
        case .linkedOptions: boxes.values[name] = [OptionLines.text(value, isLinked: true)]
        case .delay:
            let parts = (value?.text ?? "").split(separator: " ").map(String.init)
            boxes.values[name] = [parts.first ?? ""]
            boxes.values[name + ".unit"] = [parts.count > 1 ? parts[1] : ""]
        case .condition: show(condition: value, in: &boxes)
        case .carried: for pair in value?.members ?? [] { boxes.values["\(name).\(pair.key)"] = [pair.value.text ?? ""] }
        }
    }

    private func flag(_ text: String?) -> Bool {
        ["true", "oui", "yes"].contains((text.flatMap { $0.isEmpty ? nil : $0 } ?? usual).lowercased())
    }

    private func show(condition: FileTree?, in boxes: inout SheetBoxes) {
        guard let rows = ConditionRows(condition) else {
            boxes.values[name + ".yaml"] = [condition?.yaml ?? ""]
            return
        }
        boxes.values[name + ".joining"] = [rows.joining.rawValue]
        for (index, row) in rows.rows.enumerated() {
            boxes.values["\(name).\(index).field"] = [row.field]
            boxes.values["\(name).\(index).test"] = [row.test]
            boxes.values["\(name).\(index).value"] = [row.value]
        }
    }

    /// `nil` for what the file need not say.
    fileprivate func value(in boxes: SheetBoxes) throws(FileFault) -> FileTree? {
        let typed = Text.trimmed(boxes.first(name))
        switch kind {
        case .line, .number, .day, .word, .reference: return typed.isEmpty ? nil : .text(typed)
        case .lines, .letter: return typed.isEmpty ? nil : .text(typed.contains("\n") ? typed + "\n" : typed)
        case .flag:
            let isOn = boxes.first(name) == "true"
            return isOn == (usual == "true") ? nil : .text(isOn ? "true" : "false")
        case .words, .references: return boxes.all(name).isEmpty ? nil : .list(boxes.all(name).map(FileTree.text))
        case .list:
            let lines = typed.split(separator: "\n").map { Text.trimmed(String($0)) }.filter { !$0.isEmpty }
            return lines.isEmpty ? nil : .list(lines.map(FileTree.text))
        case .options: return typed.isEmpty ? nil : OptionLines.options(typed)
        case .linkedOptions: return typed.isEmpty ? nil : OptionLines.linkedOptions(typed)
        case .delay: return typed.isEmpty ? nil : .text("\(typed) \(boxes.first(name + ".unit"))")
        case .condition: return try condition(in: boxes)
        case .carried:
            let pairs = boxes.below(name).map { FileTree.Member($0.key, .text($0.value)) }
            return pairs.isEmpty ? nil : .mapping(pairs)
        }
    }

    private func condition(in boxes: SheetBoxes) throws(FileFault) -> FileTree? {
        if boxes.values[name + ".yaml"] != nil {
            let text = Text.trimmed(boxes.first(name + ".yaml"))
            return text.isEmpty ? nil : try FileTree(yaml: text)
        }
        let rows = (0..<ConditionRows.most).compactMap { index -> ConditionRows.Row? in
            let row = ConditionRows.Row(
                field: boxes.first("\(name).\(index).field"), test: boxes.first("\(name).\(index).test"),
                value: Text.trimmed(boxes.first("\(name).\(index).value")))
            return row.field.isEmpty ? nil : row
        }
        return ConditionRows(joining: .init(rawValue: boxes.first(name + ".joining")) ?? .all, rows: rows).tree
    }
}

extension FileTree {
    /// A list of texts; one text alone is a list of one.
    fileprivate var texts: [String] {
        switch self {
        case .text(let text): text.isEmpty ? [] : [text]
        case .list(let items): items.compactMap(\.text)
        case .mapping: []
        }
    }

    /// `silence: {}` says less than no silence at all.
    fileprivate mutating func dropEmptyMappings(at paths: [FilePath]) {
        for path in Set(paths) where self[path] == .mapping([]) { try? remove(path) }
    }
}
