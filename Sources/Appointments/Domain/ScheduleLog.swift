import Core
import Foundation

/// The log of changes, read once for all the authorities: a search over three hundred communes asks the database one question, not three hundred.
///
/// It is read before each answer, never at intervals: a time that was taken is out of the next search, wherever it was taken.
actor ScheduleLog {
    private let schedules: any Schedules
    /// What was read and not taken yet, by those who follow.
    private var news: [OrganisationID: [ScheduleChange]] = [:]
    private var last: Int?
    private var readAt = Date.distantPast
    /// Changes that were read, of those whose neighbours may still be on their way: ids are given before the commit that shows them.
    private var known: Set<Int> = []
    private var running: Task<Void, any Error>?
    private var waiting: Task<Void, any Error>?

    init(_ schedules: any Schedules) { self.schedules = schedules }

    /// From now on, what changes for this authority is kept for it. What changed before is to be read afterwards, by whoever asks.
    func follow(_ organisation: OrganisationID, now: Date) async throws {
        try await catchUp(now)
        news[organisation] = []
    }

    /// What was read for this authority since it was last taken; `nil` when that is not known: everything is to be read anew.
    func take(_ organisation: OrganisationID) -> [ScheduleChange]? {
        guard let changes = news[organisation] else { return nil }
        news[organisation] = []
        return changes
    }

    /// Those of whom all that was read was taken.
    func withoutNews(among organisations: Set<OrganisationID>) -> Set<OrganisationID> { organisations.filter { news[$0]?.isEmpty == true } }

    /// Reads what changed until now. Whoever asks while a reading runs is answered by the next, which all of them share: it begins after they asked, so it
    /// knows what they know.
    func catchUp(_ now: Date) async throws {
        if let waiting { return try await waiting.value }
        let before = running
        let task = Task {
            _ = await before?.result
            (running, waiting) = (waiting, nil)
            try await read(now)
        }
        waiting = task
        try await task.value
    }

    private func read(_ now: Date) async throws {
        guard let last, now < readAt + Self.longestPause else {
            self.last = try await schedules.lastChange()
            (news, known, readAt) = ([:], [], now)
            return
        }
        let changes = try await schedules.changes(after: max(0, last - schedules.lateness)).filter { !known.contains($0.id) }
        readAt = now
        for change in changes {
            if schedules.lateness > 0 { known.insert(change.id) }
            news[change.organisation]?.append(change)
            // Nobody searches there any more: to read anew costs less than to remember.
            if news[change.organisation]?.count ?? 0 > Self.mostKept { news[change.organisation] = nil }
        }
        let greatest = max(last, changes.last?.id ?? 0)
        self.last = greatest
        if known.count > 2000 { known = known.filter { $0 > greatest - 2 * schedules.lateness } }
    }

    /// Changes are forgotten in the end: a log that nobody read for so long is not trusted.
    private static let longestPause = 1800.0
    private static let mostKept = 20_000
}
