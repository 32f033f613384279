import Core
import Forms
import Foundation
import Workflows

/// Where what came of a trial is not what was expected.
public struct TrialDifference: Sendable, Equatable {
    /// As a path of the script: `expect[0]`, `steps[2]`, `answers.email`.
    public let field: String
    public let message: UserMessage
}

extension TrialOutcome {
    /// What is not as the script says it must be, in the order of the script. Answers and steps that are refused count, unless a refusal is expected.
    public func differences(from script: TrialScript) -> [TrialDifference] {
        let expected = Set(
            script.expectations.compactMap { expectation -> String? in
                if case .refused(let field) = expectation.thing { field } else { nil }
            })
        let refused = problems.filter { problem in !expected.contains { problem.concerns($0) } }
            .map { TrialDifference(field: "answers." + $0.path, message: $0.message) }
        let step = refusal.map { [TrialDifference(field: "steps[\($0.step)]", message: $0.message)] } ?? []
        let unmet = script.expectations.enumerated().compactMap { rank, expectation in
            difference(from: expectation, in: script.zone).map { TrialDifference(field: "expect[\(rank)]", message: $0) }
        }
        return refused + step + (refused.isEmpty ? unmet : [])
    }

    private func difference(from expectation: TrialExpectation, in zone: TimeZone) -> UserMessage? {
        switch expectation.thing {
        case .status(let key): statusDifference(key, on: expectation.day, zone)
        case .message(let name): absence("message", name, on: expectation.day, found: dated(zone) { $0.messages.compactMap(\.template) })
        case .document(let name): absence("document", name, on: expectation.day, found: dated(zone) { $0.documents.filter(\.isMade).map(\.template) })
        case .deadline(let kind): absence("deadline", kind.rawValue, on: expectation.day, found: deadlines)
        case .refused(let field):
            problems.contains { $0.concerns(field) } ? nil : UserMessage("definitions.trial.notRefused", ["field": field])
        }
    }

    private func statusDifference(_ key: String, on day: LocalDate?, _ zone: TimeZone) -> UserMessage? {
        let found = timeline.last { entry in day.map { LocalDate(entry.at, in: zone) <= $0 } ?? true }?.status.key
        guard found != key else { return nil }
        guard let found else { return UserMessage("definitions.trial.notFiled", ["expected": key]) }
        guard let day else { return UserMessage("definitions.trial.otherStatus", ["expected": key, "found": found]) }
        return UserMessage("definitions.trial.otherStatusThen", ["expected": key, "found": found, "date": day.slashed])
    }

    private typealias Dated = (day: LocalDate, name: String)

    private func dated(_ zone: TimeZone, _ names: (TrialEntry) -> [String]) -> [Dated] {
        timeline.flatMap { entry in names(entry).map { (LocalDate(entry.at, in: zone), $0) } }
    }

    private var deadlines: [Dated] { timeline.flatMap(\.deadlines).map { ($0.day, $0.kind.rawValue) } }

    /// - Parameter kind: message, document or deadline.
    private func absence(_ kind: String, _ name: String, on day: LocalDate?, found: [Dated]) -> UserMessage? {
        let same = found.filter { $0.name == name }
        guard let day else {
            return same.isEmpty ? UserMessage("definitions.trial.never.\(kind)", ["expected": name, "found": Self.list(found.map(\.name))]) : nil
        }
        if same.contains(where: { $0.day == day }) { return nil }
        let arguments = ["expected": name, "date": day.slashed]
        if same.isEmpty {
            return UserMessage("definitions.trial.notThen.\(kind)", arguments.merging(["found": Self.list(found.map(\.name))]) { $1 })
        }
        return UserMessage("definitions.trial.otherDay.\(kind)", arguments.merging(["found": Self.list(same.map(\.day.slashed))]) { $1 })
    }

    /// Each once, in order; a dash for none.
    private static func list(_ names: [String]) -> String {
        var seen: Set<String> = []
        let names = names.filter { seen.insert($0).inserted }
        return names.isEmpty ? "–" : names.joined(separator: ", ")
    }
}

extension FieldProblem {
    /// Whether it is about that field, one of its boxes or one of its rows.
    fileprivate func concerns(_ name: String) -> Bool { field == name || field.hasPrefix(name + ".") }

    /// As a path of the script: `enfants[0].prenom` for `enfants.0.prenom`.
    fileprivate var path: String {
        field.split(separator: ".").reduce("") { path, part in
            Int(part) == nil ? path + (path.isEmpty ? "" : ".") + part : path + "[\(part)]"
        }
    }
}

extension ProcedureDefinition {
    /// Replays its recorded trials.
    /// - Returns: what differs, with its place in the file: `tests[1].expect[0]`.
    func trialFaults(templates: TrialTemplates? = nil) -> [PublicationFault] {
        guard let trial = Trial(of: self, templates: templates) else { return [] }
        return tests.enumerated().flatMap { rank, test in
            trial.outcome(of: test.script).differences(from: test.script).map { difference in
                PublicationFault(field: "tests[\(rank)].\(difference.field)", severity: .error, message: difference.message)
            }
        }
    }
}
