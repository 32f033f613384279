import Foundation

/// How long one waits after wrong passwords: a few free tries, then 30 seconds, one minute, two, four… half an hour at most.
///
/// It is always a wait, never a lock: an agent whose account somebody else attacks gets in again without asking anybody.
struct Throttle: Sendable, Equatable {
    /// Tries that cost nothing.
    let free: Int
    /// After this long without a failure, all is forgotten.
    let memory: TimeInterval

    static let account = Throttle(free: 5, memory: 24 * 3600)
    /// A whole town hall leaves through one address: five mistakes on a Monday morning must not close the desk of three hundred people.
    static let address = Throttle(free: 30, memory: 3600)

    static let shortest: TimeInterval = 30
    static let longest: TimeInterval = 30 * 60

    /// What is to be waited after this many failures in a row.
    func wait(after failures: Int) -> TimeInterval {
        guard failures >= free else { return 0 }
        return min(Self.longest, Self.shortest * pow(2, Double(min(failures - free, 10))))
    }
}

/// One counter of failures: an account's or an address's, under a name that tells neither.
struct AttemptKey: Sendable, Equatable {
    let name: String
    let throttle: Throttle
}
