import Core

/// When a reserve is given to everyone: so many *calendar* days before the session.
///
/// Calendar days, not times 24 hours: « two days before Monday 30 March, 9:00 » is Saturday at 9:00, though only 47 hours lie between them.
public struct Release: Sendable, Hashable {
    public var daysBefore: Int
    public var hour: Hour
    /// At random, up to so many minutes later, another for each session: no robot knows when to look.
    public var delay: Int
    /// For so many minutes, those who wait are served first.
    public var headStart: Int
    /// What the random delays are drawn from. **A secret of the installation**: who knows it knows the delays.
    public var seed: UInt64

    public init(daysBefore: Int, at hour: Hour = .ofSession, delay: Int = 0, headStart: Int = 0, seed: UInt64 = 0) {
        (self.daysBefore, self.hour) = (max(0, daysBefore), hour)
        (self.delay, self.headStart, self.seed) = (max(0, delay), max(0, headStart), seed)
    }

    public enum Hour: Sendable, Hashable {
        /// When the session begins.
        case ofSession
        /// At that minute of the day, on the clock on the wall.
        case at(Int)
    }

    /// Never after the session begins, whatever the delays: nobody would be served.
    func moment(of session: Session, for receiver: ReceiverID, _ clock: WallClock) -> Reserve.Moment {
        let minuteOfDay =
            switch hour {
            case .ofSession: session.opening.times.hours.start
            case .at(let minute): min(max(minute, 0), 1439)
            }
        let set = clock.minute(day: session.day - daysBefore, at: minuteOfDay) + randomDelay(session.span.start, receiver)
        return Reserve.Moment(toWaitingList: min(set, session.span.start), toEveryone: min(set + headStart, session.span.start))
    }

    private func randomDelay(_ start: Minute, _ receiver: ReceiverID) -> Int {
        guard delay > 0 else { return 0 }
        let mixed = Self.mixed(Self.mixed(seed ^ UInt64(bitPattern: Int64(start))) ^ UInt64(bitPattern: receiver.rawValue))
        return Int(mixed % UInt64(delay + 1))
    }

    /// SplitMix64 (Steele, Lea, Flood 2014): neighbours in, strangers out.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
