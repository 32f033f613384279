import Forms

extension FormView {
    /// The id to which a problem leads. The first box of a date and of an address has the field's own id.
    public func anchor(of name: String) -> String {
        for (suffix, isFirst) in [(".day", Self.isDate), (".line", Self.isAddress)] where name.hasSuffix(suffix) {
            let field = String(name.dropLast(suffix.count))
            if let kind = self.field(named: field)?.kind, isFirst(kind) { return field }
        }
        return name
    }

    /// The field of an input's name: `birth`, `children.0.birth`.
    private func field(named name: String) -> Field? {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count == 3 else { return form.field(name) }
        guard case .block(let rule) = form.field(parts[0])?.kind else { return nil }
        return rule.fields.first { $0.id == parts[2] }
    }

    private static func isDate(_ kind: FieldKind) -> Bool { if case .date = kind { true } else { false } }

    private static func isAddress(_ kind: FieldKind) -> Bool { kind == .address }
}
