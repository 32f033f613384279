import Core
import Foundation
import Scheduling

public enum AppointmentKind {}
public typealias AppointmentID = ID<AppointmentKind>

/// Somebody's time at a desk. It begins as a *hold*, kept while they write who they are; what is booked becomes what came of it.
public struct Appointment: Sendable, Equatable {
    public let id: AppointmentID
    public let organisation: OrganisationID
    /// To say on the phone.
    public let reference: Reference
    public let type: AppointmentTypeID
    public let place: PlaceID
    public let desk: ReceiverID
    public let start: Minute
    /// As the person is told: without preparation.
    public let minutes: Int
    /// What it takes of the desk: with preparation.
    let taken: Span
    let side: Booking.Side
    public let state: State
    /// Of a hold, until when.
    let heldUntil: Date?
    public let party: Party
    public let person: Person
    /// Counts the changes that a calendar must know of.
    public let version: Int
    let isOverbooked: Bool
    /// The numbers of pre-applications that it is for.
    public let applications: [String]
    let createdAt: Date
    let arrivedAt: Date?
    /// The number of the request that it was asked for with.
    public let dossier: Reference?
    /// What that request's procedure asks to bring, besides what the type does.
    let morePieces: [String]
    /// The first of those that were taken together, which speaks for all.
    let group: AppointmentID?

    public enum State: String, Sendable, CaseIterable {
        /// Nobody else can have it until a certain time.
        case held
        case booked
        /// Came, and waits.
        case arrived
        /// Was received.
        case done
        /// Did not come and said nothing.
        case noshow
        /// Cancelled by the person.
        case excused
        /// Cancelled by the authority.
        case revoked

        /// Those two give the time back.
        var isCancelled: Bool { self == .excused || self == .revoked }

        /// What agents may make of it. Mistakes are put right.
        var next: [State] {
            switch self {
            case .booked: [.arrived, .done, .noshow, .excused, .revoked]
            case .arrived: [.done, .booked]
            case .done, .noshow: [.booked, .arrived]
            case .held, .excused, .revoked: []
            }
        }
    }

    /// Whether anybody can tell them anything before they come. What was asked for with a request is told as the request is: by post too.
    var isReachable: Bool { dossier != nil || person.email != nil || !person.phone.isEmpty || !person.address.isEmpty }

    public var startDate: Date { Date(timeIntervalSince1970: Double(start * 60)) }
    public var endDate: Date { Date(timeIntervalSince1970: Double((start + minutes) * 60)) }

    /// Whether this is who booked: a name, the e-mail or the phone, as they were given.
    func isProved(by proof: String) -> Bool {
        let proof = Text.folded(Text.trimmed(proof))
        if let email = person.email, Secret.areEqual(Text.folded(email.description), proof) { return true }
        let digits = proof.filter(\.isNumber).suffix(9)
        if digits.count == 9, person.phone.filter(\.isNumber).hasSuffix(digits) { return true }
        let (names, typed) = (Text.words(person.name), Text.words(proof))
        return typed.allSatisfy(names.contains) && typed.contains { $0.count >= 2 }
    }
}

/// Who comes, and how to reach them: neither e-mail nor phone is asked for.
public struct Person: Sendable, Equatable {
    public var name: String
    public var email: EmailAddress?
    /// In international form; empty when none was given.
    public var phone: String
    /// How they asked to be told.
    public var way: TellingWay?
    /// Where they live, in lines, as under the name on an envelope: they are visited or written to there. **In no short message, address or log.**
    public var address: String
    /// Whether they typed the code that was sent to their e-mail or, without one, to their telephone.
    var isProven = false

    public init(name: String, email: EmailAddress? = nil, phone: String = "", way: TellingWay? = nil, address: String = "") {
        (self.name, self.email, self.phone, self.way, self.address) = (name, email, phone, way, address)
    }

    /// Where a code is sent.
    var writtenTo: String { email?.description ?? phone }
}

/// The question of a form for which a time is kept: its draft holds it, not the browser, which may hold another time for somebody else meanwhile.
struct FormQuestion: Sendable {
    let draft: DraftID
    let field: String
    /// What the procedure asks to bring.
    let pieces: [String]
    /// Who chooses for somebody; their browser is not the person's.
    var agent: AgentID?
}

/// A time that somebody wants.
struct Wish: Sendable {
    var type: AppointmentTypeID
    var place: PlaceID
    var party: Party
    var start: Minute
    /// One desk among those of the place; any when `nil`.
    var desk: ReceiverID?
    var audience = Audience.online
}

/// What to tell, and of what: the job that `App` does after the commit.
public struct AppointmentNews: Sendable, Equatable {
    public enum What: String, Sendable {
        case booked, moved, cancelled, reminder
        /// One meets otherwise: comes, is visited, is called, opens a link.
        case otherwise
        /// It stands for another one of a request, whose answer follows; its person was told that it is booked.
        case replaced
    }

    public let appointment: AppointmentID
    public let what: What
    /// The version that it tells of: a reminder of an appointment that was moved since says nothing.
    public let version: Int

    public static let jobKind = "appointment.news"

    public init(_ what: What, of appointment: AppointmentID, version: Int) {
        (self.appointment, self.what, self.version) = (appointment, what, version)
    }

    public init?(_ payload: JSON) {
        guard let id = payload["id"]?.int, let what = payload["what"]?.string.flatMap(What.init), let version = payload["version"]?.int else {
            return nil
        }
        self.init(what, of: AppointmentID(Int64(id)), version: version)
    }

    var payload: JSON { ["id": .int(Int(appointment.rawValue)), "what": .string(what.rawValue), "version": .int(version)] }
    /// Told once, however often the job runs.
    public var key: String { "appointment:\(appointment):\(what.rawValue):\(version)" }
}
