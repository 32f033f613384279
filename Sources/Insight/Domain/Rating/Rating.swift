import Core
import Foundation

enum RatingKind {}
typealias RatingID = ID<RatingKind>

/// A rating that was given. Its day alone is kept, and its id is drawn at random: neither tells when, among those of the day, it came.
struct Rating: Sendable, Equatable {
    let id: RatingID
    let organisation: OrganisationID
    let procedure: ProcedureID
    let unit: UnitID
    /// By which way the rated request came in.
    let channel: Channel
    /// Typed by an agent from a paper form.
    let isFromPaper: Bool
    let day: LocalDate
    var answers: RatingAnswers
    var moderation: Moderation = .none
    /// What the authority answers, under the comment.
    var reply: String?

    init(_ answers: RatingAnswers, of invitation: RatingInvitation, in organisation: OrganisationID, isFromPaper: Bool, day: LocalDate) {
        let settled = answers.settled
        self.init(
            id: RatingID(Int64.random(in: 1...(1 << 53))), organisation: organisation, procedure: invitation.procedure, unit: invitation.unit,
            channel: invitation.channel, isFromPaper: isFromPaper, day: day, answers: settled, moderation: settled.comment == nil ? .none : .waiting,
            reply: nil)
    }

    init(
        id: RatingID, organisation: OrganisationID, procedure: ProcedureID, unit: UnitID, channel: Channel, isFromPaper: Bool, day: LocalDate,
        answers: RatingAnswers, moderation: Moderation, reply: String?
    ) {
        (self.id, self.organisation, self.procedure, self.unit, self.channel) = (id, organisation, procedure, unit, channel)
        (self.isFromPaper, self.day, self.answers, self.moderation, self.reply) = (isFromPaper, day, answers, moderation, reply)
    }
}

/// What becomes of a comment.
enum Moderation: String, Sendable, CaseIterable {
    /// Nothing was written.
    case none
    case waiting, shown, hidden
}

/// What will be made better because of what people said.
struct Improvement: Sendable, Equatable {
    let id: Int
    let procedure: ProcedureID
    let unit: UnitID
    let rating: RatingID?
    let text: String
    let author: AgentID
    let createdAt: Date
    /// What was done, and when; `nil` while it is to be done.
    let outcome: String?
    let doneAt: Date?
}

/// The sums of many ratings.
struct RatingFigures: Sendable, Equatable {
    var count = 0
    var marks = 0.0
    var comprehensionCount = 0
    var comprehensionMarks = 0.0
    var reached = 0
    var notReached = 0
    var helpAsked = 0
    var helpNeeded = 0

    /// From 0 to 10.
    var satisfaction: Double? { count > 0 ? marks / Double(count) : nil }
    var comprehension: Double? { comprehensionCount > 0 ? comprehensionMarks / Double(comprehensionCount) : nil }
    /// From 0 to 1: of those who tried to reach the administration.
    var helpReachable: Double? { reached + notReached > 0 ? Double(reached) / Double(reached + notReached) : nil }
    /// From 0 to 1: of those who answered the question.
    var helpUsed: Double? { helpAsked > 0 ? Double(helpNeeded) / Double(helpAsked) : nil }

    static func + (left: Self, right: Self) -> Self {
        Self(
            count: left.count + right.count, marks: left.marks + right.marks, comprehensionCount: left.comprehensionCount + right.comprehensionCount,
            comprehensionMarks: left.comprehensionMarks + right.comprehensionMarks, reached: left.reached + right.reached,
            notReached: left.notReached + right.notReached, helpAsked: left.helpAsked + right.helpAsked,
            helpNeeded: left.helpNeeded + right.helpNeeded)
    }
}
