import Core
import Foundation
import Scheduling

extension QueuesFeature {
    /// Two queues, two counters, a month of figures and a few people who wait; does nothing where there are queues already.
    public func makeDemo(at place: QueuePlace, now: Date) async throws {
        guard try await desk.room(at: place, now: now).queues.isEmpty,
            let titles = try await add(QueueDetails(letter: "A", title: "Carte d'identité, passeport, état civil"), to: place),
            let others = try await add(QueueDetails(letter: "B", title: "École, cantine et autres démarches"), to: place)
        else { return }
        let counters = [
            try await add(CounterDetails(name: "Guichet 1", queues: [titles]), to: place),
            try await add(CounterDetails(name: "Guichet 2", queues: [titles, others]), to: place),
        ]
        try await fillDays(place, [titles, others], counters[1], now: now)
        for number in 0..<7 {
            let wish = TicketWish(queue: number % 3 == 2 ? others : titles, hasPriority: number == 5)
            _ = try await desk.queues.take(wish, at: place, now: now - Double(40 - number * 5) * 60)
        }
        for (number, counter) in counters.enumerated() {
            _ = try await desk.queues.callNext(from: counter, of: place, after: nil, now: now - Double(12 - number * 4) * 60)
        }
    }

    /// Two weeks of mornings, then forgotten as each night does.
    private func fillDays(_ place: QueuePlace, _ queues: [QueueID], _ counter: CounterID, now: Date) async throws {
        let today = LocalDate(now, in: place.zone)
        for back in 1...14 where today.adding(days: -back).weekday < 6 {
            let opening = today.adding(days: -back).instant(secondOfDay: 9 * 3600, in: place.zone)
            for number in 0..<12 {
                _ = try await desk.queues.take(TicketWish(queue: queues[number % 2]), at: place, now: opening + Double(number * 11) * 60)
            }
            var current: TicketID?
            for number in 0..<11 {
                let time = opening + Double(number * 13 + (back + number) % 5) * 60
                current = try await desk.queues.callNext(from: counter, of: place, after: current, now: time).called?.id
            }
            if let current { _ = try await desk.queues.end(current, at: place.id, as: .done, now: opening + 4 * 3600) }
        }
        try await forgetYesterday(of: place.organisation, zone: place.zone, now: now)
    }
}
