extension FileTree {
    /// The file: reading it gives this tree again.
    public var yaml: String {
        var text = ""
        switch self {
        case .mapping(let members) where !members.isEmpty: Self.write(members, indent: 0, into: &text)
        case .list(let items) where !items.isEmpty: Self.write(items, indent: 0, into: &text)
        default: text = scalar(indent: 0) + "\n"
        }
        return text
    }

    private static func write(_ members: [Member], indent: Int, into text: inout String) {
        for (index, member) in members.enumerated() {
            if index > 0 { text += String(repeating: " ", count: indent) }
            text += YAMLText.inline(member.key) + ":"
            member.value.writeValue(indent: indent, into: &text)
        }
    }

    private func writeValue(indent: Int, into text: inout String) {
        switch self {
        case .mapping(let members) where !members.isEmpty:
            text += "\n" + String(repeating: " ", count: indent + 2)
            Self.write(members, indent: indent + 2, into: &text)
        case .list(let items) where !items.isEmpty:
            text += "\n" + String(repeating: " ", count: indent + 2)
            Self.write(items, indent: indent + 2, into: &text)
        case .text(""): text += "\n"
        default: text += " " + scalar(indent: indent + 2) + "\n"
        }
    }

    private static func write(_ items: [FileTree], indent: Int, into text: inout String) {
        for (index, item) in items.enumerated() {
            if index > 0 { text += String(repeating: " ", count: indent) }
            text += "- "
            switch item {
            case .mapping(let members) where !members.isEmpty: write(members, indent: indent + 2, into: &text)
            case .list(let items) where !items.isEmpty: write(items, indent: indent + 2, into: &text)
            default: text += item.scalar(indent: indent + 2) + "\n"
            }
        }
    }

    private func scalar(indent: Int) -> String {
        switch self {
        case .text(let text): YAMLText.block(text, indent: indent) ?? YAMLText.inline(text)
        case .list: "[]"
        case .mapping: "{}"
        }
    }
}
