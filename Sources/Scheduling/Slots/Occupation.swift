/// The time of one receiver, on some days: what is closed, what is booked.
struct Occupation {
    let capacity: Int
    /// Closed for everybody; `closedOrHoliday` for openings that do not hold on days off.
    let closed: [Span]
    let closedOrHoliday: [Span]
    /// Booked by as many as can be received.
    let full: [Span]
    private let offline: [Span]
    private let rests: [Rest]
    private let steps: [Step]

    /// From this minute on, so many are received.
    private struct Step {
        let from: Minute
        var count: Int
    }

    init(of receiver: Receiver, on days: ClosedRange<Int>, _ almanac: Almanac) {
        let window = Span(almanac.wholeDay(days.lowerBound).start, almanac.wholeDay(days.upperBound).end)
        let closures = receiver.closures.flatMap { $0.spans(in: days, almanac) }.filter { $0.overlaps(window) }
        let booked = receiver.bookings.filter { $0.span.overlaps(window) }
        let holidays = almanac.holidaySpans(days)
        capacity = receiver.capacity
        closed = Span.united(closures)
        closedOrHoliday = holidays.isEmpty ? closed : Span.united(closures + holidays)
        offline = booked.filter { $0.side == .offline }.map(\.span).sorted { $0.start < $1.start }
        rests = receiver.rests.filter { $0.span.overlaps(window) }
        steps = capacity == 1 ? [] : Self.steps(booked)
        full = capacity == 1 ? Span.united(booked.map(\.span)) : Self.full(steps, capacity)
    }

    func closures(for opening: Opening) -> [Span] { opening.holdsOnHolidays ? closed : closedOrHoliday }

    /// How many more can be received, all along this time, which is not full.
    func places(in span: Span) -> Int {
        guard capacity > 1 else { return 1 }
        let during = steps[firstIndex(for: span.start)...].prefix { $0.from < span.end }
        return capacity - (during.map(\.count).max() ?? 0)
    }

    /// When what came free in this time is everyone's.
    func rests(in span: Span) -> [Minute] { rests.isEmpty ? [] : rests.filter { $0.span.overlaps(span) }.map(\.until) }

    /// The minutes of a session that people who are not online have booked.
    func offlineMinutes(in session: Span) -> Int {
        offline.reduce(0) { sum, span in sum + span.clamped(to: session).minutes }
    }

    private static func steps(_ bookings: [Booking]) -> [Step] {
        let changes = bookings.flatMap { [($0.span.start, 1), ($0.span.end, -1)] }.sorted { $0.0 < $1.0 }
        var result: [Step] = []
        for (at, change) in changes {
            let count = (result.last?.count ?? 0) + change
            if result.last?.from == at { result[result.count - 1].count = count } else { result.append(Step(from: at, count: count)) }
        }
        return result
    }

    private static func full(_ steps: [Step], _ capacity: Int) -> [Span] {
        Span.united(zip(steps, steps.dropFirst()).filter { $0.0.count >= capacity }.map { Span($0.0.from, $0.1.from) })
    }

    /// Of the step that holds then, or of the first one when all come later.
    private func firstIndex(for minute: Minute) -> Int {
        var (low, high) = (0, steps.count)
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].from > minute { high = middle } else { low = middle + 1 }
        }
        return max(0, low - 1)
    }
}
