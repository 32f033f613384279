import Core
import Forms
import Foundation
import Law

/// A request being written. It has its number from the start: the number is the code to come back to it.
struct Draft: Sendable, Equatable {
    /// A draft that nobody touches for this long is erased.
    static let lifetimeInDays = 90

    let id: DraftID
    let reference: Reference
    let organisation: OrganisationID
    let procedureVersion: ProcedureVersionID
    var channel: Channel
    /// The agent who writes it for someone at the counter or on the phone.
    let enteredBy: AgentID?
    var answers: Answers
    let createdAt: Date
    var updatedAt: Date
    /// Counts the saved changes.
    var version: Int
    /// The furthest page that the person was shown, and since when; empty when an agent writes.
    var page = ""
    var pageSince: Date?
    /// The mark of the person whose space it is in; `nil` for most, who have none.
    var holder: String?

    var expiresAt: Date { Self.expiry(changedAt: updatedAt) }

    /// At the end of an hour, so that the pages saved within one leave the index of what expires as it is.
    static func expiry(changedAt moment: Date) -> Date {
        let exact = moment.timeIntervalSince1970 + Double(lifetimeInDays) * 86_400
        return Date(timeIntervalSince1970: (exact / 3600).rounded(.up) * 3600)
    }
}

/// A draft that is about to exist.
struct NewDraft: Sendable {
    let reference: Reference
    let organisation: OrganisationID
    let procedureVersion: ProcedureVersionID
    let channel: Channel
    let enteredBy: AgentID?
    /// Where it begins; empty when an agent writes: they see everything on one page.
    var page = ""
    /// What is known already.
    var answers = Answers()
    /// The mark of the person who begins it, when they signed in.
    var holder: String?
    /// The theme of its procedure, for who begins it with a mandate; not kept.
    var theme = ""
    /// What it is for the law of protected adults, for their representatives; not kept.
    var act: ProtectedAct?
    /// What it is begun from, where that may be asked twice: there is one draft for each origin.
    var origin: String?
}

/// A row of a block, by its place on the page that a person saw.
struct ShownRow: Sendable, Equatable {
    let block: String
    let place: Int
    /// The draft's version when the page was shown.
    let version: Int
}
