/// The order in which a file's keys read best: a key that is added goes where people look for it.
enum KeyOrder {
    private static let order =
        Mapping.procedureKeys + ["id", "key", "kind", "use", "label", "desk", "nature", "hint", "reason", "subject", "text", "required"]
        + Set(FieldKindName.allKeys).sorted()
        + [
            "from", "to", "by", "needs", "notify", "document", "assign", "create", "carry", "call", "confirm", "status", "after", "action", "when",
            "listable",
            "statistical",
            "role",
        ]

    private static let ranks = Dictionary(order.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }

    /// After the last of the keys that come before it.
    static func place(of key: String, in members: [FileTree.Member]) -> Int {
        guard let rank = ranks[key] else { return members.count }
        return (members.lastIndex { (ranks[$0.key] ?? .max) < rank } ?? -1) + 1
    }
}
