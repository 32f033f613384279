import Core

/// One difference between two versions of a procedure.
public struct DefinitionChange: Sendable, Equatable {
    public enum Nature: String, Sendable { case added, removed, moved, changed }

    public let nature: Nature
    /// As a path of the newer file; of the older one for what was removed.
    public let path: String
    /// What was there, and what is; neither for a text too long to be said in a sentence.
    public let before: Phrase?
    public let after: Phrase?
    let phrase: Phrase

    /// « La question « Âge » est ajoutée à la page « Vous ». »
    public func sentence(_ words: Words) -> String {
        let text = phrase.string(words)
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

extension ProcedureDefinition {
    /// What differs from an earlier version, in the order of the file: presentation, channels, texts, rules, pieces, form, workflow.
    public func changes(since older: ProcedureDefinition) -> [DefinitionChange] {
        var comparison = Comparison(older: older, newer: self)
        comparison.compare()
        return comparison.changes
    }
}
