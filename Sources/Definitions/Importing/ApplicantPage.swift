import Forms

/// demarches-simplifiees asks who makes the request before the form, out of the description; here the form asks it.
///
/// Its texts are the procedure's own words, to be rewritten at will: hence French and here, as those of the standard workflow.
enum ApplicantPage {
    static let id = "vous"
    static let title = "Vous"
    /// Of the questions that come before the first heading.
    static let requestTitle = "Votre demande"

    /// - Parameter roles: what the form asks already.
    static func page(besides roles: Set<FieldRole>, _ ids: inout ReadableIds) -> Page? {
        guard roles.isDisjoint(with: [.lastName, .organisationName]) else { return nil }
        let fields = fields.filter { field in field.role.map { !roles.contains($0) } ?? true }
        return Page(
            id: id, title: title,
            fields: fields.map { field in
                var field = field
                field.id = ids.id(for: field.id)
                return field
            })
    }

    private static let fields = [
        Field(id: "prenom", kind: .text(TextRule(longest: 100)), label: "Votre prénom", role: .firstName),
        Field(id: "nom", kind: .text(TextRule(longest: 100)), label: "Votre nom de famille", role: .lastName),
        Field(id: "email", kind: .email, label: "Votre adresse e-mail (facultatif)", isRequired: false, role: .email),
        Field(id: "telephone", kind: .phone, label: "Votre téléphone (facultatif)", isRequired: false, role: .phone),
    ]
}
