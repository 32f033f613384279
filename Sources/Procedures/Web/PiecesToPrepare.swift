import Core
import Definitions
import Forms
import Web

/// What to have at hand.
struct PiecesToPrepare {
    let definition: ProcedureDefinition
    let words: Words

    /// - Parameter french: the attribute for texts in French on a page that is not.
    func html(_ french: HTML?) -> HTML {
        let list: HTML =
            definition.pieces.isEmpty ? "<p>\(words("procedures.pieces.none"))</p>" : "<ul>\(definition.pieces.map { line($0, french) })</ul>"
        return """
            <h2>\(words("procedures.page.pieces"))</h2>
            \(list)
            """
    }

    private func line(_ piece: Piece, _ french: HTML?) -> HTML {
        let hint: HTML? = piece.hint.map { "<br><span class=\"hint\"\(french)>\($0)</span>" }
        return "<li><span\(french)>\(piece.label)</span>\(need(of: piece).map { " (\(words("procedures.pieces.\($0)")))" as HTML })\(hint)</li>\n"
    }

    /// Nothing to say of what is always asked.
    private func need(of piece: Piece) -> String? {
        guard let form = definition.form else { return nil }
        let asking = form.placedFields.filter { $0.field.piece == piece.key }
        if asking.isEmpty { return nil }
        if !asking.contains(where: \.field.isRequired) { return "optional" }
        return definition.alwaysAsks(piece) ? nil : "depending"
    }
}

extension ProcedureDefinition {
    /// Whether some field asks for it whatever was answered before.
    fileprivate func alwaysAsks(_ piece: Piece) -> Bool {
        form?.pages.contains { page in
            page.condition == nil && page.fields.contains { $0.piece == piece.key && $0.isRequired && $0.condition == nil }
        } ?? false
    }
}
