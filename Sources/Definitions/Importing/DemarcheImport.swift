import Core

/// A procedure of demarches-simplifiees, made a draft of ours from the public description of it (the GraphQL type `DemarcheDescriptor`).
///
/// The description tells the questions, and neither the conditions, the routing, the mails nor the limits of texts: ``items`` says, one by one,
/// what was taken, what was taken otherwise and why, and what was left and what to do about it. Nothing is guessed for the law: silence, retention's
/// basis, legal basis of pieces stay to be written, and the checks ask for them.
public struct DemarcheImport: Sendable {
    public let definition: ProcedureDefinition
    /// Of the procedure first, then of each field in its order.
    public let items: [ImportItem]

    /// - Parameter json: the whole answer of the server (`{"data": {"demarcheDescriptor": {…}}}`), or the description alone.
    /// - Throws: why nothing was imported, with the path in `json`: a description is taken whole or not at all.
    public init(json: String) throws(DemarcheRefusal) {
        let demarche = try Demarche(json: json)
        var drafting = Drafting()
        definition = drafting.definition(of: demarche)
        items = drafting.items
    }

    /// The largest description that is read, in bytes. The longest known procedures weigh a tenth of it.
    public static let mostBytes = 4 << 20
}

/// What became of one thing of the procedure that was imported.
public struct ImportItem: Sendable, Equatable {
    public enum Outcome: String, Sendable, CaseIterable { case exact, approximated, missing }

    /// Where it stands in the description: `revision.champDescriptors[3]`.
    public let source: String
    /// The field's label there, or the name of the member.
    public let label: String
    /// Where it is now: `form.pages[1].fields[0]`; `nil` when it was left.
    public let target: String?
    /// Why it is not quite the same, or why it was left; each says what to do.
    public let reasons: [UserMessage]

    public var outcome: Outcome { target == nil ? .missing : reasons.isEmpty ? .exact : .approximated }

    /// One line of the report.
    public func line(words: Words) -> String {
        let place = target.map { "\(source) → \($0)" } ?? source
        let head = "\(place): \(words("definitions.import.outcome.\(outcome.rawValue)")): \(label)"
        return reasons.isEmpty ? head : head + " — " + reasons.map { words($0) }.joined(separator: " ")
    }
}
