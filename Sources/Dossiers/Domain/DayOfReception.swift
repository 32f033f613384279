import Core
import Foundation

/// The day on which a letter or an e-mail reached us, when it is entered later: the clock runs from that day (CRPA L112-1, L114-3).
struct DayOfReception: Sendable, Equatable {
    static let field = "_recue"
    /// A letter that lay for longer is no slip of the post.
    private static let longest = 366

    let day: LocalDate?

    /// - Parameter text: as a date field sends it; empty for today.
    /// - Returns: `nil` for what is no day, or one that cannot be.
    init?(_ text: String?, today: LocalDate) {
        let text = Text.trimmed(text ?? "")
        guard !text.isEmpty else {
            day = nil
            return
        }
        guard let typed = LocalDate(text), typed <= today, typed.adding(days: Self.longest) >= today else { return nil }
        day = typed == today ? nil : typed
    }

    /// Those of which the agent knows the day: the others are entered while the person speaks.
    static func isAsked(for channel: Channel) -> Bool { channel == .post || channel == .email }

    /// The instant that stands for the day: noon, which is that day whatever the clocks do.
    func instant(in zone: TimeZone, or now: Date) -> Date { day.map { $0.start(in: zone) + 43_200 } ?? now }
}
