import Core
import Foundation
import Web

/// Hours and waits as people say them.
extension Words {
    /// « 9 h 05 », "9:05".
    func hour(_ date: Date, in zone: TimeZone) -> String {
        let (hour, minute) = date.clock(in: zone)
        let two = minute < 10 ? "0\(minute)" : "\(minute)"
        return language == .french ? "\(hour)\u{A0}h\u{A0}\(two)" : "\(hour):\(two)"
    }

    /// « Il y a 3 personnes avant vous. »
    func before(_ count: Int) -> String { count == 0 ? self("queues.before.none") : self.count(count, "queues.before") }
}

extension Ticket {
    /// The marks beside a number: that the law lets somebody pass before, never why; that an hour was promised.
    func marks(_ words: Words, _ zone: TimeZone) -> HTML {
        let hour = due.map { " \(StatusTag(words("queues.mark.due", ["hour": words.hour($0, in: zone)]), .progress))" as HTML }
        return "\(if: hasPriority, " \(StatusTag(words("queues.mark.priority"), .waiting))")\(hour)"
    }
}

/// The words after « dire » in an address: what was just done, shown once above the page.
enum QueueNews: String {
    case called, nobody, saved, ended, transferred
}
