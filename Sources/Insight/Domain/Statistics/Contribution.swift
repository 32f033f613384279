import Core
import Foundation

/// What is counted.
enum CountKind: String, Sendable, CaseIterable {
    /// Requests, at their reception; by the status in which they stand.
    case filed
    /// Requests that ended, on that day; by the status that ended them.
    case closed
    /// Decisions of our silence, on the day on which they were born; by `accept` or `reject`.
    case silence
    /// What people sent after filing, on the day on which they did.
    case contact
    /// What agents did, on that day; by day of the month and mark: `17:k3f9ab`. Of no procedure and no channel, or there would be as many cells as acts.
    case act
}

/// One cell of the counters.
struct CountKey: Hashable, Sendable {
    var kind: CountKind
    var unit: UnitID
    var procedure: ProcedureID
    /// `nil` where too few erased requests shared it: see ``DistrictCrowds``.
    var channel: Channel?
    /// `2026-11`; for the rhythm of the week, which is kept by year, `2026`.
    var period: String
    /// The status or the effect; for the rhythm, the hour of the week: 0 is Monday at midnight, 167 Sunday at 11 p.m.; for districts, the code.
    var part: String
    var cut = Cut.months

    /// Apart from each other, so that a question reads only what it asks of.
    enum Cut: Sendable, Hashable {
        case months
        /// The rhythm of the week.
        case week
        /// By district: of requests that are here; of those that are erased.
        case district, past
        /// By the answer to a question: of requests that are here; of those that are erased.
        case answer(CountedQuestion), pastAnswer(CountedQuestion)
    }

    var storedKind: String {
        switch cut {
        case .months: kind.rawValue
        case .week: kind.week
        case .district: kind.district
        case .past: kind.past
        case .answer(let question): kind.answer(question)
        case .pastAnswer(let question): kind.pastAnswer(question)
        }
    }

    /// Whose answers it counts.
    var question: CountedQuestion? {
        switch cut {
        case .answer(let question), .pastAnswer(let question): question
        case .months, .week, .district, .past: nil
        }
    }

    /// The same cell, once its request is erased.
    var past: CountKey {
        var key = self
        key.cut = question.map(Cut.pastAnswer) ?? .past
        return key
    }

    /// Whether one request makes one cell of it at most: see ``CountKind/isOneByRequest``.
    var isOneByRequest: Bool { kind.isOneByRequest && question?.allowsSeveral != true }
}

extension CountKind {
    var week: String { rawValue + ".week" }
    var district: String { rawValue + ".district" }
    var past: String { rawValue + ".district.past" }
    func answer(_ question: CountedQuestion) -> String { "\(rawValue):\(question)" }
    func pastAnswer(_ question: CountedQuestion) -> String { "\(rawValue).past:\(question)" }

    /// Those that are counted by district.
    static let byDistrict: [CountKind] = [.filed, .closed, .silence, .contact]

    /// Of which one request makes one cell at most. The others would pass for a crowd (``DistrictCrowds``): once their requests are erased, their districts are not
    /// given back, and nothing of them by district is published.
    var isOneByRequest: Bool { [.filed, .closed, .silence].contains(self) }
}

/// One cell of the durations.
struct DurationKey: Hashable, Sendable {
    var path: DurationPath
    var unit: UnitID
    var procedure: ProcedureID
    var channel: Channel
    /// The month in which it ended.
    var period: String
}

/// One cell of the durations by district, or by the answer to a question: from the reception to the end, of all channels together.
struct DistrictDurationKey: Hashable, Sendable {
    var unit: UnitID
    var procedure: ProcedureID
    /// The code of the district, or the key of the answer.
    var district: String
    /// The month in which it ended.
    var period: String
    /// Of requests that are erased.
    var isPast = false
    /// `nil` for districts.
    var question: CountedQuestion?
}

/// From where to where a duration goes.
struct DurationPath: Hashable, Sendable, LosslessStringConvertible {
    /// The reception of the request.
    static let reception = "*"
    /// The end of the request, whatever the decision.
    static let end = "!"

    var from: String
    var to: String

    init(from: String, to: String) { (self.from, self.to) = (from, to) }

    /// A stay in a status, each time that it is entered.
    static func stay(_ status: String) -> Self { Self(from: status, to: "@") }
    static let whole = Self(from: reception, to: end)

    init?(_ text: String) {
        let parts = text.split(separator: ">", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.init(from: parts[0], to: parts[1])
    }

    var description: String { "\(from)>\(to)" }
}

/// All that some requests add to the figures. Adding what is new and taking away what was counted before is one operation, so that whatever the order and
/// the number of times in which events are handled, the figures are those of a recount.
struct Contribution: Sendable, Equatable {
    var counts: [CountKey: Int] = [:]
    var durations: [DurationKey: Histogram] = [:]
    var districtDurations: [DistrictDurationKey: Histogram] = [:]

    mutating func add(_ key: CountKey, _ number: Int) {
        let sum = counts[key, default: 0] + number
        counts[key] = sum == 0 ? nil : sum
    }

