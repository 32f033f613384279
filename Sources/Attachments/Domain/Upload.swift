import Core

/// A file that comes in pieces, so that a lost connection loses one piece.
struct Upload: Sendable, Equatable {
    /// Random, and known to the browser that began it.
    let id: String
    let draft: DraftID
    let field: String
    let name: String
    let size: Int
    var received = 0
    /// What it became, once whole and checked.
    var attachment: AttachmentID?

    var isWhole: Bool { received == size }
}

extension Upload {
    init(draft: DraftID, field: String, name: String, size: Int) {
        self.init(id: Secret.token(), draft: draft, field: field, name: name, size: size)
    }
}

/// What can be wrong with the order in which pieces come. For the script that sends them.
enum UploadProblem: Problem, Equatable {
    case tooMany
    /// The next piece must begin here.
    case wrongOffset(expected: Int)
    /// All came, and is being checked.
    case beingChecked(size: Int)

    /// How much has come.
    var received: Int? {
        switch self {
        case .tooMany: nil
        case .wrongOffset(let expected): expected
        case .beingChecked(let size): size
        }
    }

    var kind: ProblemKind {
        switch self {
        case .tooMany: .tooMany
        case .wrongOffset, .beingChecked: .conflict
        }
    }

    var message: UserMessage {
        switch self {
        case .tooMany: UserMessage("attachments.problem.tooManyUploads")
        case .wrongOffset: UserMessage("attachments.problem.wrongOffset")
        case .beingChecked: UserMessage("attachments.problem.beingChecked")
        }
    }
}
