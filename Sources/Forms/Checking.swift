import Core

/// What was typed on a page, name by name, as a browser sends it.
///
/// Names: `field`; `field.day`, `field.month`, `field.year` (dates in boxes; or `field` alone in free text); `field.line`, `field.complement`,
/// `field.postcode`, `field.commune`, `field.insee` (address); `field.other` (text of "Autre"); `field.second` (linked choice);
/// `field.hours` (when to call, beside an appointment's wishes); `field.0.child` (row 0 of a block), with `field.count` the number of rows on the page.
public struct FormInput: Sendable, Equatable {
    public var values: [String: [String]]

    public init(_ values: [String: [String]] = [:]) { self.values = values }

    public func first(_ name: String) -> String? { values[name]?.first }
    public func all(_ name: String) -> [String] { values[name] ?? [] }
}

/// One thing to mend. `field` is the input's name (`birth_date`, `children.0.first_name`), to link to; `message` says what to do.
public struct FieldProblem: Sendable, Equatable {
    public let field: String
    public let message: UserMessage
    public init(field: String, message: UserMessage) { (self.field, self.message) = (field, message) }
}

/// What the rules need to know beside the answers.
public struct FormContext: Sendable, Equatable {
    public let today: LocalDate
    /// How many attachments each file field has, by input name (`piece`, `children.0.photo`).
    public let attachments: [String: [String]]

    public init(today: LocalDate, attachments: [String: [String]] = [:]) {
        self.today = today
        self.attachments = attachments
    }
}
