import Core
import Foundation

/// A way to tell somebody about their appointment.
public enum TellingWay: String, Sendable, CaseIterable {
    case email, sms, letter
    /// An agent is asked to phone.
    case call
}

/// What can be used to tell somebody, and how much time is left.
struct TellingMeans: Sendable, Equatable {
    var email = false
    /// A number that takes short messages, where the installation sends any.
    var mobile = false
    var phone = false
    /// A number that would take short messages, if any were sent.
    var isMobile = false
    var address = false
    /// What they asked for, on the phone or at the counter.
    var wanted: TellingWay?
    /// Until the appointment.
    var secondsLeft: TimeInterval

    /// A letter is printed with others, posted the next day, and three working days on its way; there may be a Sunday in between.
    private static let letterTakes: TimeInterval = 6 * 86_400

    /// The first that can tell these news in time; `nil`: nobody can be told.
    ///
    /// - A reminder never leaves by post: it is due two days before, and a letter would come after the appointment. Who reads nothing is called.
    /// - What was just booked is not told by a call, unless they asked for one: whoever has neither e-mail nor mobile was on the phone, at the counter, or saw
    ///   the number on the screen.
    /// - A letter that comes too late is worth more than nothing when there is no telephone.
    func way(for news: AppointmentNews.What) -> TellingWay? {
        let order = [wanted].compactMap(\.self) + [.email, .sms, .letter, .call]
        let inTime = order.first { can(use: $0, for: news) && ($0 != .letter || secondsLeft > Self.letterTakes) }
        return inTime ?? (address && news != .reminder ? .letter : nil)
    }

    private func can(use way: TellingWay, for news: AppointmentNews.What) -> Bool {
        switch way {
        case .email: email
        case .sms: mobile
        case .letter: address && news != .reminder
        // Without a gateway, calling everyone who gave a mobile would be a trade of its own: a reminder is worth it for those who cannot be written to.
        case .call where news == .reminder: phone && (!isMobile || wanted == .call || wanted == .letter)
        case .call: phone && (news != .booked || wanted == .call)
        }
    }
}
