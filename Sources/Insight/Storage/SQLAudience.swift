import Core
import Foundation
import Storage

/// How many times each page was shown, day by day, and what it cost.
struct SQLAudience: Sendable {
    let database: any Database

    /// Five minutes: when the service answered in one, it was up in it.
    static let slot: Double = 300

    func add(_ counts: [PageKey: PageCount], _ weights: [PageKey: PageCost]) async throws {
        if counts.isEmpty { return }
        let pages = counts.sorted { $0.key.order < $1.key.order }
        try await database.write { connection in
            for (key, count) in pages { try connection.add(count, to: key) }
            for (key, weight) in weights.sorted(by: { $0.key.order < $1.key.order }) { try connection.note(weight, of: key) }
        }
    }

    /// Writes that the service is there. Several nodes that say it together say it once.
    func beat(at now: Date) async throws {
        let slot = Int(now.timeIntervalSince1970 / Self.slot)
        _ = try await database.write { try $0.run("INSERT INTO insight_beat(slot) VALUES (\(slot)) ON CONFLICT DO NOTHING") }
    }

    /// The share of the time in which the service was there since that day, or since it first was.
    func uptime(since: Date, now: Date) async throws -> (share: Double, slots: Int)? {
        let (first, last) = (Int(since.timeIntervalSince1970 / Self.slot), Int(now.timeIntervalSince1970 / Self.slot) - 1)
        return try await database.read { connection in
            guard
                let row = try connection.row(
                    "SELECT MIN(slot) AS first, COUNT(*) AS number FROM insight_beat WHERE slot >= \(first) AND slot <= \(last)"),
                let start = try row.optionalInt("first")
            else { return nil }
            // Before the first beat of all there was no service to be down; after it, silence is an outage.
            let isOld = try connection.row("SELECT slot FROM insight_beat WHERE slot < \(first) LIMIT 1") != nil
            let slots = last - (isOld ? first : start) + 1
            return slots > 0 ? (Double(try row.int("number")) / Double(slots), slots) : nil
        }
    }

    /// By family and slug, between two days.
    func pages(in organisation: OrganisationID, from first: LocalDate, to last: LocalDate) async throws -> [PageFigures] {
        try await database.read { connection in
            var pages: [PageFigures.Key: PageFigures] = [:]
            for row in try connection.rows(
                "SELECT family, slug, views, times, felt FROM insight_page WHERE organisation_id = \(organisation) AND day >= \(first) AND day <= \(last)"
            ) {
                let key = PageFigures.Key(family: try row.string("family"), slug: try row.string("slug"))
                pages[key, default: PageFigures(key: key)].views += try row.int("views")
                pages[key]?.times.add(bytes: try row.bytes("times"))
                pages[key]?.felt.add(bytes: try row.optionalBytes("felt") ?? [])
            }
            return pages.values.sorted { ($1.views, $0.key.family, $0.key.slug) < ($0.views, $1.key.family, $1.key.slug) }
        }
    }

    /// By day, all pages together.
    func days(in organisation: OrganisationID, from first: LocalDate, to last: LocalDate) async throws -> [(day: String, views: Int)] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT day, CAST(SUM(views) AS BIGINT) AS views FROM insight_page
                WHERE organisation_id = \(organisation) AND day >= \(first) AND day <= \(last) GROUP BY day ORDER BY day
                """
            ).map { (try $0.string("day"), try $0.int("views")) }
        }
    }

    /// The heaviest page of each procedure, as it was last weighed, with what any of its pages does not hold; the key is the slug.
    func weights(in organisation: OrganisationID) async throws -> [String: PageCost] {
        try await database.read { connection in
            try connection.rows(
                "SELECT slug, elements, requests, bytes, failed FROM insight_weight WHERE organisation_id = \(organisation) AND slug <> ''"
            )
            .reduce(into: [:]) { weights, row in
                var weight = PageCost(elements: try row.int("elements"), requests: try row.int("requests"), bytes: try row.int("bytes"))
                weight.failed = try row.optionalString("failed").map { Set($0.split(separator: " ").map(String.init)) }
                let slug = try row.string("slug")
                let before = weights[slug]
                let failed = weight.failed.map { $0.union(before?.failed ?? []) } ?? before?.failed
                if weight.bytes >= before?.bytes ?? 0 { weights[slug] = weight }
                weights[slug]?.failed = failed
            }
        }
    }

    /// Two years of pages, thirteen months of beats.
    func forget(now: Date) async throws {
        let day = LocalDate(now, in: .gmt).adding(days: -730)
        let slot = Int((now.timeIntervalSince1970 - 400 * 86_400) / Self.slot)
        _ = try await database.write { connection in
            try connection.run("DELETE FROM insight_page WHERE day < \(day)")
            try connection.run("DELETE FROM insight_beat WHERE slot < \(slot)")
        }
    }
}

extension Connection {
    fileprivate func add(_ count: PageCount, to key: PageKey) throws {
        let place: SQL = "organisation_id = \(key.organisation) AND day = \(key.day) AND family = \(key.family) AND slug = \(key.slug)"
        try run(
            """
            INSERT INTO insight_page(organisation_id, day, family, slug, views, times)
            VALUES (\(key.organisation), \(key.day), \(key.family), \(key.slug), 0, \([UInt8]())) ON CONFLICT DO NOTHING
            """)
        var (times, felt) = (count.times, count.felt)
        if let row = try row("SELECT times, felt FROM insight_page WHERE \(place)\(dialect.forUpdate)") {
            times.add(bytes: try row.bytes("times"))
            felt.add(bytes: try row.optionalBytes("felt") ?? [])
        }
        try run(
            """
            UPDATE insight_page SET views = views + \(count.views), times = \(times.bytes), felt = \(felt.total > 0 ? felt.bytes : nil)
            WHERE \(place)
            """)
    }

    fileprivate func note(_ weight: PageCost, of key: PageKey) throws {
        try run(
            """
            INSERT INTO insight_weight(organisation_id, family, slug, day, elements, requests, bytes, failed)
            VALUES (\(key.organisation), \(key.family), \(key.slug), \(key.day), \(weight.elements), \(weight.requests), \(weight.bytes),
                \(weight.failed?.sorted().joined(separator: " ")))
            ON CONFLICT (organisation_id, family, slug) DO UPDATE SET day = excluded.day, elements = excluded.elements, requests = excluded.requests,
                bytes = excluded.bytes, failed = excluded.failed
            """)
    }
}

extension PageKey {
    fileprivate var order: String { "\(organisation) \(day) \(family) \(slug)" }
}
