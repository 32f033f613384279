import Core
import Foundation
import Scheduling

public enum WaitKind {}
public typealias WaitID = ID<WaitKind>

/// Somebody who waits for a time to come free. The list is in order: what comes free is *offered* to the first whom it suits, and kept for them alone;
/// refused, or without an answer in time, it goes to the next one.
public struct Wait: Sendable, Equatable {
    let id: WaitID
    public let organisation: OrganisationID
    /// In the link that opens it, and to say on the phone.
    let reference: Reference
    let wishes: WaitWishes
    let person: Person
    let state: State
    /// Their place in the list: whoever leaves an offer without an answer goes behind the others.
    let since: Date
    /// How many offers were made to them.
    let offers: Int
    /// Times that were offered and that they did not take: see ``WaitWishes/mark(of:at:)``.
    let passed: Set<String>
    /// What is kept for them, or what they took.
    let appointment: AppointmentID?
    let offeredUntil: Date?
    /// Whoever an agent put on the list may have no address: they are called.
    let isByAgent: Bool

    enum State: String, Sendable, CaseIterable {
        /// They have not shown yet that the address is theirs.
        case asked
        case waiting, offered
        /// They took what was offered.
        case served
        case left
        /// Their last day has passed, or they let three offers go.
        case over

        var isInList: Bool { self == .waiting || self == .offered }
    }

    /// Whoever takes none of so many is no longer waiting.
    static let mostOffers = 3
    /// On so many lists may one contact be at once.
    static let mostForOne = 3

    /// Whether a time that is free could be offered to them.
    func wants(_ start: Minute, at place: Place) -> Bool {
        wishes.suits(start, at: place) && !passed.contains(WaitWishes.mark(of: start, at: place.id))
    }
}

/// What somebody waits for.
struct WaitWishes: Sendable, Hashable {
    let type: AppointmentTypeID
    /// Empty: anywhere.
    var places: Set<PlaceID> = []
    let days: ClosedRange<LocalDate>
    /// From 1, Monday; empty: any.
    var weekdays: Set<Int> = []
    /// Empty: any hour.
    var moments: Set<DayMoment> = []
    let party: Party

    func suits(_ start: Minute, at place: Place) -> Bool {
        suits(place.details.day(of: start), DayMoment(of: start, in: place.details.zone), at: place.id)
    }

    func suits(_ day: LocalDate, _ moment: DayMoment, at place: PlaceID) -> Bool {
        guard places.isEmpty || places.contains(place), days.contains(day) else { return false }
        return (weekdays.isEmpty || weekdays.contains(day.weekday)) && (moments.isEmpty || moments.contains(moment))
    }

    static func mark(of start: Minute, at place: PlaceID) -> String { "\(place)-\(start)" }
}

/// When in a day somebody can come.
enum DayMoment: String, Sendable, CaseIterable {
    /// Before one o'clock.
    case morning = "matin"
    case afternoon = "apres-midi"

    static let afternoonBegins = 13

    init(of start: Minute, in zone: TimeZone) {
        self = Date(timeIntervalSince1970: Double(start * 60)).clock(in: zone).0 < Self.afternoonBegins ? .morning : .afternoon
    }
}

/// Until when an offer is kept.
enum OfferTime {
    /// Of the day too. Nobody is hurried more than that: what is too near is left to those who are looking.
    static let shortest = 1800.0

    /// Hours of the day, from eight to eight, for nobody reads their mail at night; and never past the last moment when the time may be booked.
    static func end(hours: Int, from now: Date, notAfter limit: Date, in zone: TimeZone) -> Date? {
        guard hours > 0 else { return nil }
        let end = min(daytime(Double(hours) * 3600, from: now, in: zone), limit)
        return end >= soonest(from: now, in: zone) ? end : nil
    }

    /// When an offer may end at the soonest.
    static func soonest(from now: Date, in zone: TimeZone) -> Date { daytime(shortest, from: now, in: zone) }

    /// The next moment when a telephone may ring.
    static func awake(_ now: Date, in zone: TimeZone) -> Date { daytime(0, from: now, in: zone) }

    private static func daytime(_ seconds: Double, from now: Date, in zone: TimeZone) -> Date {
        var (time, left) = (now, seconds)
        while true {
            let day = LocalDate(time, in: zone)
            let (opens, closes) = (day.instant(secondOfDay: 8 * 3600, in: zone), day.instant(secondOfDay: 20 * 3600, in: zone))
            time = max(time, opens)
            if time < closes {
                let spent = min(left, closes.timeIntervalSince(time))
                (time, left) = (time + spent, left - spent)
                if left <= 0 { return time }
            }
            time = day.adding(days: 1).instant(secondOfDay: 8 * 3600, in: zone)
        }
    }
}

extension Offer {
    /// Until when a time would be kept for somebody to whom it is offered now.
    func end(ofOffering start: Minute, at place: Place, _ now: Date) -> Date? {
        let last = Date(timeIntervalSince1970: Double(start * 60 - type.leadTime.minimum))
        return OfferTime.end(hours: details.offerHours, from: now, notAfter: last, in: place.details.zone)
    }

    /// The first time that can be offered now, where clocks show that zone; `nil`: none is ever.
    func soonestOffered(in zone: TimeZone, _ now: Date) -> Minute? {
        guard details.offerHours > 0 else { return nil }
        return Int(((OfferTime.soonest(from: now, in: zone).timeIntervalSince1970 + Double(type.leadTime.minimum)) / 60).rounded(.up))
    }
}
