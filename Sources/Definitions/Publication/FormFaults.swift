import Core
import Forms

/// A field of a form, with its path in the file.
public struct PlacedField: Sendable {
    public let path: String
    public let field: Field
}

extension Form {
    /// Every field, those of blocks after their block.
    public var placedFields: [PlacedField] {
        pages.enumerated().flatMap { page in page.element.fields.placed(in: "form.pages[\(page.offset)].fields") }
    }
}

extension [Field] {
    fileprivate func placed(in path: String) -> [PlacedField] {
        enumerated().flatMap { index, field -> [PlacedField] in
            let placed = PlacedField(path: "\(path)[\(index)]", field: field)
            guard case .block(let block) = field.kind else { return [placed] }
            return [placed] + block.fields.placed(in: placed.path + ".fields")
        }
    }
}

extension ProcedureDefinition {
    /// What is wrong with the form and its workflow; all of it supposes that they were read whole.
    var formFaults: [PublicationFault] {
        guard let form else { return external == nil ? [.error("form", "noForm")] : [] }
        if external != nil { return [.error("form", "formAndExternal")] }
        let fields = form.placedFields
        return form.placedFaults + fields.flatMap(fieldFaults) + personalFaults(fields) + unusedQuestions(form) + unusedPieces(fields)
            + workflowFaults + recipientFaults(fields)
    }

    private func fieldFaults(_ placed: PlacedField) -> [PublicationFault] { documentFaults(placed) + askingFaults(placed) }

    private func documentFaults(_ placed: PlacedField) -> [PublicationFault] {
        switch placed.field.kind {
        case .file, .photo:
            // One without any piece is a fault of the form itself.
            guard let key = placed.field.piece, piece(key) == nil else { return [] }
            return [.error(placed.path + ".piece", "unknownPiece", ["piece": key, "known": pieces.map(\.key).joined(separator: ", ")])]
        default: return []
        }
    }

    private func askingFaults(_ placed: PlacedField) -> [PublicationFault] {
        let field = placed.field
        var faults: [PublicationFault] = []
        if field.label.count > 120 { faults.append(.warning(placed.path + ".label", "longLabel", ["field": field.id])) }
        // One who has no e-mail must be able to go on; asked only of those who chose to be answered by e-mail, it may be required.
        if field.kind == .email, field.isRequired, field.condition == nil {
            faults.append(.error(placed.path + ".required", "emailRequired", ["field": field.id]))
        }
        return faults
    }

    private func unusedPieces(_ fields: [PlacedField]) -> [PublicationFault] {
        let used = Set(fields.compactMap(\.field.piece))
        return pieces.filter { !used.contains($0.key) }.map { .warning("pieces.\($0.key)", "unusedPiece", ["piece": $0.key]) }
    }
}
