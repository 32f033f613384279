import Core
import Forms
import Workflows

extension FileTree {
    public init(_ condition: Condition) {
        switch condition {
        case .all(let conditions): self = .mapping([Member("all", .list(conditions.map { FileTree($0) }))])
        case .any(let conditions): self = .mapping([Member("any", .list(conditions.map { FileTree($0) }))])
        case .not(.test(let field, .isAnswered)): self = .mapping([Member("field", .text(field)), Member("answered", .text("false"))])
        case .not(let condition): self = .mapping([Member("not", FileTree(condition))])
        case .test(let field, let test):
            let (key, value) = test.written
            self = .mapping([Member("field", .text(field)), Member(key, value)])
        }
    }

    init(_ workflow: Workflow, when conditions: [String: Condition] = [:]) {
        if !conditions.isEmpty {
            self.init(whole: workflow, when: conditions)
        } else if workflow == .standard {
            self = .text("standard")
        } else if workflow == .report {
            self = .text("report")
        } else {
            self.init(whole: workflow)
        }
    }

    /// A workflow written out, the standard ones too: where one's own begins.
    public init(whole workflow: Workflow, when conditions: [String: Condition] = [:]) {
        var tree = FileMembers()
        tree.add("statuses", .list(workflow.statuses.map { FileTree($0) }))
        tree.add("actions", .list(workflow.actions.map { FileTree($0, when: conditions[$0.key]) }))
        if !workflow.timers.isEmpty { tree.add("timers", .list(workflow.timers.map { FileTree($0) })) }
        self = tree.tree
    }

    private init(_ status: Status) {
        var tree = FileMembers()
        tree.add("key", status.key)
        tree.add("nature", status.nature.rawValue)
        tree.add("label", status.label)
        tree.add("desk", status.desk)
        tree.add("next", status.next)
        tree.add("correctable", status.isCorrectable, unless: false)
        self = tree.tree
    }

    private init(_ action: Action, when condition: Condition?) {
        var tree = FileMembers()
        tree.add("key", action.key)
        tree.add("label", action.label)
        tree.add("from", action.from)
        tree.add("to", action.to)
        tree.add("by", Action.Actor.allCases.filter(action.actors.contains).map(\.rawValue))
        tree.add("needs", Action.Need.allCases.filter(action.needs.contains).map(\.rawValue))
        for effect in action.effects {
            switch effect {
            case .notify(let template): tree.add("notify", template)
            case .document(let template): tree.add("document", template)
            case .assignToActor: tree.add("assign", "true")
            case .create(let procedure, let carried):
                tree.add("create", procedure)
                tree.add("carry", carried.isEmpty ? nil : .mapping(carried.sorted { $0.key < $1.key }.map { Member($0.key, .text($0.value)) }))
            case .call(let name): tree.add("call", name)
            }
        }
        tree.add("confirm", action.confirmation)
        tree.add("when", condition.map { FileTree($0) })
        self = tree.tree
    }

    private init(_ timer: WorkflowTimer) {
        var tree = FileMembers()
        tree.add("status", timer.status)
        tree.add("after", "\(timer.after.count) \(timer.after.unit.rawValue)")
        tree.add("action", timer.action)
        self = tree.tree
    }
}

extension Condition.Operator {
    fileprivate var written: (key: String, value: FileTree) {
        switch self {
        case .equals(let value): ("is", .text(value))
        case .differs(let value): ("isNot", .text(value))
        case .oneOf(let values): ("in", .list(values.map(FileTree.text)))
        case .less(let value): ("less", .text(value))
        case .atMost(let value): ("atMost", .text(value))
        case .more(let value): ("more", .text(value))
        case .atLeast(let value): ("atLeast", .text(value))
        case .includes(let value): ("includes", .text(value))
        case .excludes(let value): ("excludes", .text(value))
        case .isAnswered: ("answered", .text("true"))
        case .isIn(let place): ("inside", .text(place))
        case .rowsAtLeast(let count): ("rowsAtLeast", .text(String(count)))
        }
    }
}
