import Core
import Foundation
import Scheduling

/// « Where can I come first? »
struct PlaceSearch: Sendable {
    let organisation: OrganisationID
    let offer: Offer
    let party: Party
    var audience = Audience.online
    var origin: Position?
    var nearestFirst = false
    var kilometres: Double?
    /// Whose clock tells when days end.
    var zone: TimeZone
    var days: ClosedRange<LocalDate>?
    var limit = 20

    /// From the soonest that the type allows to the last.
    func time(_ now: Date, _ clock: WallClock) -> Span {
        let span = offer.type.leadTime.bookable(at: Int(now.timeIntervalSince1970), clock)
        guard let days else { return span }
        return span.clamped(to: Span(clock.minute(day: days.lowerBound.dayNumber, at: 0), clock.minute(day: days.upperBound.dayNumber + 1, at: 0)))
    }
}

/// A place where one can come, and when first.
struct FoundPlace: Sendable, Equatable {
    let place: Place
    let start: Minute
    let kilometres: Double?
}
