import Forms

/// Something that the figures show, and that could be made simpler: one is not asked to believe, but to look.
struct Finding: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        /// Many go no further than this page, or take long over it.
        case abandoned, slow
        /// What people answer is often given back, or corrected after filing.
        case refused, corrected
        /// Everybody answers the same; nearly nobody answers.
        case sameAnswer, seldomAnswered
        /// Agents do without the piece.
        case neverOpened
        /// A page, a question, or options for a few.
        case seldomShown, seldomChosen
    }

    let kind: Kind
    let page: Page
    /// Empty for the page as a whole.
    var field = ""
    /// How many, of how many.
    let part: Portion
    /// The option that nearly everybody chooses; the options that nearly nobody does.
    var options: [Option] = []
}

/// So many of so many.
struct Portion: Sendable, Equatable {
    let number: Int
    let total: Int

    /// Whole, rounded down: « 95 % » is at least that.
    var percent: Int { total > 0 ? number * 100 / total : 0 }

    func isAtLeast(_ percent: Int) -> Bool { number * 100 >= total * percent }
    func isBelow(_ percent: Int) -> Bool { number * 100 < total * percent }
}

/// Part of a form that only some requests need, and what it asks of the others.
struct Branch: Sendable, Equatable {
    /// A question asked so that those concerned are found.
    struct Gate: Sendable, Equatable {
        let field: Field
        /// How many answered it and were not concerned.
        let inVain: Int
    }

    let page: Page
    /// `nil` for the whole page.
    let field: Field?
    let use: Portion
    let gates: [Gate]

    /// What it asks in vain of those whom it does not concern.
    var costs: [Gate] { gates.filter { $0.inVain > 0 } }

    var isSeldom: Bool { use.total >= FormReview.fewest && use.isBelow(FormReview.seldom) }
}
