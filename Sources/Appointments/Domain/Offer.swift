import Core
import Scheduling

/// What one can come for, as people read it, and how it is computed.
public struct Offer: Sendable, Equatable {
    /// How it is computed.
    public var type: AppointmentType
    public let organisation: OrganisationID
    public var details: OfferDetails

    public var id: AppointmentTypeID { type.id }

    /// What is counted beside the person who books; `nil` when the length never changes.
    var counted: Length.Counted? {
        switch type.length {
        case .fixed: nil
        case .each(let counted, _), .listed(let counted, _, _): counted
        }
    }

    /// Whether each person has an appointment of their own, side by side with the others'.
    var takesGroups: Bool { counted == nil && details.largestGroup > 1 && type.way != .home }

    /// What « how many » counts; `nil`: it is not asked.
    var asked: Length.Counted? { counted ?? (takesGroups ? .people : nil) }
    var mostAsked: Int { takesGroups ? details.largestGroup : details.largestParty }

    /// How many appointments they take.
    func seats(of party: Party) -> Int { takesGroups ? min(party.people, details.largestGroup) : 1 }

    /// As many as they said, within what the type allows.
    func party(of count: Int?) -> Party {
        let count = min(max(count ?? 1, 1), mostAsked)
        switch asked {
        case .people: return Party(people: count)
        case .documents: return Party(documents: count)
        case nil: return Party()
        }
    }

    /// Whether people may wait for it when nothing is free soon enough. For a visit they say where they live, for a call at which number, when they ask to wait.
    var keepsList: Bool { details.isPublic && details.offerHours > 0 }

    /// Whether a name and any contact are enough: no address to visit, no number to call.
    var isWithoutDetails: Bool { type.way == .place || type.way == .video }

    /// - Throws: ``AppointmentProblem/applicationsMissing(wanted:given:)`` unless there is one number for each title, where that is asked for.
    func check(_ numbers: [String], for party: Party) throws(AppointmentProblem) {
        guard details.asksNumbers, details.reason != nil, numbers.count != count(of: party) else { return }
        throw .applicationsMissing(wanted: count(of: party), given: numbers.count)
    }

    func count(of party: Party) -> Int { asked.map { $0 == .people ? party.people : party.documents } ?? 1 }
}

public struct OfferDetails: Sendable, Equatable {
    /// `carte-identite`: in addresses.
    public var slug: String
    public var title: String
    public var summary: String
    /// What to bring, one piece a line.
    public var pieces: String
    /// How the State's engine calls it; `nil`: it is not shown there.
    public var reason: NationalReason?
    /// Whether people on the internet book it themselves.
    public var isPublic: Bool
    /// How many may come together, or how many documents at once.
    public var largestParty: Int
    /// How many appointments of this type that are still to come one contact may have; `nil`: as many as they like.
    public var mostForOne: Int?
    /// For how long what comes free is kept for whoever waits for it, in hours of the day; 0: there is no waiting list.
    public var offerHours: Int
    /// Where the length never changes: how many people may come together, each with an appointment side by side with the others'; 1: they book one by one.
    public var largestGroup: Int
    /// Where video meetings are held: `https://webconf.numerique.gouv.fr/`; each appointment has a room of its own there.
    public var video: String
    /// Whether who books online shows that the e-mail or the telephone is theirs, by typing a code: the limits then count that contact.
    public var asksProof = false
    /// Whether who books online gives as many pre-application numbers as they come for titles.
    public var asksNumbers = false
    /// For how long a time that somebody chose is kept while they write their name, in minutes.
    public var holdMinutes = 10

    /// What is given back is shown to everyone at a random moment, so many minutes later at most; 0: at once.
    public var restMinutes = 0

    /// What ``holdMinutes`` may be: shorter, people who write slowly lose their time; longer, a robot keeps everyone's.
    public static let holds = 5...30

    public init(
        slug: String, title: String, summary: String = "", pieces: String = "", reason: NationalReason? = nil, isPublic: Bool = true,
        largestParty: Int = 5, mostForOne: Int? = 2, offerHours: Int = 2, largestGroup: Int = 1, video: String = ""
    ) {
        (self.slug, self.title, self.summary, self.pieces, self.reason) = (slug, title, summary, pieces, reason)
        (self.isPublic, self.largestParty, self.mostForOne) = (isPublic, largestParty, mostForOne)
        (self.offerHours, self.largestGroup, self.video) = (offerHours, largestGroup, video)
    }

    var pieceList: [String] { pieces.split(separator: "\n").map { Text.trimmed(String($0)) }.filter { !$0.isEmpty } }
}

/// The reasons that rendezvouspasseport.ants.gouv.fr knows.
public enum NationalReason: String, Sendable, CaseIterable {
    case identityCard = "CNI"
    case passport = "PASSPORT"
    case both = "CNI-PASSPORT"

    /// A type for both receives those who come for one.
    func serves(_ wanted: NationalReason) -> Bool { self == wanted || self == .both }
}
