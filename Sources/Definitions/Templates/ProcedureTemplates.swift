/// The mails and papers that a procedure words in its own way. One that has the name of a shipped one replaces it, for this procedure alone.
///
/// A procedure writes what is its own to say. What the law wants around it – who answers, when silence decides, the author, the remedies – is
/// added by the product, and cannot be lost.
public struct ProcedureTemplates: Sendable, Equatable {
    public var mails: [WrittenTemplate]
    public var papers: [WrittenTemplate]

    public init(mails: [WrittenTemplate] = [], papers: [WrittenTemplate] = []) { (self.mails, self.papers) = (mails, papers) }

    public var isEmpty: Bool { mails.isEmpty && papers.isEmpty }

    /// The ids of the questions whose answers they tell.
    var questions: Set<String> { Set((mails + papers).flatMap(\.questions)) }

    public func mail(_ name: String) -> WrittenTemplate? { mails.first { $0.name == name } }
    public func paper(_ name: String) -> WrittenTemplate? { papers.first { $0.name == name } }
}

/// A mail or a paper as a procedure writes it.
public struct WrittenTemplate: Sendable, Equatable {
    /// More than the longest letter.
    public static let longest = 20_000

    /// What a workflow gives to `notify` or to `document`.
    public var name: String
    /// The subject of a mail, the title of a paper: one line.
    public var heading: String
    /// Light text with values (`docs/templates.md`).
    public var text: String

    public init(name: String, heading: String, text: String) { (self.name, self.heading, self.text) = (name, heading, text) }
}

/// The templates that every authority has. A test compares the names with the files.
public enum ShippedTemplates {
    /// What a workflow may give to `notify`, and a procedure may word in its own way.
    public static let mails = [
        "receipt", "moved", "message", "pieces-asked", "reminder", "deadline-extended", "decision-accepted", "decision-rejected", "done", "closed",
        "reopened",
        "withdrawn", "addition-received", "transferred", "forwarded", "silence-accepted", "silence-rejected",
    ]
    /// What a workflow may give to `document`, and a procedure may word in its own way.
    public static let papers = ["decision-accepted", "decision-rejected"]
    /// What nobody words in their own way: three mails have values of their own, two say that a paper comes or waits, two what a text wants said, and every
    /// line of the receipt and of the attestation is due.
    static let reserved: (mails: [String], papers: [String]) = (
        ["resume-code", "silence-near", "decision-by-post", "counter-ready", "decision-unsent", "original-asked", "fraud-suspended"],
        ["receipt", "attestation-acceptance", "transmission"]
    )
}
