import Core
import Forms

extension Entry {
    var form: Form? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["pages"])
        return mapping.required("pages")?.items.map { Form(pages: $0.compactMap(\.page)) }
    }

    private var page: Page? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["id", "title", "introduction", "when", "fields"])
        let id = mapping.required("id")?.identifier
        let title = mapping.required("title")?.text
        let fields = mapping.required("fields")?.fields
        let condition = mapping.entry("when")?.condition
        guard let id, let title, let fields else { return nil }
        return Page(id: id, title: title, introduction: mapping.text("introduction"), condition: condition, fields: fields)
    }

    var fields: [Field]? { items?.compactMap(\.field) }

    private var field: Field? {
        guard let mapping, let kindName = mapping.required("kind")?.kindName else { return nil }
        mapping.refuseKeys(besides: FieldKindName.commonKeys + kindName.ownKeys, elsewhere: FieldKindName.allKeys)
        mapping.entry("use")?.checkUse()
        let id = mapping.required("id")?.identifier
        let kind = mapping.fieldKind(kindName)
        let label = mapping.required("label")?.text
        let condition = mapping.entry("when")?.condition
        let role = mapping.entry("role")?.word(of: FieldRole.self)
        guard let id, let kind, let label else { return nil }
        return Field(
            id: id, kind: kind, label: label, hint: mapping.text("hint"), reason: mapping.text("reason"),
            isRequired: mapping.flag("required", default: true), condition: condition, isListable: mapping.flag("listable", default: false),
            isStatistical: mapping.flag("statistical", default: false), role: role, piece: mapping.text("piece"))
    }

    /// A misspelled kind is a fault, and the field is read on as the kind that was probably meant.
    private var kindName: FieldKindName? {
        guard let text else { return nil }
        return word() ?? Spelling.nearest(to: text, among: FieldKindName.allCases.map(\.rawValue)).flatMap(FieldKindName.init)
    }

    /// The name of a field, a page, a status: also a name in the database, in addresses and in exports.
    var identifier: String? {
        guard let text else { return nil }
        if isIdentifier(text) { return text }
        fault("definitions.file.expectedIdentifier")
        return nil
    }
}
