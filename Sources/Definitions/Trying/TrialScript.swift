import Core
import Foundation
import Law
import Workflows

/// What a *trial* plays: a fictitious dossier, filed once with these answers, then what people do or leave undone.
///
/// Written in YAML or in JSON (`docs/studio.md`). A *recorded trial* is a script that a procedure keeps under a name, with what must come of it.
public struct TrialScript: Sendable, Equatable {
    public var start: LocalMoment
    public var channel: Channel
    /// By field, as people type them.
    public var answers: [String: TypedAnswer]
    public var steps: [TrialStep]
    public var expectations: [TrialExpectation]
    public var zone: TimeZone
    /// Whose public holidays count.
    public var region: Region

    public init(
        start: LocalMoment, channel: Channel = .web, answers: [String: TypedAnswer] = [:], steps: [TrialStep] = [],
        expectations: [TrialExpectation] = [], zone: TimeZone = paris, region: Region = .metropolitan
    ) {
        (self.start, self.channel, self.answers, self.steps) = (start, channel, answers, steps)
        (self.expectations, self.zone, self.region) = (expectations, zone, region)
    }

    public static let paris = TimeZone(identifier: "Europe/Paris") ?? .gmt
}

/// A script that a procedure replays at each change.
public struct RecordedTrial: Sendable, Equatable {
    public var name: String
    public var script: TrialScript
    public init(name: String, script: TrialScript) { (self.name, self.script) = (name, script) }
}

/// A time on the wall, in whichever place the script says.
public struct LocalMoment: Sendable, Equatable, LosslessStringConvertible {
    public var day: LocalDate
    /// In minutes since midnight.
    public var minute: Int

    public init(day: LocalDate, minute: Int) { (self.day, self.minute) = (day, minute) }

    /// Reads `2026-11-23 09:30`, or with a T between the two.
    public init?(_ text: String) {
        guard let match = text.wholeMatch(of: /([0-9-]{10})[ T]([0-9]{2}):([0-9]{2})/), let day = LocalDate(String(match.output.1)),
            let hour = Int(match.output.2), let minute = Int(match.output.3), hour < 24, minute < 60
        else { return nil }
        self.init(day: day, minute: hour * 60 + minute)
    }

    public init(_ instant: Date, in zone: TimeZone) {
        let clock = instant.clock(in: zone)
        self.init(day: LocalDate(instant, in: zone), minute: clock.hour * 60 + clock.minute)
    }

    public var description: String {
        let (hour, rest) = (minute / 60, minute % 60)
        return "\(day) \(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }

    func instant(in zone: TimeZone) -> Date { day.instant(secondOfDay: Double(minute) * 60, in: zone) }
}

/// What a person types for one question. A choice is given by its key or by its label, files by their names.
public indirect enum TypedAnswer: Sendable, Equatable {
    case text(String)
    /// Several choices, the two levels of a linked choice, files, the rows of a block.
    case list([TypedAnswer])
    /// The boxes of an address or of a date, the questions of one row.
    case boxes([String: TypedAnswer])
}

public enum TrialStep: Sendable, Equatable {
    /// Nobody does anything for that long.
    case wait(WorkflowTimer.Delay)
    /// - `answerBy`: how long the person has to answer, when the agent gives them a limit (CRPA L114-5).
    case act(String, by: Action.Actor, MoveInput = MoveInput(), answerBy: WorkflowTimer.Delay? = nil)

    /// - Parameter pieces: of the procedure: those that are not indispensable stop nothing (CRPA L114-5-1).
    func inSimulation(_ pieces: [Piece]) -> Simulation.Step {
        switch self {
        case .wait(let delay): return .wait(delay)
        case .act(let action, let actor, var input, _):
            input.stopsExamination = pieces.contains { $0.isIndispensable && input.pieces.contains($0.key) }
            return .act(action, by: actor, after: .init(0, .minutes), with: input)
        }
    }
}

/// Something that must come of a trial: on a day, or, without one, at its end for a status and at any time for the rest.
public struct TrialExpectation: Sendable, Equatable {
    public enum Thing: Sendable, Equatable {
        /// The key of the status at the end of that day.
        case status(String)
        /// The template of a message that leaves.
        case message(String)
        case document(String)
        /// A deadline that falls on that day.
        case deadline(TrialDeadline.Kind)
        /// The answer to this field is refused, hence nothing is filed.
        case refused(String)
    }
    public var thing: Thing
    public var day: LocalDate?
    public init(_ thing: Thing, on day: LocalDate? = nil) { (self.thing, self.day) = (thing, day) }
}
