import Core
import Forms

extension ProcedureDefinition {
    /// The questions whose answers serve nothing that the file says: GDPR art. 5.1.c asks for what is necessary, and no more.
    ///
    /// An answer serves when it identifies or reaches the person (`role`), sorts dossiers (`listable`, `statistical`), decides what else is asked,
    /// enters a computation, a linked request or a letter of the procedure's own, is a document, a statement or an appointment, is the request in the person's own words (`longText`); or when the author
    /// says why it is asked (`reason`), which people then read. A block's reason is its questions'.
    ///
    /// A required answer is taken for what the request is about, unless it is a personal datum: no program can tell that « Où est le trou ? » matters.
    func unusedQuestions(_ form: Form) -> [PublicationFault] {
        let looked = form.fieldsLookedAt.union(templates.questions).union(workflow?.carriedQuestions ?? [])
        var used = actionConditions.values.reduce(into: looked) { $0.formUnion($1.fields) }
        if let otherParent { used.insert(otherParent) }
        var explained: String?
        return form.placedFields.compactMap { placed in
            let field = placed.field
            if case .block = field.kind { explained = field.reason == nil ? nil : placed.path + "." }
            let isExplained = field.reason != nil || explained.map(placed.path.hasPrefix) ?? false
            guard !isExplained, !field.isRequired || field.isPersonalDetail, !field.isUseful, !used.contains(field.id) else { return nil }
            return .warning(placed.path, "unusedQuestion", ["field": field.label])
        }
    }
}

extension Field {
    fileprivate var isUseful: Bool {
        if role != nil || isListable || isStatistical || piece != nil || !kind.isAsked { return true }
        switch kind {
        case .longText, .file, .photo, .attestation, .checkbox, .appointment, .block: return true
        default: return false
        }
    }
}

extension Field {
    /// What tells of a person or of their money, whoever they are.
    fileprivate var isPersonalDetail: Bool {
        switch kind {
        case .email, .phone, .iban, .civility, .vehiclePlate: true
        case .date, .commune, .departement, .country, .text: Text.words(label).contains("naissance")
        default: false
        }
    }
}

extension Form {
    /// The ids of the fields that conditions and computations look at.
    var fieldsLookedAt: Set<String> {
        let conditions = pages.compactMap(\.condition) + placedFields.compactMap(\.field.condition)
        let computed = placedFields.reduce(into: Set<String>()) { ids, placed in
            if case .computed(let computation) = placed.field.kind { ids.formUnion(computation.fields) }
        }
        return conditions.reduce(into: computed) { $0.formUnion($1.fields) }
    }
}
