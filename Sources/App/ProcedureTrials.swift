import Core
import Correspondence
import Definitions
import Foundation
import Web

/// Trials of procedures at the command line.
public enum ProcedureTrials {
    public enum Outcome: Sendable {
        /// - `json`: what came of it; `isExpected`: whether all that the script expects is there.
        case played(json: String, isExpected: Bool)
        /// Nothing was played: a line for each thing to mend.
        case refused([String])
    }

    /// - Parameters:
    ///   - file: a path, or the name of a shipped procedure.
    ///   - script: the path of the script.
    public static func simulate(_ file: String, script: String) throws -> Outcome {
        let words = try ProcedureFiles.words()
        let procedure = ProcedureFile(try EmbeddedAssets.text("catalogue/\(file).yaml") ?? ProcedureFiles.text(of: file))
        let faults = procedure.faultsAgainstTrial
        guard faults.isEmpty, let definition = procedure.definition,
            let trial = Trial(of: definition, templates: try .shipped())
        else { return .refused(faults.map { $0.line(in: file, words: words) }) }
        return play(TrialFile(try ProcedureFiles.text(of: script), trying: definition), trial, definition, named: script, words)
    }

    private static func play(
        _ file: TrialFile, _ trial: Trial, _ definition: ProcedureDefinition, named name: String, _ words: Words
    ) -> Outcome {
        guard let script = file.script, !file.faults.haveErrors else { return .refused(file.faults.map { $0.line(in: name, words: words) }) }
        let outcome = trial.outcome(of: script)
        let failures = outcome.differences(from: script)
        return .played(json: outcome.json(of: definition, script, failures: failures, words: words).text, isExpected: failures.isEmpty)
    }
}

extension TrialTemplates {
    /// The templates that come with the product.
    static func shipped() throws -> TrialTemplates {
        let templates = try CorrespondenceFeature.templates(for: reference)
        return TrialTemplates(subjects: templates.subjects, papers: templates.papers)
    }
}
