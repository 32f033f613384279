import Core
import Foundation
import Hummingbird
import Web

/// The readings outside one's units, for those who must look them over: each is marked once somebody did.
struct ExceptionalReviewPages: Sendable {
    static let path = ExceptionalReading.reviewPath
    static let readers: Set<AgentRole> = [.manager, .administrator, .dataProtectionOfficer]
    private static let perPage = 50

    let readings: any ExceptionalReadings
    let colleagues: any Colleagues

    var routes: [Route] {
        [
            .agents(.get, Self.path, Self.readers, answer: list),
            .agents(.post, Self.path + "/:reading/relecture", Self.readers, answer: review),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words, title = words("dossiers.exceptional.review.title")
        let found = try await readings.readings(
            for: visit.viewer, before: visit.visit.query("suite").flatMap { Int64($0) }, atMost: Self.perPage + 1)
        let shown = Array(found.prefix(Self.perPage))
        let units = try await colleagues.units(of: visit.viewer.organisation)
        let names = Dictionary(units.map { ($0.id, $0.name) }) { first, _ in first }
        let table = DataTable(
            title, columns: ["reading", "reason", "review"].map { .init(words("dossiers.exceptional.review.\($0)")) },
            rows: shown.map { row($0, names[$0.unit] ?? "", visit) }, showsCaption: false)
        let next = found.count > Self.perPage ? shown.last.map { "\(Self.path)?suite=\($0.id)" } : nil
        return visit.visit.page(
            title: title, kind: .wide,
            """
            <h1>\(title)</h1>
            <p>\(words("dossiers.exceptional.review.intro"))</p>
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("dossiers.exceptional.review.done")))
            \(shown.isEmpty ? "<p>\(words("dossiers.exceptional.review.none"))</p>" : table.html)
            \(Pagination(previous: nil, next: next, words: words))
            """)
    }

    private func row(_ reading: ReviewedReading, _ unit: String, _ visit: AgentVisit) -> [HTML] {
        [
            """
            \(reading.agent)<br>\(reading.at.inWords(visit.words.language, in: visit.site.zone))<br>
            \(visit.words("dossiers.exceptional.review.request", ["number": reading.reference.description, "unit": unit]))
            """,
            "\(reading.reason)", state(of: reading, visit),
        ]
    }

    private func state(of reading: ReviewedReading, _ visit: AgentVisit) -> HTML {
        let words = visit.words
        if let reviewer = reading.reviewer, let at = reading.reviewedAt {
            return "\(words("dossiers.exceptional.review.by", ["name": reviewer, "day": at.inWords(words.language, in: visit.site.zone)]))"
        }
        return """
            <form method="post" action="\(Self.path)/\(reading.id.description)/relecture">\(visit.visit.formToken)\
            \(Button(words("dossiers.exceptional.review.mark", ["number": reading.reference.description]), .secondary))</form>
            """
    }

    @Sendable private func review(_ visit: AgentVisit) async throws -> Response {
        let reading: ReviewedReadingID = try visit.visit.parameter("reading")
        guard try await readings.review(reading, by: visit.viewer, at: visit.now) else { throw DossierProblem.unknownDossier }
        return .seeOther(Self.path + "?fait=1")
    }
}
