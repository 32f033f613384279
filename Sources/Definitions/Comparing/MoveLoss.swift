import Core
import Forms
import Workflows

/// An answer that a dossier would lose if it moved to another version of its procedure.
public struct LostAnswer: Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
        /// The question is not asked any more.
        case fieldGone
        /// Another sort of answer is asked, that this one cannot be.
        case kindChanged
        /// The option is not offered any more: its label.
        case optionGone(String)
        /// Given the other answers, the question is not asked any more.
        case hidden
    }

    /// The input's name: `birth_date`, `children.0.first_name`.
    public let field: String
    public let label: String
    public let answer: Answer
    public let reason: Reason

    /// To be said beside the answer as it is shown.
    public var message: UserMessage {
        switch reason {
        case .fieldGone: UserMessage("definitions.lost.fieldGone", ["label": label])
        case .kindChanged: UserMessage("definitions.lost.kindChanged", ["label": label])
        case .optionGone(let option): UserMessage("definitions.lost.optionGone", ["label": label, "option": option])
        case .hidden: UserMessage("definitions.lost.hidden", ["label": label])
        }
    }
}

/// What a dossier would lose if it moved to another version. Empty when it may move without anybody noticing.
public struct MoveLoss: Sendable, Equatable {
    public let answers: [LostAnswer]
    /// The status where the dossier stands, when the new version has none of that key.
    public let status: Status?
    /// The statuses of the new version that could stand for it: those of the same nature, then the others that are not final.
    public let statusesInstead: [Status]

    public var isEmpty: Bool { answers.isEmpty && status == nil }

    /// `nil` when the status is kept.
    public var statusMessage: UserMessage? { status.map { UserMessage("definitions.lost.status", ["status": $0.label]) } }
}

extension ProcedureDefinition {
    /// What a dossier filed on this version would lose if it moved to `newer`, before anything is moved.
    public func loss(moving answers: Answers, in status: String, to newer: ProcedureDefinition, context: FormContext) -> MoveLoss {
        let empty = Form(pages: [])
        let lost = (form ?? empty).answersLost(moving: answers, to: newer.form ?? empty, context: context)
        guard newer.workflow?.status(status) == nil else { return MoveLoss(answers: lost, status: nil, statusesInstead: []) }
        let gone = workflow?.status(status) ?? Status(key: status, nature: .open, label: status, next: "")
        let others = newer.workflow?.statuses ?? []
        let alike = others.filter { $0.nature == gone.nature }
        let running = gone.nature.isFinal ? [] : others.filter { $0.nature != gone.nature && !$0.nature.isFinal }
        return MoveLoss(answers: lost, status: gone, statusesInstead: alike + running)
    }
}
