import Core
import Testing
import Web

@testable import Insight

@Suite("The public observatory")
struct QualityTests {
    @Test(
        "A promise is read from its sentence",
        arguments: [
            ("5 jours ouvrés, plus le temps du courrier", 7), ("48 heures après un décès. Sinon 3 semaines.", 2),
            ("2 à 4 semaines. Sans réponse", 28),
            ("1 mois au plus, 3 mois si la demande est complexe", 30.5), ("Rendez-vous sous une semaine.", 7), ("Une réponse sous 8 jours", 8),
        ] as [(String, Double)])
    func promise(text: String, days: Double) throws { #expect(try #require(Promise(text)).days == days) }

    @Test("A sentence without a duration promises none", arguments: ["", "Plusieurs semaines", "Réponse après la commission d'attribution"])
    func noPromise(text: String) { #expect(Promise(text) == nil) }

    @Test("The State's thresholds hold at their bounds", arguments: [(8.0, Indicator.Level.green), (7.99, .yellow), (5, .yellow), (4.99, .red)])
    func thresholds(value: Double, level: Indicator.Level) {
        #expect(Indicator.high(.satisfaction, value, bounds: (8, 5), sample: 100, least: 100).level == level)
    }

    @Test("On fewer than a hundred ratings nothing is judged, on fewer than five nothing is shown")
    func few() {
        #expect(Indicator.high(.satisfaction, 9, bounds: (8, 5), sample: 99, least: 100).level == .grey)
        #expect(Indicator.high(.satisfaction, 9, bounds: (8, 5), sample: 99, least: 100).value == 9)
        #expect(Indicator.high(.satisfaction, 9, bounds: (8, 5), sample: 4, least: 100).value == nil)
    }

    @Test("Neither a share nor a number of requests tells of a few people")
    func shares() throws {
        let procedure = MeasuredProcedure(
            id: World.birth, slug: "acte", title: "Acte", unit: World.civil, promise: "", statuses: [], pieces: [])
        func line(_ channels: [Channel: Int]) -> QualityLine {
            var measured = Measurements()
            measured.channels = channels
            return QualityLine(procedure: procedure, measured: measured, indicators: measured.indicators(of: procedure))
        }
        func told(_ channels: [Channel: Int]) -> [String] { line(channels).channels.map { "\($0.rawValue) \($1)" } }

        #expect(told([.web: 60, .counter: 30, .phone: 10]) == ["web 0.6", "counter 0.3", "phone 0.1"])
        #expect(told([.web: 60, .counter: 30, .phone: 2]) == ["web 0.65"])
        #expect(told([.web: 60, .counter: 1]) == [] && told([.web: 4]) == [])
        #expect(told([.web: 1200, .counter: 1]) == ["web 1.0", "counter 0.0"])
        let usage = { (channels: [Channel: Int]) in line(channels).indicator(.usage) }
        #expect(usage([.web: 60, .counter: 30])?.value == 67 && usage([.web: 60])?.value == 100)
        #expect(usage([.web: 60, .counter: 3])?.value == nil && usage([.web: 3, .counter: 60])?.value == nil)
        #expect(usage([.web: 4])?.shownSample == nil && usage([.web: 5])?.shownSample == 5 && usage([:])?.shownSample == 0)
    }

    @Test("What is kept of a month tells of pages and documents, and of people from a hundred on")
    func kept() throws {
        let few = Indicator.high(.satisfaction, 8.36, bounds: (8, 5), sample: 99, least: 100)
        let many = Indicator.high(.satisfaction, 8.36, bounds: (8, 5), sample: 100, least: 100)
        let pages = Indicator.high(.uptime, 99.87, bounds: (99.9, 98.5), sample: 5)

        let kept = [few, many, pages, .high(.ecoindex, nil, bounds: (70, 40), sample: 0)].compactMap(\.kept)

        #expect(kept == [KeptIndicator(slug: .satisfaction, tenths: 84, level: .green), KeptIndicator(slug: .uptime, tenths: 999, level: .yellow)])
        #expect([KeptIndicator](try JSON(kept.json.text)) == kept)
        let history = QualityHistory(months: ["2025-11": kept, "2026-08": kept, "2026-10": [], "2026-11": kept])
        #expect(history.compared(today: LocalDate("2026-11-30")!) == ["2025-11", "2026-08"])
    }

    @Test("The delay is held against the promise")
    func delay() {
        var measured = Measurements()
        for day in 1...10 { measured.delays.add(Histogram.bin(of: Double(day) * 86_400)) }
        var procedure = MeasuredProcedure(
            id: World.birth, slug: "acte", title: "Acte", unit: World.civil, promise: "8 jours", statuses: [],
            pieces: ["Avis d’imposition 2025", "Photo"])

        let level = { (promise: String) -> Indicator.Level? in
            procedure.promise = promise
            return measured.indicators(of: procedure).first { $0.slug == .delay }?.level
        }

        #expect(level("10 jours") == .green && level("8 jours") == .yellow && level("4 jours") == .red && level("Bientôt") == .plain)
        #expect(measured.indicators(of: procedure).first { $0.slug == .dlnuf }?.value == 1)
    }

    @Test("What a program looks at is what the front door looks at")
    func criteria() {
        #expect(Set(Criterion.allCases.map(\.rawValue)) == Set(PageCriterion.allCases.map(\.rawValue)))
        #expect(Set(Criterion.mobile.map(\.rawValue)) == Set(PageCriterion.mobile.map(\.rawValue)))
    }

    @Test("One criterion that a page does not hold shows, and what was not looked at is not judged")
    func checked() {
        let procedure = MeasuredProcedure(
            id: World.birth, slug: "acte", title: "Acte", unit: World.civil, promise: "", statuses: [], pieces: [])
        func indicator(_ slug: Indicator.Slug, _ failed: Set<String>?) -> Indicator? {
            var measured = Measurements()
            measured.weight = PageCost(elements: 10, requests: 1, bytes: 1000, failed: failed)
            measured.audited = 87.5
            return measured.indicators(of: procedure).first { $0.slug == slug }
        }

        #expect(indicator(.criteria, [])?.value == 100 && indicator(.criteria, [])?.level == .green)
        #expect(indicator(.criteria, ["labels"])?.level == .yellow && indicator(.mobile, ["labels"])?.level == .green)
        #expect(indicator(.mobile, ["zoom"])?.value == 50 && indicator(.mobile, ["zoom"])?.level == .red)
        #expect(indicator(.criteria, nil)?.value == nil)
        #expect(indicator(.accessibility, nil)?.level == .yellow)
    }
}