    mutating func add(_ key: DurationKey, _ bin: Int, _ number: Int) {
        durations[key, default: Histogram()].add(bin, number)
        if durations[key]?.counts.isEmpty == true { durations[key] = nil }
    }

    mutating func add(_ key: DistrictDurationKey, _ bin: Int, _ number: Int) {
        districtDurations[key, default: Histogram()].add(bin, number)
        if districtDurations[key]?.counts.isEmpty == true { districtDurations[key] = nil }
    }

    /// - Parameter sign: 1 to count a request, -1 to take it away.
    mutating func add(_ track: Track, _ sign: Int = 1, in zone: TimeZone) {
        TrackCounting(track: track, sign: sign, zone: zone).run(into: &self)
    }
}

/// Counts one request.
private struct TrackCounting {
    let track: Track
    let sign: Int
    let zone: TimeZone

    /// Those of a longer way are counted by their stays alone: pairs grow as the square.
    static let mostPairedStatuses = 12

    func run(into sum: inout Contribution) {
        count(.filed, at: track.receivedAt, part: track.status, into: &sum)
        if let closedAt = track.closedAt { count(.closed, at: closedAt, part: track.status, into: &sum) }
        switch track.silence {
        case .accepted(let day): sum.add(key(.silence, month(of: day), "accept"), sign)
        case .rejected(let day): sum.add(key(.silence, month(of: day), "reject"), sign)
        case nil: break
        }
        for contact in track.contacts { count(.contact, at: contact, part: "", into: &sum) }
        for act in track.acts {
            let day = LocalDate(act.at, in: zone)
            let part = "\(day.description.suffix(2)):\(act.mark)"
            sum.add(CountKey(kind: .act, unit: track.unit, procedure: ProcedureID(0), channel: .web, period: month(of: day), part: part), sign)
        }
        pairs(into: &sum)
        stays(into: &sum)
        if let place = track.place, place.code != DistrictPlace.uncounted {
            for entry in track.districtEntries(in: zone) { count(entry, place.code, .district, into: &sum) }
        }
        guard let answers = track.answers, !answers.keys.isEmpty else { return }
        for entry in track.answerEntries(in: zone) {
            for (question, keys) in answers.keys { for key in keys { count(entry, key, .answer(question), into: &sum) } }
        }
    }

    private func count(_ entry: DistrictEntry, _ code: String, _ cut: CountKey.Cut, into sum: inout Contribution) {
        switch entry.what {
        case .count(let kind, let number):
            var cell = key(kind, entry.month, code)
            cell.cut = cut
            sum.add(cell, sign * number)
        case .duration(let bin):
            let question: CountedQuestion? = if case .answer(let question) = cut { question } else { nil }
            sum.add(
                DistrictDurationKey(unit: track.unit, procedure: track.procedure, district: code, period: entry.month, question: question), bin, sign)
        }
    }

    private func count(_ kind: CountKind, at date: Date, part: String, into sum: inout Contribution) {
        let day = LocalDate(date, in: zone)
        sum.add(key(kind, month(of: day), part), sign)
        var rhythm = key(kind, String(day.year), String((day.weekday - 1) * 24 + date.clock(in: zone).hour))
        rhythm.cut = .week
        sum.add(rhythm, sign)
    }

    /// From the first time in each status to the first time in each that came after, with the reception before them all and the end after.
    private func pairs(into sum: inout Contribution) {
        var firsts: [Track.Step] = [.init(DurationPath.reception, at: track.receivedAt)]
        for step in track.steps where !firsts.contains(where: { $0.status == step.status }) { firsts.append(step) }
        if let closedAt = track.closedAt { firsts.append(.init(DurationPath.end, at: closedAt)) }
        guard firsts.count <= Self.mostPairedStatuses else { return }
        for (index, from) in firsts.enumerated() {
            for to in firsts[(index + 1)...] { duration(.init(from: from.status, to: to.status), from.at, to.at, into: &sum) }
        }
    }

    /// A stay counts once it is over; the last status of a request that ended is no stay.
    private func stays(into sum: inout Contribution) {
        for (step, next) in zip(track.steps, track.steps.dropFirst()) { duration(.stay(step.status), step.at, next.at, into: &sum) }
    }

    private func duration(_ path: DurationPath, _ from: Date, _ to: Date, into sum: inout Contribution) {
        let key = DurationKey(
            path: path, unit: track.unit, procedure: track.procedure, channel: track.channel, period: month(of: LocalDate(to, in: zone)))
        sum.add(key, Histogram.bin(of: to.timeIntervalSince(from)), sign)
    }

    private func key(_ kind: CountKind, _ period: String, _ part: String) -> CountKey {
        CountKey(kind: kind, unit: track.unit, procedure: track.procedure, channel: track.channel, period: period, part: part)
    }

    private func month(of day: LocalDate) -> String { day.yearAndMonth }
}

extension LocalDate {
    /// `2026-11`.
    var yearAndMonth: String { String(description.prefix(7)) }
}
