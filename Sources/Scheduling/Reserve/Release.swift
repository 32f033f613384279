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
        RandomDelay.minutes(upTo: delay, seed: seed, [UInt64(bitPattern: Int64(start)), UInt64(bitPattern: receiver.rawValue)])
    }
}
