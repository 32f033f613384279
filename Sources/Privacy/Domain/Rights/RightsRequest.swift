import Core
import Foundation
import Law

/// What a person may ask about the data that is kept of them (GDPR art. 15 to 21).
enum Right: String, Sendable, CaseIterable {
    case access, rectification, erasure, objection, restriction, portability

    /// The article that gives it.
    var article: Int {
        switch self {
        case .access: 15
        case .rectification: 16
        case .erasure: 17
        case .restriction: 18
        case .portability: 20
        case .objection: 21
        }
    }
}

/// A person uses a right, by whatever channel.
struct RightsRequest: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable { case open, granted, refused }
    /// How we know that it is the person (art. 12.6: more is asked only on a reasonable doubt).
    enum Identity: String, Sendable, CaseIterable {
        /// They came from the page that follows their request.
        case followed
        /// An agent knows them, saw a document, or called back at a number that was known.
        case checked
        /// There is a doubt, and something more was asked.
        case asked
    }

    let id: RightsID
    let organisation: OrganisationID
    let right: Right
    let channel: Channel
    /// The requests that it is about, given by the person: never looked for across sectors.
    let references: [Reference]
    let person: String
    /// Where to answer.
    let contact: String
    let details: String
    let identity: Identity
    let receivedOn: LocalDate
    /// Why two months more are needed, told to the person within the first (art. 12.3).
    let extensionReason: String?
    let state: State
    let answer: String?
    let answeredOn: LocalDate?
    let answeredBy: String?
}

/// By when a person must be answered: a month from reception, two more when the request is complex (GDPR art. 12.3). A delay that ends on a Saturday, a
/// Sunday or a holiday ends with the next working day (regulation 1182/71, art. 3.4).
struct RightsClock: Sendable, Equatable {
    let dueOn: LocalDate
    /// The last day to say that more time is needed.
    let mayExtendUntil: LocalDate

    init(receivedOn: LocalDate, isExtended: Bool, days: WorkingDays = WorkingDays()) {
        mayExtendUntil = days.firstWorkingDay(from: receivedOn.adding(months: 1))
        dueOn = isExtended ? days.firstWorkingDay(from: receivedOn.adding(months: 3)) : mayExtendUntil
    }
}

extension RightsRequest {
    /// With the public holidays of the authority.
    func clock(in region: Region) -> RightsClock {
        RightsClock(receivedOn: receivedOn, isExtended: extensionReason != nil, days: WorkingDays(in: region))
    }
    func isLate(on today: LocalDate, in region: Region) -> Bool { state == .open && clock(in: region).dueOn < today }
}
