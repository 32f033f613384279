import Core
import Foundation

/// What a fictitious person has still to send, and when they are told again: as the product does, five days before the limit.
struct AwaitedPieces {
    let askedAt: Date
    /// The last day to send them.
    let limit: LocalDate
    var isReminded = false

    /// `nil` once it was done. At once when less than that is left.
    func remindedAt(in zone: TimeZone) -> Date? {
        isReminded ? nil : max(askedAt, limit.adding(days: -5).start(in: zone))
    }
}
