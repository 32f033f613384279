import Core
import Foundation
import Law
import Workflows

extension FileTree {
    /// A trial as a procedure keeps it, under its key `tests`.
    public init(_ test: RecordedTrial) {
        let script = test.script
        var tree = FileMembers()
        tree.add("name", test.name)
        tree.add("start", script.start.description)
        if script.channel != .web { tree.add("channel", script.channel.rawValue) }
        if script.zone != TrialScript.paris { tree.add("zone", script.zone.identifier) }
        if script.region != .metropolitan { tree.add("region", script.region.rawValue) }
        if !script.answers.isEmpty { tree.add("answers", FileTree(.boxes(script.answers))) }
        if !script.steps.isEmpty { tree.add("steps", .list(script.steps.map { FileTree($0) })) }
        if !script.expectations.isEmpty { tree.add("expect", .list(script.expectations.map { FileTree($0) })) }
        self = tree.tree
    }

    private init(_ answer: TypedAnswer) {
        switch answer {
        case .text(let text): self = .text(text)
        case .list(let items): self = .list(items.map { FileTree($0) })
        case .boxes(let boxes): self = .mapping(boxes.sorted { $0.key < $1.key }.map { Member($0.key, FileTree($0.value)) })
        }
    }

    private init(_ step: TrialStep) {
        var tree = FileMembers()
        switch step {
        case .wait(let delay): tree.add("wait", delay.written)
        case .act(let action, let actor, let input, let limit):
            tree.add("act", action)
            tree.add("by", actor.rawValue)
            tree.add("message", input.message)
            tree.add("reason", input.reason)
            tree.add("pieces", input.pieces)
            tree.add("answerBy", limit?.written)
        }
        self = tree.tree
    }

    private init(_ expectation: TrialExpectation) {
        var tree = FileMembers()
        switch expectation.thing {
        case .status(let key): tree.add("status", key)
        case .message(let template): tree.add("message", template)
        case .document(let template): tree.add("document", template)
        case .deadline(let kind): tree.add("deadline", kind.rawValue)
        case .refused(let field): tree.add("refused", field)
        }
        tree.add("on", expectation.day?.description)
        self = tree.tree
    }
}

extension WorkflowTimer.Delay {
    fileprivate var written: String { "\(count) \(unit.rawValue)" }
}
