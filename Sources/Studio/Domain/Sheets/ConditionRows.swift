import Core
import Definitions

/// A condition as rows: "show this if all of these hold: … is …". Trees deeper than that are edited as text.
struct ConditionRows: Sendable, Equatable {
    enum Joining: String, Sendable, CaseIterable { case all, any }

    struct Row: Sendable, Equatable {
        var field: String
        /// As the file writes it, and `notAnswered`.
        var test: String
        var value: String
    }

    static let tests = [
        "is", "isNot", "in", "answered", "notAnswered", "includes", "excludes", "less", "atMost", "more", "atLeast", "inside", "rowsAtLeast",
    ]
    /// More rows than anyone reads.
    static let most = 20

    var joining = Joining.all
    var rows: [Row] = []

    init(joining: Joining = .all, rows: [Row] = []) { (self.joining, self.rows) = (joining, rows) }

    /// `nil` for a tree that rows cannot say.
    init?(_ tree: FileTree?) {
        guard let tree, tree != .text("") else {
            self.init()
            return
        }
        if let row = Self.row(tree) {
            self.init(rows: [row])
            return
        }
        guard let members = tree.members, members.count == 1, let joining = Joining(rawValue: members[0].key), let items = members[0].value.items
        else { return nil }
        let rows = items.compactMap(Self.row)
        guard rows.count == items.count else { return nil }
        self.init(joining: joining, rows: rows)
    }

    private static func row(_ tree: FileTree) -> Row? {
        guard let members = tree.members, members.count == 2, let field = tree["field"]?.text,
            let test = members.first(where: { $0.key != "field" }), test.key != "field"
        else { return nil }
        switch test.value {
        case .text(let value) where test.key == "answered":
            return Row(field: field, test: ["false", "non", "no"].contains(value) ? "notAnswered" : "answered", value: "")
        case .text(let value): return Row(field: field, test: test.key, value: value)
        case .list(let items) where test.key == "in": return Row(field: field, test: "in", value: items.compactMap(\.text).joined(separator: ", "))
        default: return nil
        }
    }

    /// `nil` when there is no row: always shown.
    var tree: FileTree? {
        let tests = rows.filter { !$0.field.isEmpty }.map(Self.tree)
        switch tests.count {
        case 0: return nil
        case 1: return tests[0]
        default: return .mapping([FileTree.Member(joining.rawValue, .list(tests))])
        }
    }

    private static func tree(_ row: Row) -> FileTree {
        let field = FileTree.Member("field", .text(row.field))
        switch row.test {
        case "answered": return .mapping([field, FileTree.Member("answered", .text("true"))])
        case "notAnswered": return .mapping([field, FileTree.Member("answered", .text("false"))])
        case "in":
            let values = row.value.split(separator: ",").map { Text.trimmed(String($0)) }.filter { !$0.isEmpty }
            return .mapping([field, FileTree.Member("in", .list(values.map(FileTree.text)))])
        default: return .mapping([field, FileTree.Member(row.test, .text(row.value))])
        }
    }
}
