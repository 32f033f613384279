import Core

/// Where a question comes from, when it was copied from a group that several procedures share: which group, which of its questions, and the group's
/// revision that was copied.
///
/// A mark for the studio alone: the question stands whole in the file, and a procedure never depends on a group.
public struct GroupUse: Sendable, Equatable {
    public static let keys = ["group", "field", "revision"]

    public var group: String
    public var field: String
    public var revision: Int

    public init(group: String, field: String, revision: Int) { (self.group, self.field, self.revision) = (group, field, revision) }

    /// `nil` for a question of the procedure's own.
    public init?(_ field: FileTree) {
        guard let use = field["use"], let revision = Int(use.string("revision")), !use.string("group").isEmpty, !use.string("field").isEmpty else {
            return nil
        }
        self.init(group: use.string("group"), field: use.string("field"), revision: revision)
    }

    public var tree: FileTree {
        .mapping([.init("group", .text(group)), .init("field", .text(field)), .init("revision", .text("\(revision)"))])
    }
}

extension Entry {
    /// Faults of a `use`, which says nothing of the question itself.
    func checkUse() {
        guard let mapping else { return }
        mapping.refuseKeys(besides: GroupUse.keys)
        _ = mapping.required("group")?.identifier
        _ = mapping.required("field")?.identifier
        _ = mapping.required("revision")?.number(in: 1...999_999_999)
    }
}
