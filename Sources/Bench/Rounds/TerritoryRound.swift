import App
import Appointments
import Core
import Foundation
import Hummingbird
import Scheduling

/// All the places of a country in one search: 2,500 places, 4,500 desks, six months, 60 % booked; what the State's engine asks of 200 of them.
struct TerritoryRound {
    let town: Town
    /// A tenth of it otherwise.
    let isWhole: Bool

    private static let search = "/rendez-vous/\(Receiving.type)"

    func figures() async throws -> [Figure] {
        let (count, desks) = isWhole ? (2500, 4500) : (250, 450)
        let places = try await Receiving(town: town, places: count, desks: desks, close: 15 * 60 + 30, toACommune: 50).make()
        let tables = BookedTables(database: town.product.database)
        let booked = try await tables.fill(days: Self.workingDays, percent: 60)
        let client = town.client()
        // The pages and caches that any search needs.
        try await client.get("/rendez-vous/suivi")
        let before = Self.resident
        let rebuild = try await Stopwatch.wait { try await client.get(Self.search) }
        let memory = Self.resident - before
        var number = 0
        let soonest = try await Stopwatch.cost(rounds: 3, of: 100) { try await client.get(Self.search) }
        let nearest = try await Stopwatch.cost(rounds: 3, of: 100) {
            number += 1
            try await client.get("\(Self.search)?pres=Banc%20\(number % (count / 50))")
        }
        let visible = try await visible(client, places)
        let national = try await national(Array(places.prefix(200)), client)
        await town.product.close()
        let size = "\(count) places, \(desks) desks, \(booked) appointments"
        return [
            .milliseconds("Index of \(size): read from the database", rebuild, atMost: 20),
            Figure("– memory that it takes, as the system counts it", "\(memory.rounded0) MB", target: "at most 200 MB", isMet: memory <= 200),
            .milliseconds("– p99: the page of the soonest places", soonest.p99, atMost: 0.005),
            .milliseconds("– p99: the page of the nearest places", nearest.p99, atMost: 0.005),
            .milliseconds("– a time that was kept is out of the search (worst of 50, the search included)", visible, atMost: 0.05),
        ] + national
    }

    /// From the answer to who kept the first time of a place until a search tells another.
    private func visible(_ client: Client, _ places: [PlaceID]) async throws -> Double {
        var worst = 0.0
        for place in places.suffix(50) {
            let keeper = town.client()
            let page = try await keeper.get("\(Self.search)/creneaux?lieu=\(place)&nombre=1")
            guard let time = page.body.numbers(after: "name=\"debut\" value=\"").first else { continue }
            let kept = try await keeper.sent("\(Self.search)/creneaux", [("lieu", "\(place)"), ("nombre", "1"), ("debut", time)])
            guard kept.status == 303 else { throw Unexpected(path: "creneaux", status: kept.status) }
            worst = max(worst, try await Stopwatch.wait { try await client.get(Self.search) })
        }
        return worst
    }

    private func national(_ places: [PlaceID], _ client: Client) async throws -> [Figure] {
        let token = town.product.appointments.nationalToken(of: try await town.organisation)
        let ids = places.map { "meeting_point_ids=\($0)" }.joined(separator: "&")
        let first = LocalDate(Town.morning, in: Receiving.zone)
        let path = "/ants/availableTimeSlots?\(ids)&start_date=\(first)&end_date=\(first.adding(days: 149))&reason=CNI"
        var bytes = 0
        let cost = try await Stopwatch.cost(rounds: 3, of: 10, warmUp: 2) {
            let answer = try await client.asked(path, ("X-HUB-RDV-AUTH-TOKEN", token))
            guard answer.status == 200 else { throw Unexpected(path: path, status: answer.status) }
            bytes = answer.body.readableBytes
        }
        return [
            .milliseconds("The State's engine: \(places.count) places, 150 days, slowest", cost.p99, atMost: 0.3),
            Figure("– its answer", "\(bytes / 1_000_000) MB"),
        ]
    }

    /// When the morning and the afternoon begin, in minutes since 1970.
    static var workingDays: [(morning: Int, afternoon: Int)] {
        let first = LocalDate(Town.morning, in: Receiving.zone)
        return (0..<184).map { first.adding(days: $0) }.filter { $0.weekday <= 5 }.map { day in
            let midnight = Int(day.instant(secondOfDay: 12 * 3600, in: Receiving.zone).timeIntervalSince1970) / 60 - 720
            return (midnight + 540, midnight + 840)
        }
    }

    private static var resident: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").compactMap { Double($0) }.first ?? 0) / 1000
    }
}
