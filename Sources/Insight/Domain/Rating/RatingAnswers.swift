import Core

/// What a person says of a procedure they went through: three questions and a comment, with the codes of the State's own form ("Je donne mon avis"),
/// so that the two can be compared. Only the first answer is ever required.
struct RatingAnswers: Sendable, Equatable {
    var satisfaction: Satisfaction
    var comprehension: Comprehension?
    var contactTried: [ContactTried] = []
    /// Whether the administration answered; asked of those who tried to reach it.
    var contactReached: Bool?
    var comment: String?
}

/// The general feeling: a face, which weighs 0, 5 or 10.
enum Satisfaction: String, Sendable, CaseIterable {
    case good, medium, bad

    var mark: Double {
        switch self {
        case .good: 10
        case .medium: 5
        case .bad: 0
        }
    }
}

/// How clear the language was, from 1 to 5, which weighs 0 to 10.
enum Comprehension: Int, Sendable, CaseIterable {
    case veryBad = 1, bad, medium, good, veryGood

    var mark: Double { Double(rawValue - 1) * 2.5 }

    /// As the State's format spells it.
    var intention: String { ["very_bad", "bad", "medium", "good", "very_good"][rawValue - 1] }
}

/// Whom one turned to for help. The raw values are ours; ``answerItem`` is the State's.
enum ContactTried: String, Sendable, CaseIterable {
    case counter, phone, email, chat, relative, association, web, other
    /// Excludes the others.
    case noNeed

    /// Ways to reach the administration itself: only they can be answered or not.
    var isAdministration: Bool { [.counter, .phone, .email, .chat].contains(self) }

    /// 9 to 17, in this order, in jedonnemonavis (`src/utils/form.ts`).
    var answerItem: Int { 9 + (Self.allCases.firstIndex(of: self) ?? 0) }
}

extension RatingAnswers {
    /// The longest comment that is kept.
    static let longestComment = 2000

    /// What does not go together is put right: "no need" alone, and an answer of the administration only for who asked it something.
    var settled: RatingAnswers {
        var answers = self
        if contactTried.contains(.noNeed) { answers.contactTried = [.noNeed] }
        if !answers.contactTried.contains(where: \.isAdministration) { answers.contactReached = nil }
        let comment = comment.map { String(Masking.masked($0).prefix(Self.longestComment)) }
        answers.comment = comment?.isEmpty == true ? nil : comment
        return answers
    }
}
