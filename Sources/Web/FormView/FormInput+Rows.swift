import Forms

extension FormInput {
    /// What was typed, with the row added or removed that a button of ``FormView`` asked for. `nil` when no such button was pressed.
    ///
    /// The rows after a removed one take its place; their files, known by input name, are the caller's to move: see ``movedRowName(_:removing:)``.
    public func changingRows() -> FormInput? {
        if let block = first(RowButton.add) { return with(count: count(of: block) + 1, of: block) }
        if let row = first(RowButton.remove) { return removing(row) }
        return nil
    }

    /// The name that an input of a block takes once `row` (`children.1`) is gone: `nil` for those of that row, which go with it.
    public static func movedRowName(_ name: String, removing row: String) -> String? {
        guard let (block, gone) = parts(ofRow: row), name.hasPrefix(block + ".") else { return name }
        let rest = name.dropFirst(block.count + 1)
        guard let dot = rest.firstIndex(of: "."), let index = Int(rest[..<dot]), index >= gone else { return name }
        return index == gone ? nil : "\(block).\(index - 1)\(rest[dot...])"
    }

    private func removing(_ row: String) -> FormInput? {
        guard let (block, gone) = Self.parts(ofRow: row), gone < count(of: block) else { return nil }
        var values: [String: [String]] = [:]
        for (name, value) in self.values {
            if let moved = Self.movedRowName(name, removing: row) { values[moved] = value }
        }
        return FormInput(values).with(count: count(of: block) - 1, of: block)
    }

    private func with(count: Int, of block: String) -> FormInput {
        var values = self.values
        values["\(block).count"] = [String(count)]
        values[RowButton.add] = nil
        values[RowButton.remove] = nil
        return FormInput(values)
    }

    /// No form has more rows than the engine reads.
    private func count(of block: String) -> Int { min(max(first("\(block).count").flatMap { Int($0) } ?? 0, 0), 1000) }

    private static func parts(ofRow row: String) -> (block: String, index: Int)? {
        guard let dot = row.lastIndex(of: "."), let index = Int(row[row.index(after: dot)...]), index >= 0 else { return nil }
        return (String(row[..<dot]), index)
    }
}
