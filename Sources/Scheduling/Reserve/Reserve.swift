/// Units of each session that are kept for the phone and the counter, until they are released to everyone (needs E3).
///
/// It is a number, not hours: agents book any free slot, and each one they book is one less to keep. So a cancelled appointment returns by itself
/// to the side it came from: the count of its side goes down by one. Nothing is stored, nothing has to run: all is computed when read.
public struct Reserve: Sendable, Hashable {
    public var size: Size
    public var release: Release

    public init(_ size: Size, released release: Release) { (self.size, self.release) = (size, release) }

    public enum Size: Sendable, Hashable {
        /// In hundredths of the session, rounded up: in favour of those who are not online.
        case percent(Int)
        /// Appointments for one person.
        case number(Int)
    }

    /// What a session holds, in appointments for one person.
    struct Units {
        let count: Int
        let minutes: Int
    }

    /// What is still to be kept of the session, once what was booked offline is taken off. Never negative: a session cut short after the fact
    /// has a smaller reserve, and its appointments stay.
    func minutesLeft(of units: Units, offline: Int) -> Int {
        let kept =
            switch size {
            case .percent(let share): (units.count * min(max(share, 0), 100)).ceilingQuotient(by: 100)
            case .number(let number): min(max(number, 0), units.count)
            }
        return max(0, kept * units.minutes - offline)
    }

    /// When what is kept is given to others.
    public struct Moment: Sendable, Hashable {
        public let toWaitingList: Minute
        public let toEveryone: Minute

        static let never = Moment(toWaitingList: .max, toEveryone: .max)
    }
}
