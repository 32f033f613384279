import Core
import Scheduling

/// Of which place, and for which reason.
struct FiguresKey: Hashable, Sendable {
    let place: PlaceID
    let type: AppointmentTypeID
}

/// How the appointments of a place, or those of a reason there, went during some days.
struct PlaceFigures: Sendable, Equatable {
    var booked = 0
    var received = 0
    var noshow = 0
    var cancelled = 0
    var offline = 0
    /// Minutes of desks that were taken, and that were open.
    var taken = 0
    var open = 0

    /// In hundredths; `nil` when there is nothing to count.
    var fillRate: Int? { Self.share(taken, of: open) }
    var noshowRate: Int? { Self.share(noshow, of: received + noshow) }
    var offlineShare: Int? { Self.share(offline, of: booked) }

    static func + (left: PlaceFigures, right: PlaceFigures) -> PlaceFigures {
        PlaceFigures(
            booked: left.booked + right.booked, received: left.received + right.received, noshow: left.noshow + right.noshow,
            cancelled: left.cancelled + right.cancelled, offline: left.offline + right.offline, taken: left.taken + right.taken,
            open: left.open + right.open)
    }

    private static func share(_ part: Int, of whole: Int) -> Int? { whole > 0 ? (part * 100 + whole / 2) / whole : nil }
}
