import Core

/// What comes with an action: the guards ask for some of it.
public struct MoveInput: Sendable, Equatable {
    public var message: String?
    /// The keys of the pieces asked for.
    public var pieces: [String]
    /// The last day to send the pieces asked for (CRPA L114-5).
    public var answerBy: LocalDate?
    public var reason: String?
    /// Whether the request cannot be examined without the pieces asked for; otherwise asking for them leaves it where it is (CRPA L114-5-1).
    public var stopsExamination = true

    public init(message: String? = nil, pieces: [String] = [], answerBy: LocalDate? = nil, reason: String? = nil) {
        (self.message, self.pieces, self.answerBy, self.reason) = (message, pieces, answerBy, reason)
    }

    func answers(_ need: Action.Need) -> Bool {
        switch need {
        case .message: !Text.trimmed(message ?? "").isEmpty
        case .pieces: pieces.contains { !Text.trimmed($0).isEmpty }
        case .reason: !Text.trimmed(reason ?? "").isEmpty
        }
    }
}

/// An action that was allowed, and what follows from it. Nothing is done yet: saving it and performing its effects is the caller's.
public struct Move: Sendable, Equatable {
    public let action: Action
    public let from: String
    /// The status afterwards: the same one when the action changes none, and then the timers keep running.
    public let to: String
    /// Whether the life of the dossier ends with it.
    public let isFinal: Bool

    public var effects: [Effect] { action.effects }
    public var changesStatus: Bool { from != to }
}

extension Action {
    /// What still has to be given, in the order of the form.
    public func missing(in input: MoveInput) -> [Need] {
        Need.allCases.filter { needs.contains($0) && !input.answers($0) }
    }

    public func isOffered(to actors: Set<Actor>) -> Bool { !actors.isDisjoint(with: self.actors) }
}

extension Workflow {
    /// The one action that a final status may allow.
    public static let reopen = "reopen"

    /// What these actors may do in `status`: the buttons, in the order of the procedure.
    /// - Parameter barred: the actions whose condition does not hold on the dossier's answers, which this room knows nothing of.
    public func available(to actors: Set<Action.Actor>, in status: String, barring barred: Set<String> = []) -> [Action] {
        actions.filter { $0.from.contains(status) && $0.isOffered(to: actors) && !barred.contains($0.key) }
    }

    /// Checks an action against the status, the actor, the guards, and the actions that are barred.
    public func move(
        _ key: String, from status: String, by actors: Set<Action.Actor>, with input: MoveInput = MoveInput(), barring barred: Set<String> = []
    ) throws(WorkflowProblem) -> Move {
        guard let action = action(key) else { throw .unknownAction(key) }
        guard let current = self.status(status) else { throw .unknownStatus(status) }
        guard action.isOffered(to: actors) else { throw .notYours(action: action.label) }
        guard action.from.contains(status) else { throw .notNow(action: action.label, status: current.label) }
        guard !barred.contains(key) else { throw .notMet(action: action.label) }
        if let need = action.missing(in: input).first { throw .missing(need) }
        guard let target = self.status(action.to ?? status) else { throw .unknownStatus(action.to ?? status) }
        let goesOn = !input.stopsExamination && !input.pieces.isEmpty && target.nature == .waiting
        return Move(action: action, from: status, to: goesOn ? status : target.key, isFinal: target.nature.isFinal)
    }
}
