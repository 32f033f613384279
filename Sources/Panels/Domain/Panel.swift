import Core

public enum PanelKind {}
public typealias PanelID = ID<PanelKind>

/// A few questions put, between two days, to those who agreed to be asked about a life event.
public struct Panel: Sendable, Equatable {
    public enum State: String, Sendable {
        /// Nobody was invited: everything may change.
        case draft
        /// People were invited: the questions stay as they are.
        case invited
        /// What it taught and what was changed are on its public page.
        case published
    }

    public let id: PanelID
    public let organisation: OrganisationID
    public let slug: String
    public let details: PanelDetails
    public let state: State
    /// How many people were asked.
    public let invited: Int
    public let answered: Int
    /// « Ce que nous avons changé »; empty until an agent writes it.
    public let change: String
    /// When those who had not answered were reminded; once at most.
    public let reminded: LocalDate?

    /// Whether people may be reminded, or asked no more, before its day.
    func mayEndEarly(on day: LocalDate) -> Bool { state == .invited && day < details.closes }

    func isOpen(on day: LocalDate) -> Bool { state == .invited && details.opens <= day && day <= details.closes }

    /// Figures are read once nobody can answer any more: between two looks, the difference would be one person's answer.
    func isOver(on day: LocalDate) -> Bool { state != .draft && day > details.closes }
}

/// What agents write of a panel.
public struct PanelDetails: Sendable, Equatable {
    public static let mostQuestions = 5

    public var event: LifeEvent
    public var title: String
    /// Why people are asked, in their words: it is in the message and above the questions.
    public var why: String
    public var opens: LocalDate
    public var closes: LocalDate
    public var questions: [PanelQuestion]

    public init(event: LifeEvent, title: String, why: String, opens: LocalDate, closes: LocalDate, questions: [PanelQuestion]) {
        (self.event, self.title, self.why) = (event, title, why)
        (self.opens, self.closes, self.questions) = (opens, closes, questions)
    }
}

/// One question of a panel.
public struct PanelQuestion: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// From 1 to 5.
        case scale
        /// One line among several.
        case choice
        /// A few sentences.
        case text
    }

    static let longestText = 500
    static let mostChoices = 10

    public let kind: Kind
    public let label: String
    /// The lines of a choice; empty for the other kinds.
    public let choices: [String]

    public init(_ kind: Kind, _ label: String, choices: [String] = []) { (self.kind, self.label, self.choices) = (kind, label, choices) }

    /// What can be answered and counted.
    var values: [String] {
        switch kind {
        case .scale: (1...5).map(String.init)
        case .choice: choices
        case .text: []
        }
    }
}
