/// What was counted on a form: how people went through its pages, and how much of what was asked served. Numbers only: no person, no text that
/// somebody wrote.
public struct FormFigures: Sendable, Equatable {
    /// The page where people check their answers before they send them: the last one of every form.
    public static let checkPage = "_verification"

    /// By id of the page.
    public var pages: [String: PageFigures] = [:]
    /// By name of the field: `school`, or `children.first_name` for a field of a block.
    public var fields: [String: FieldFigures] = [:]
    /// How many filed requests were looked at.
    public var requests = 0

    public init() {}

    public func page(_ id: String) -> PageFigures { pages[id] ?? PageFigures() }
    public func field(_ name: String) -> FieldFigures { fields[name] ?? FieldFigures() }
}

public struct PageFigures: Sendable, Equatable {
    /// Those who went past the page for the first time, by the time that they took.
    public var passed: [TimeSpent: Int] = [:]
    /// How many times it was sent and accepted again, or at an unknown pace.
    public var passedAgain = 0
    /// How many times it was sent and given back with something to mend.
    public var refused = 0
    /// Drafts that went no further and were erased.
    public var stopped = 0
    /// Drafts that wait there since more than a day.
    public var waiting = 0
    /// Of the filed requests whose form has this page, how many there are, and how many were shown it.
    public var requests = 0
    public var shown = 0

    public init() {}

    public var sent: Int { passed.values.reduce(0, +) + passedAgain + refused }
    /// Those who came to the page, each once.
    public var reached: Int { passed.values.reduce(0, +) + stopped + waiting }
}

public struct FieldFigures: Sendable, Equatable {
    /// How many times its answer was given back to be mended.
    public var refused = 0
    /// How many times it was corrected after filing.
    public var corrected = 0
    /// For a field that takes files: in how many requests there were some, and in how many an agent opened one.
    public var given = 0
    public var opened = 0
    /// Of the filed requests whose form has this field, how many there are, how many were asked, and how many answered.
    /// For a field of a block these are rows.
    public var requests = 0
    public var shown = 0
    public var answered = 0
    /// How many gave the answer that was given most.
    public var commonest = 0
    /// How many chose each option, by its key, for the fields where one chooses.
    public var chosen: [String: Int] = [:]

    public init() {}
}
