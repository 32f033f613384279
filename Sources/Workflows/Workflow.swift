/// The life of a dossier, as data: the statuses it can have, what moves it from one to another, and what happens by itself.
public struct Workflow: Sendable, Equatable {
    /// The first is the status at filing.
    public var statuses: [Status]
    public var actions: [Action]
    public var timers: [WorkflowTimer]

    public init(statuses: [Status], actions: [Action], timers: [WorkflowTimer] = []) {
        self.statuses = statuses
        self.actions = actions
        self.timers = timers
    }

    public func status(_ key: String) -> Status? { statuses.first { $0.key == key } }
    public func action(_ key: String) -> Action? { actions.first { $0.key == key } }
}

/// Where a dossier stands.
public struct Status: Sendable, Equatable {
    public enum Nature: String, Sendable, CaseIterable {
        /// The administration must act.
        case open
        /// The person must act: pieces, an answer.
        case waiting
        case accepted, rejected
        /// Ended without a decision: withdrawn, without object, sent elsewhere.
        case closed

        public var isFinal: Bool { self == .accepted || self == .rejected || self == .closed }
    }

    public var key: String
    public var nature: Nature
    /// In the person's words: "Nous étudions votre demande".
    public var label: String
    /// In the agents' words: "En cours d'étude". Without it the desk shows the nature.
    public var desk: String?
    /// What happens next, and by when: "Nous vous répondons avant le %{silence_date}."
    public var next: String
    /// Whether the person may still correct or add.
    public var isCorrectable: Bool

    public init(key: String, nature: Nature, label: String, desk: String? = nil, next: String, isCorrectable: Bool = false) {
        self.key = key
        self.nature = nature
        self.label = label
        self.desk = desk
        self.next = next
        self.isCorrectable = isCorrectable
    }
}

/// Something that can be done to a dossier: a button on the desk, on the person's page, or the arm of a timer.
public struct Action: Sendable, Equatable {
    public enum Actor: String, Sendable, CaseIterable { case reception, caseworker, manager, person, system }
    /// A guard: what must come with the action.
    public enum Need: String, Sendable, CaseIterable {
        /// A text to the person.
        case message
        /// A choice of pieces to ask for, among the procedure's.
        case pieces
        /// The reasons, in law and in fact, kept in the decision.
        case reason
    }

    public var key: String
    public var label: String
    public var from: [String]
    /// `nil`: the status does not change.
    public var to: String?
    public var actors: Set<Actor>
    public var needs: Set<Need>
    public var effects: [Effect]
    /// A question to confirm first, for what cannot be undone.
    public var confirmation: String?

    public init(
        key: String, label: String, from: [String], to: String?, actors: Set<Actor>, needs: Set<Need> = [], effects: [Effect] = [],
        confirmation: String? = nil
    ) {
        self.key = key
        self.label = label
        self.from = from
        self.to = to
        self.actors = actors
        self.needs = needs
        self.effects = effects
        self.confirmation = confirmation
    }
}

/// What follows an action, described, never performed here.
public enum Effect: Sendable, Equatable {
    /// Tells the person, by the channel they chose, with this template of the procedure (or of the product).
    case notify(template: String)
    /// Produces a document for the person from this template.
    case document(template: String)
    /// Gives the dossier to the agent who acts.
    case assignToActor
    /// Begins, for the same person, a request of another procedure of the authority, that the agent who acts completes. By its slug.
    /// - Parameter carrying: the answers that it begins with, besides who the person is and how to reach them: by the id of a question of that procedure,
    ///   the id of the question of this one whose answer it takes.
    case create(procedure: String, carrying: [String: String] = [:])
    /// Will call this other system. Nothing is called yet: the history says so.
    case call(name: String)
}

/// What happens by itself when a dossier stays in a status.
public struct WorkflowTimer: Sendable, Equatable {
    public var status: String
    public var after: Delay
    public var action: String

    public init(status: String, after: Delay, action: String) {
        (self.status, self.after, self.action) = (status, after, action)
    }

    public struct Delay: Sendable, Equatable {
        public enum Unit: String, Sendable, CaseIterable { case minutes, hours, days, workingDays, months }
        public var count: Int
        public var unit: Unit
        public init(_ count: Int, _ unit: Unit) { (self.count, self.unit) = (count, unit) }
    }
}
