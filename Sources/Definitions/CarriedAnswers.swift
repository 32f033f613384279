import Forms
import Workflows

extension Action {
    /// What the linked request that it begins takes over: by the id of a question there, the id of the question here.
    public var carriedAnswers: [String: String] {
        for case .create(_, let carried) in effects { return carried }
        return [:]
    }
}

extension Workflow {
    /// The questions whose answers linked requests take over.
    var carriedQuestions: Set<String> { Set(actions.flatMap(\.carriedAnswers.values)) }
}

extension FieldKindName {
    /// Whether its answer is words, numbers or choices, which a linked request can take over. A file stays where it was sent; what is signed or
    /// booked is signed or booked anew.
    public var canBeCarried: Bool {
        switch self {
        case .file, .photo, .attestation, .appointment, .block, .computed, .explanation, .section: false
        default: true
        }
    }
}

extension FieldKind {
    /// Whether an answer to a question of another kind can be written here as it is, in the form of a linked request. Bounds may differ, since an agent
    /// completes it before it is checked; an option that is not offered would be lost.
    public func takesAnswers(of other: FieldKind) -> Bool {
        switch (self, other) {
        case (.choice, _), (.choices, _), (.linkedChoice, _): self == other
        case (.longText, .text): true
        default: FieldKindName(self) == FieldKindName(other) && FieldKindName(self).canBeCarried
        }
    }
}
