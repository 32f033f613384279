import App
import Core
import Foundation
import Hummingbird
import Synchronization
import Web

/// A rush: for a minute, people who search, choose a place and a time, keep it and confirm it, as fast as the town answers.
struct BookingRound {
    let town: Town

    private static let people = 64
    private static let seconds = 60.0
    private static let search = "/rendez-vous/\(Receiving.type)"

    func figures() async throws -> [Figure] {
        _ = try await Receiving(town: town, places: 40, desks: 80).make()
        let responder = town.product.front.router(town.product.routes).buildResponder()
        for number in 0..<20 { _ = try await book(responder, -1 - number, Waits()) }
        let before = try await BookedTables(database: town.product.database).booked()
        let taken = Mutex(0)
        let (waits, processor) = (Waits(), Stopwatch.processor)
        let start = ContinuousClock.now
        let booked = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<Self.people {
                group.addTask {
                    var booked = 0
                    while (ContinuousClock.now - start).seconds < Self.seconds {
                        let number = taken.withLock { number in
                            number += 1
                            return number
                        }
                        booked += try await book(responder, number, waits) ? 1 : 0
                    }
                    return booked
                }
            }
            return try await group.reduce(0, +)
        }
        let seconds = (ContinuousClock.now - start).seconds
        let cpu = (Stopwatch.processor - processor) / Double(max(1, booked))
        let tables = BookedTables(database: town.product.database)
        let (kept, doubles) = (try await tables.booked() - before, try await tables.doubles())
        await town.product.close()
        let rate = Double(booked) / seconds * 60
        return [
            Figure(
                "Bookings a minute (\(Self.people) people at once, five requests each, 40 places, 80 desks)", rate.rounded0,
                target: "at least 20000", isMet: rate >= 20_000),
            Figure("– confirmed to people, and in the database", "\(booked), \(kept)", target: "the same", isMet: booked == kept),
            Figure("– two people at one seat", "\(doubles)", target: "0", isMet: doubles == 0),
            Figure("– processor, one booking with its pages", cpu.inMilliseconds),
        ] + waits.figures(atMost: 0.3)
    }

    /// - Returns: whether they got one: a time that somebody else got is chosen again, a few times.
    private func book(_ responder: RouterResponder<AppContext>, _ number: Int, _ waits: Waits) async throws -> Bool {
        let client = Client(responder, address: "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)")
        let found = try await waits.of("search") { try await client.get(Self.search) }
        guard let place = found.body.numbers(after: "creneaux?lieu=").randomElement() else { throw Unexpected(path: Self.search, status: 200) }
        let path = Self.search + "/creneaux"
        var page = try await waits.of("times of a place") { try await client.get("\(path)?lieu=\(place)&nombre=1") }
        for _ in 0..<5 {
            guard let time = page.body.numbers(after: "name=\"debut\" value=\"").randomElement() else { return false }
            page = try await waits.of("keeping a time") { try await client.sent(path, [("lieu", place), ("nombre", "1"), ("debut", time)]) }
            guard page.status == 303, let kept = page.location else { continue }
            _ = try await waits.of("the page that asks who comes") { try await client.get(kept) }
            let who = [("nom", "Amina Diallo \(number)"), ("email", "amina\(number)@exemple.fr")]
            let done = try await waits.of("confirming") { try await client.sent(kept, who) }
            return done.status == 303
        }
        return false
    }
}

/// How long people waited, by what for.
private final class Waits: Sendable {
    private let seconds = Mutex<[String: [Double]]>([:])

    func of<T>(_ what: String, _ work: () async throws -> T) async throws -> T {
        let start = ContinuousClock.now
        let result = try await work()
        let waited = (ContinuousClock.now - start).seconds
        seconds.withLock { $0[what, default: []].append(waited) }
        return result
    }

    func figures(atMost limit: Double) -> [Figure] {
        seconds.withLock { seconds in
            let all = Figure.milliseconds("– p99 of all requests", seconds.values.flatMap(\.self).percentile(99), atMost: limit)
            return [all] + seconds.sorted { $0.key < $1.key }.map { .milliseconds("– p99: \($0.key)", $0.value.percentile(99), atMost: limit) }
        }
    }
}
