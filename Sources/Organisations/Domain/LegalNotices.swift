import Core
import Forms

/// What the law makes an authority say: of its site, and in its decisions. Each text is one the administrator writes; what is missing is said to be missing.
public struct LegalNotices: Sendable, Equatable {
    private var texts: [LegalField: String]

    public init(_ texts: [LegalField: String] = [:]) { self.texts = texts.compactMapValues(Self.written) }

    /// `nil` when nothing was written.
    public subscript(field: LegalField) -> String? {
        get { texts[field] }
        set { texts[field] = newValue.flatMap(Self.written) }
    }

    /// What a site that is open to people cannot do without, and does not have yet.
    public var missing: [LegalField] { LegalField.allCases.filter { $0.isRequired && texts[$0] == nil } }

    /// As decisions name it, on one line: « tribunal administratif de Rennes, 3 contour de la Motte, 35044 Rennes ».
    public var court: String? {
        self[.court].map { name in
            ([name] + (self[.courtAddress] ?? "").split(separator: "\n").map { Text.trimmed(String($0)) }).joined(separator: ", ")
        }
    }

    /// Whom to write to about personal data: the officer's e-mail address, else the postal one.
    public var dataProtection: String? { self[.protectionOfficerEmail] ?? self[.protectionOfficerAddress]?.replacing("\n", with: ", ") }

    func faults() -> [FieldProblem] {
        LegalField.allCases.compactMap { field in
            guard let text = texts[field], !field.kind.accepts(text) else { return nil }
            return FieldProblem(field: field.rawValue, message: UserMessage("organisations.fault.notice.\(field.kind.rawValue)"))
        }
    }

    private static func written(_ text: String) -> String? {
        let text = Text.trimmed(text)
        return text.isEmpty ? nil : text
    }
}
