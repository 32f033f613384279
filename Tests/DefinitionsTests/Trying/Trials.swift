import Core
import TestSupport
import Testing
import Workflows

@testable import Definitions

/// Trials of the small procedure of the tests, written shortly.
enum Trials {
    static let small = """
        start: 2026-11-23 09:30
        answers: {nom: Petit, email: nora.petit@example.org, photo: [portrait.jpg]}

        """

    /// - Parameter change: in the procedure's file, one text in place of another.
    static func definition(_ change: (String, String)? = nil) throws -> ProcedureDefinition {
        try #require(ProcedureFile(change.map(ProcedureSamples.small) ?? ProcedureSamples.small).definition)
    }

    /// The outcome of the small script followed by these lines.
    static func outcome(_ more: String, start: String = small, of definition: ProcedureDefinition? = nil) throws -> (TrialScript, TrialOutcome) {
        let definition = try definition ?? Self.definition()
        let file = TrialFile(start + more, trying: definition)
        try #require(file.faults == [])
        let script = try #require(file.script)
        return (script, try #require(Trial(of: definition)).outcome(of: script))
    }
}

extension TrialEntry {
    /// "2026-11-23 09:30 person -> received".
    var told: String { "\(LocalMoment(at, in: TrialScript.paris)) \(actor) -> \(status.key)" }
}
