import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Insight

@Suite("Audience without cookies")
struct AudienceTests {
    private func key(_ day: Int, _ slug: String = "acte") throws -> PageKey {
        PageKey(organisation: World.town, day: try #require(LocalDate(year: 2026, month: 3, day: day)), family: "/demarches/:slug", slug: slug)
    }

    private func count(_ times: Double...) -> PageCount {
        PageCount(views: times.count, times: Histogram(Dictionary(times.map { (Histogram.bin(ofMilliseconds: $0), 1) }, uniquingKeysWith: +)))
    }

    @Test("What two writings counted is added", arguments: TestEngine.allCases)
    func added(engine: TestEngine) async throws {
        let audience = SQLAudience(database: try await World.database(engine))
        try await audience.add([try key(2): count(10, 20), try key(3): count(40)], [:])
        try await audience.add([try key(2): count(30)], [try key(2): PageCost(elements: 100, requests: 5, bytes: 30_000)])

        let (first, last) = (try key(1).day, try key(31).day)
        let page = try #require(try await audience.pages(in: World.town, from: first, to: last).first)
        #expect(page.views == 4 && page.times.total == 4)
        #expect(abs((page.times.milliseconds(0.75) ?? 0) - 30) < 0.31)
        #expect(try await audience.days(in: World.town, from: first, to: last).map(\.views) == [3, 1])
        #expect(try await audience.weights(in: World.town)["acte"]?.bytes == 30_000)
        #expect(try await audience.weights(in: World.town)["acte"]?.failed == nil)
        try await audience.add([try key(3): count(30)], [try key(3): PageCost(elements: 100, requests: 5, bytes: 30_000, failed: ["zoom", "links"])])
        #expect(try await audience.weights(in: World.town)["acte"]?.failed == ["links", "zoom"])
        #expect(try await audience.pages(in: OrganisationID(2), from: first, to: last).isEmpty)
    }

    @Test("What browsers felt is added apart from what the server took", arguments: TestEngine.allCases)
    func felt(engine: TestEngine) async throws {
        let audience = SQLAudience(database: try await World.database(engine))
        var told = count(10)
        for _ in 0..<20 { told.felt.add(Histogram.bin(ofMilliseconds: 1200)) }
        try await audience.add([try key(2): told, try key(3): count(10)], [:])

        let page = try #require(try await audience.pages(in: World.town, from: try key(1).day, to: try key(31).day).first)
        #expect(page.times.total == 2 && page.felt.total == 20)
        #expect(abs((page.felt.milliseconds(0.75) ?? 0) - 1200) < 13)
    }

    @Test("A label that we did not sign, another authority's, and a time that no page takes are not counted")
    func labels() throws {
        let pages = PageCounts(key: [1, 2, 3])
        let label = pages.label(of: "/demarches/:slug", slug: "acte", in: World.town)
        let day = try key(2).day
        #expect(!pages.felt(label, milliseconds: 900, on: day, in: OrganisationID(2)))
        #expect(!pages.felt(label.replacing("acte", with: "autre"), milliseconds: 900, on: day, in: World.town))
        for time in [0, -5, 60_001, .infinity, .nan] as [Double] { #expect(!pages.felt(label, milliseconds: time, on: day, in: World.town)) }
        #expect(pages.take().counts.isEmpty)

        #expect(pages.felt(label, milliseconds: 900, on: day, in: World.town))
        #expect(pages.take().counts[try key(2)]?.felt.total == 1)
    }

    @Test("A service that was silent half of the time was up half of the time, whatever came before it was installed", arguments: TestEngine.allCases)
    func uptime(engine: TestEngine) async throws {
        let audience = SQLAudience(database: try await World.database(engine))
        let now = World.morning
        #expect(try await audience.uptime(since: now - 86_400, now: now) == nil)

        for slot in 1...10 { try await audience.beat(at: now - Double(slot) * 600) }
        for slot in 1...10 { try await audience.beat(at: now - Double(slot) * 600) }

        let measured = try #require(try await audience.uptime(since: now - 90 * 86_400, now: now))
        #expect(measured.slots == 20 && measured.share == 0.5)
    }
}
