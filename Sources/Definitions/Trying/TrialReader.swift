import Core
import Forms
import Foundation
import Law
import Workflows

extension Entry {
    /// Beyond this, replaying them at each change would be felt.
    static let mostTrials = 50
    private static let mostSteps = 100

    var trials: [RecordedTrial]? {
        guard let items else { return nil }
        if items.count > Self.mostTrials { fault("definitions.trial.tooMany", ["most": "\(Self.mostTrials)"]) }
        return items.prefix(Self.mostTrials).compactMap(\.recordedTrial)
    }

    private var recordedTrial: RecordedTrial? {
        guard let mapping else { return nil }
        let name = mapping.required("name")?.text
        guard let script = trialScript, let name else { return nil }
        return RecordedTrial(name: name, script: script)
    }

    static let trialKeys = ["name", "start", "channel", "zone", "region", "answers", "steps", "expect"]

    var trialScript: TrialScript? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: Self.trialKeys)
        let start = mapping.required("start")?.moment
        let answers = mapping.entry("answers")?.typedAnswers ?? [:]
        let steps = mapping.entry("steps")?.trialSteps ?? []
        let expectations = mapping.entry("expect")?.expectations ?? []
        let channel: Channel? = mapping.entry("channel")?.word()
        let region: Region? = mapping.entry("region")?.word()
        let zone = mapping.entry("zone")?.zone
        guard let start else { return nil }
        return TrialScript(
            start: start, channel: channel ?? .web, answers: answers, steps: steps, expectations: expectations, zone: zone ?? TrialScript.paris,
            region: region ?? .metropolitan)
    }

    private var moment: LocalMoment? { text.flatMap { LocalMoment($0) ?? refused("definitions.trial.expectedMoment") } }
    private var zone: TimeZone? { text.flatMap { TimeZone(identifier: $0) ?? refused("definitions.trial.expectedZone") } }

    private func refused<Value>(_ key: String) -> Value? {
        fault(key)
        return nil
    }

    private var typedAnswers: [String: TypedAnswer]? { mapping?.typedAnswers }

    fileprivate var typedAnswer: TypedAnswer? {
        if isText { return text.map(TypedAnswer.text) }
        if isMapping { return mapping.map { .boxes($0.typedAnswers) } }
        return items.map { .list($0.compactMap(\.typedAnswer)) }
    }

    private var trialSteps: [TrialStep]? {
        guard let items else { return nil }
        if items.count > Self.mostSteps { fault("definitions.trial.tooManySteps", ["most": "\(Self.mostSteps)"]) }
        return items.prefix(Self.mostSteps).compactMap(\.trialStep)
    }

    private var trialStep: TrialStep? {
        guard let mapping else { return nil }
        if let wait = mapping.entry("wait") {
            mapping.refuseKeys(besides: ["wait"], elsewhere: ["act", "by", "message", "reason", "pieces", "answerBy"])
            return wait.trialDelay.map(TrialStep.wait)
        }
        mapping.refuseKeys(besides: ["act", "by", "message", "reason", "pieces", "answerBy"], elsewhere: ["wait"])
        let actor: Action.Actor? = mapping.required("by")?.word()
        let limit = mapping.entry("answerBy")?.trialDelay
        guard let action = mapping.required("act")?.text, let actor else { return nil }
        let input = MoveInput(message: mapping.text("message"), pieces: mapping.texts("pieces"), reason: mapping.text("reason"))
        return .act(action, by: actor, input, answerBy: limit)
    }

    private static let units: [String: (WorkflowTimer.Delay.Unit, Int)] = [
        "minute": (.minutes, 1), "minutes": (.minutes, 1), "hour": (.hours, 1), "hours": (.hours, 1), "day": (.days, 1), "days": (.days, 1),
        "workingDay": (.workingDays, 1), "workingDays": (.workingDays, 1), "week": (.days, 7), "weeks": (.days, 7), "month": (.months, 1),
        "months": (.months, 1),
    ]

    /// No story lasts longer, and days are counted one by one.
    private static let longestWait = 2_000

    private var trialDelay: WorkflowTimer.Delay? {
        let read = delay(units: Self.units, expected: "N minutes, N hours, N days, N workingDays, N weeks, N months")
        guard let read else { return nil }
        let delay = WorkflowTimer.Delay(read.count * read.unit.1, read.unit.0)
        return delay.count <= Self.longestWait ? delay : refused("definitions.trial.longWait")
    }
}

extension Mapping {
    fileprivate var typedAnswers: [String: TypedAnswer] {
        var answers: [String: TypedAnswer] = [:]
        for (name, entry) in entries where !entry.isBlank { answers[name] = entry.typedAnswer }
        return answers
    }
}
