import Core
import Law

/// Where the checks of one request stand, read from its history: originals asked for, signs of fraud.
///
/// What leaves by letter counts from the day on which it is posted: a silence thought to be stopped, and that is not, would decide unseen.
struct Verification: Sendable {
    /// Something that stops the clock once the person is told of it.
    struct Asked: Sendable, Equatable {
        let line: HistoryLine
        /// `nil` while the letter has not left.
        var since: LocalDate?
    }

    private(set) var originals: [Asked] = []
    private(set) var suspensions: [Asked] = []
    private(set) var events: [LegalEvent] = []
    private(set) var isFraudFound = false
    /// Whether an original that was asked for has still to be shown.
    private(set) var awaitsOriginal = false
    /// Whether the examination stands still on signs of fraud.
    private(set) var isSuspended = false

    mutating func read(_ line: HistoryLine, on day: LocalDate) {
        switch line.event {
        case .originalAsked:
            originals.append(Asked(line: line))
            awaitsOriginal = true
        case .originalSeen:
            events.append(LegalEvent(.originalProduced, on: line.dayWritten ?? day))
            awaitsOriginal = false
        case .fraudSuspended:
            suspensions.append(Asked(line: line))
            isSuspended = true
            if line.detail["byLetter"] == nil { suspend(suspensions.count - 1, on: day) }
        case .fraudSuspensionEnded:
            events.append(LegalEvent(.fraudSuspensionEnded, on: day))
            isSuspended = false
        case .fraudFound: isFraudFound = true
        case .letterSent: if let about = line.about { post(about, on: line.dayWritten ?? day) }
        default: break
        }
    }

    private mutating func post(_ number: Int, on day: LocalDate) {
        if let index = originals.firstIndex(where: { $0.line.number == number && $0.since == nil }) {
            originals[index].since = day
            events.append(LegalEvent(.originalRequested, on: day))
        }
        if let index = suspensions.firstIndex(where: { $0.line.number == number && $0.since == nil }) { suspend(index, on: day) }
    }

    /// Three months at most from its notification (CRPA L115-3), less when the agent said so.
    private mutating func suspend(_ index: Int, on day: LocalDate) {
        suspensions[index].since = day
        events.append(LegalEvent(.fraudSuspensionNotified, on: day))
        if let months = suspensions[index].line.detail["months"]?.int, months < 3 {
            events.append(LegalEvent(.fraudSuspensionEnded, on: day.adding(months: months)))
        }
    }

    init() {}

    init(_ history: [HistoryLine], clock: DossierClock) {
        for line in history { read(line, on: LocalDate(line.at, in: clock.zone)) }
    }
}

extension HistoryLine {
    /// The line that a letter tells of: the end of its key, `moved:7:3`.
    fileprivate var about: Int? { detail["letter"]?.string?.split(separator: ":").last.flatMap { Int($0) } }
    fileprivate var dayWritten: LocalDate? { detail["day"]?.string.flatMap { LocalDate($0) } }
}
