import Definitions
import Forms
import Workflows

/// What stands in the lists of a file, and can be added, moved and taken away.
enum ElementKind: String, Sendable, CaseIterable {
    case notice, piece, page, field, status, action, timer, test, mail, paper

    /// What stands at a path; `nil` where there is no such list.
    init?(at path: FilePath) {
        let names = path.steps.compactMap { step -> String? in if case .key(let key) = step { key } else { nil } }
        switch (names, path.steps.count) {
        case (["notices"], 2): self = .notice
        case (let names, 2) where names.first == "pieces": self = .piece
        case (["tests"], 2): self = .test
        case (["form", "pages"], 3): self = .page
        case (["form", "pages", "fields"], 5), (["form", "pages", "fields", "fields"], 7): self = .field
        case (["workflow", "statuses"], 3): self = .status
        case (["workflow", "actions"], 3): self = .action
        case (["workflow", "timers"], 3): self = .timer
        case (let names, 3) where names.count == 3 && names.prefix(2) == ["templates", "mails"]: self = .mail
        case (let names, 3) where names.count == 3 && names.prefix(2) == ["templates", "papers"]: self = .paper
        default: return nil
        }
    }

    /// Whether its elements stand in their list under a name, not at a rank.
    var isNamed: Bool { self == .piece || isTemplate }

    var isTemplate: Bool { self == .mail || self == .paper }

    /// Where messages and papers stand.
    var home: FilePath { FilePath([.key("templates"), .key(self == .mail ? "mails" : "papers")]) }

    /// The questions about an element as it is written.
    func sheet(for element: FileTree) -> Sheet {
        switch self {
        case .notice: Sheet(name: rawValue, entries: [.init("title", .line), .init("text", .lines)])
        case .mail: Sheet(name: rawValue, entries: [.init("subject", .line), .init("text", .letter)])
        case .paper: Sheet(name: rawValue, entries: [.init("title", .line), .init("text", .letter)])
        case .test: Sheet(name: rawValue, entries: [.init("name", .line)])
        case .piece:
            Sheet(
                name: rawValue,
                entries: [.init("label", .line), .init("hint", .line), .init("legalBasis", .line), .init("indispensable", .flag, usual: "false")])
        case .page:
            Sheet(name: rawValue, entries: [.init("id", .line), .init("title", .line), .init("introduction", .lines), .init("when", .condition)])
        case .field: Sheet(name: rawValue, entries: Self.fieldEntries(element.string("kind")))
        case .status: Sheet(name: rawValue, entries: Self.statusEntries)
        case .action: Sheet(name: rawValue, entries: Self.actionEntries)
        case .timer:
            Sheet(
                name: rawValue,
                entries: [
                    .init("status", .reference(.status)), .init("after", .delay(WorkflowTimer.Delay.Unit.allCases.map(\.rawValue))),
                    .init("action", .reference(.action)),
                ])
        }
    }

    private static let statusEntries: [Sheet.Entry] = [
        .init("key", .line), .init("nature", .word(Status.Nature.allCases.map(\.rawValue))), .init("label", .line), .init("next", .lines),
        .init("correctable", .flag, usual: "false"),
    ]

    private static let actionEntries: [Sheet.Entry] = [
        .init("key", .line), .init("label", .line), .init("from", .references(.status)), .init("to", .reference(.status)),
        .init("by", .words(Action.Actor.allCases.map(\.rawValue))), .init("needs", .words(Action.Need.allCases.map(\.rawValue))),
        .init("notify", .reference(.mail)), .init("document", .reference(.paper)), .init("assign", .flag, usual: "false"), .init("confirm", .line),
        .init("when", .condition), .init("create", .reference(.procedure)), .init("carry", .carried), .init("call", .line),
    ]
}

extension ElementKind {
    /// Kinds that are only shown, or worked out: nothing is required of them.
    private static let shown: Set = ["explanation", "section", "computed"]

    private static func fieldEntries(_ kind: String) -> [Sheet.Entry] {
        var entries: [Sheet.Entry] = [.init("label", .line), .init("id", .line), .init("kind", .word(FieldKindName.allCases.map(\.rawValue)))]
        entries += own(kind)
        if !shown.contains(kind) {
            entries += [.init("hint", .line), .init("reason", .line), .init("required", .flag, usual: "true")]
        }
        entries.append(.init("when", .condition))
        if !shown.contains(kind) {
            entries += [
                .init("role", .word(FieldRole.allCases.map(\.rawValue))), .init("listable", .flag, usual: "false"),
                .init("statistical", .flag, usual: "false"),
            ]
        }
        return entries
    }

    private static func own(_ kind: String) -> [Sheet.Entry] {
        FieldKindName(rawValue: kind)?.ownKeys.compactMap { key -> Sheet.Entry? in
            switch key {
            case "options": .init(key, kind == "linkedChoice" ? .linkedOptions : .options)
            case "other": .init(key, .flag, usual: "false")
            case "accept": .init(key, .words(FileRule.Accepted.allCases.map(\.rawValue)))
            case "piece": .init(key, .reference(.piece))
            case "text": .init(key, .lines)
            case "level": .init(key, .word(["2", "3"]))
            // The fields of a block have pages of their own; a computed value is written in the file.
            case "fields", "value": nil
            case "shortest", "longest", "most", "fewest", "megabytes": .init(key, .number)
            default: .init(key, .line)
            }
        } ?? []
    }
}
