import Core
import Forms
import Foundation
import Law
import Workflows

/// What came of a trial: the life of a fictitious dossier, date by date.
public struct TrialOutcome: Sendable, Equatable {
    /// What the person would have read on the last page before filing.
    public struct AnsweredPage: Sendable, Equatable {
        public struct Line: Sendable, Equatable {
            public let field: String
            public let label: String
            public let texts: [String]
        }
        public let id: String
        public let title: String
        public let lines: [Line]
    }

    /// Earliest first; empty when the answers are refused.
    public internal(set) var timeline: [TrialEntry] = []
    public internal(set) var pages: [AnsweredPage] = []
    /// What the form answers, by field; then nothing is filed.
    public internal(set) var problems: [FieldProblem] = []
    /// The questions that the script answers and that the form never asked.
    public internal(set) var unasked: [String] = []
    /// The step that the workflow refuses, and what it says; nothing follows.
    public internal(set) var refusal: TrialRefusal?
    /// The actions whose condition does not hold then.
    public internal(set) var barred: Set<String> = []
    /// How far the script looked.
    public internal(set) var endsAt: Date

    public var isFiled: Bool { !timeline.isEmpty }
    public var status: Status? { timeline.last?.status }
}

public struct TrialRefusal: Sendable, Equatable {
    /// Its rank in the script, from 0.
    public let step: Int
    public let message: UserMessage
}

/// One thing that happened, and all that left because of it.
public struct TrialEntry: Sendable, Equatable {
    public enum Happening: Sendable, Equatable {
        case filed
        /// Someone, or a timer, did this action.
        case moved(Action)
        /// Our silence became a decision.
        case implicitDecision(SilenceRule.Effect)
        /// The person was told again what is missing.
        case reminded
    }
    public let at: Date
    public let happening: Happening
    public let actor: Action.Actor
    /// From then on.
    public let status: Status
    /// What comes next, as the person reads it.
    public var next = ""
    public var messages: [TrialMessage] = []
    public var documents: [TrialDocument] = []
    /// The procedures of which a linked request is begun.
    public var linked: [String] = []
    /// The other systems that would be called: none is yet.
    public var calls: [String] = []
    /// The dates that this sets.
    public var deadlines: [TrialDeadline] = []
    /// When our silence becomes a decision, as things stand; `nil` while the clock waits for the person, and when silence means nothing.
    public var silence: LocalDate?
}

/// A text that leaves, or that appears.
public struct TrialMessage: Sendable, Equatable {
    public enum Recipient: String, Sendable { case person, unit }
    public enum Way: String, Sendable {
        case email
        /// Only on the page where the person follows their request: they gave no e-mail address.
        case page
        /// On the agents' desk.
        case desk
    }
    /// `nil` for a text that goes without one.
    public var template: String?
    /// The template that the workflow names, when no such one exists and another leaves in its place.
    public var missing: String?
    public var recipient: Recipient
    public var way: Way
    public var subject: String?
    /// What someone wrote in it.
    public var text: String?
}

public struct TrialDocument: Sendable, Equatable {
    public var template: String
    /// Whether the template exists: else nothing is made.
    public var isMade: Bool
}

/// A date that the law, or the workflow, sets.
public struct TrialDeadline: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// To say that we have it (accusé d'enregistrement).
        case registration
        /// To send the receipt (accusé de réception).
        case receipt
        /// Our silence becomes a decision.
        case silence
        /// The person sends what is missing.
        case pieces
        /// The court may be seized.
        case appeal
        /// A timer of the workflow does something.
        case timer
    }
    public var kind: Kind
    /// The last day; for a timer, its day.
    public var day: LocalDate
    /// The text that sets it; `nil` for a timer.
    public var article: String?
    /// What our silence means.
    public var effect: SilenceRule.Effect?
    /// What the timer does.
    public var action: String?
}
