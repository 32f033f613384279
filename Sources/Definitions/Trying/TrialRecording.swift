import Core
import Forms
import Foundation
import Workflows

extension TrialOutcome {
    /// What came of this trial, as what must come of it from now on: how a run becomes a recorded test.
    ///
    /// The last status, each mail, each document that is made, each date of our silence; or, when nothing was filed, the questions whose answers are refused.
    public func expectations(in zone: TimeZone) -> [TrialExpectation] {
        guard let status else { return refusedFields.map { TrialExpectation(.refused($0)) } }
        let happened = timeline.flatMap { entry -> [TrialExpectation] in
            let day = LocalDate(entry.at, in: zone)
            let silence = entry.deadlines.filter { $0.kind == .silence }.map { TrialExpectation(.deadline(.silence), on: $0.day) }
            return silence + entry.messages.compactMap(\.template).map { TrialExpectation(.message($0), on: day) }
                + entry.documents.filter(\.isMade).map { TrialExpectation(.document($0.template), on: day) }
        }
        return happened + [TrialExpectation(.status(status.key))]
    }

    /// Each question once, without its boxes and rows.
    private var refusedFields: [String] {
        var seen: Set<Substring> = []
        return problems.map { $0.field.prefix { $0 != "." } }.filter { seen.insert($0).inserted }.map(String.init)
    }
}
