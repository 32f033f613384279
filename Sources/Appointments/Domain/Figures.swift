import Core
import Scheduling

/// How the appointments of a place went during some days.
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

    private static func share(_ part: Int, of whole: Int) -> Int? { whole > 0 ? (part * 100 + whole / 2) / whole : nil }
}
