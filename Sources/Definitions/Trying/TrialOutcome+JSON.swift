import Core
import Forms
import Foundation
import Law
import Workflows

extension TrialOutcome {
    /// What `admilib procedures simulate` prints. The names of its keys are a promise: `docs/studio.md`.
    /// - Parameter failures: the expectations that were not met.
    public func json(of definition: ProcedureDefinition, _ script: TrialScript, failures: [TrialDifference], words: Words) -> JSON {
        [
            "procedure": .string(definition.slug.description),
            "zone": .string(script.zone.identifier),
            "start": moment(script.start.instant(in: script.zone), script.zone),
            "end": moment(endsAt, script.zone),
            "filed": .bool(isFiled),
            "status": status.map { JSON.string($0.key) } ?? .null,
            "answers": .array(pages.map(\.json)),
            "unasked": .array(unasked.map(JSON.string)),
            "refusedAnswers": .array(problems.map { ["field": .string($0.field), "text": .string(words($0.message))] }),
            "refusedStep": refusal.map { ["step": .int($0.step), "text": .string(words($0.message))] } ?? .null,
            "timeline": .array(timeline.map { $0.json(in: script.zone) }),
            "failures": .array(failures.map { ["field": .string($0.field), "text": .string(words($0.message))] }),
        ]
    }
}

private func moment(_ instant: Date, _ zone: TimeZone) -> JSON {
    .string(LocalMoment(instant, in: zone).description.replacing(" ", with: "T"))
}

private func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

extension TrialOutcome.AnsweredPage {
    fileprivate var json: JSON {
        let lines = lines.map { line -> JSON in
            ["field": .string(line.field), "label": .string(line.label), "texts": .array(line.texts.map(JSON.string))]
        }
        return ["page": .string(id), "title": .string(title), "lines": .array(lines)]
    }
}

extension TrialEntry {
    fileprivate func json(in zone: TimeZone) -> JSON {
        [
            "at": moment(at, zone), "event": .string(happening.name), "action": optional(happening.action), "actor": .string(actor.rawValue),
            "effect": optional(happening.effect), "status": .string(status.key), "nature": .string(status.nature.rawValue),
            "label": .string(status.label), "next": .string(next),
            "messages": .array(messages.map(\.json)), "documents": .array(documents.map(\.json)), "deadlines": .array(deadlines.map(\.json)),
            "silence": optional(silence?.description), "linked": .array(linked.map(JSON.string)), "calls": .array(calls.map(JSON.string)),
        ]
    }
}

extension TrialEntry.Happening {
    /// In files.
    fileprivate var name: String {
        switch self {
        case .filed: "filed"
        case .moved: "moved"
        case .implicitDecision: "implicitDecision"
        case .reminded: "reminded"
        }
    }

    fileprivate var action: String? { if case .moved(let action) = self { action.key } else { nil } }
    fileprivate var effect: String? { if case .implicitDecision(let effect) = self { effect.rawValue } else { nil } }
}

extension TrialMessage {
    fileprivate var json: JSON {
        [
            "template": optional(template), "missingTemplate": optional(missing), "to": .string(recipient.rawValue),
            "by": .string(way.rawValue), "subject": optional(subject), "text": optional(text),
        ]
    }
}

extension TrialDocument {
    fileprivate var json: JSON { ["template": .string(template), "made": .bool(isMade)] }
}

extension TrialDeadline {
    fileprivate var json: JSON {
        [
            "kind": .string(kind.rawValue), "on": .string(day.description), "article": optional(article), "effect": optional(effect?.rawValue),
            "action": optional(action),
        ]
    }
}
