import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// The public observatory: what was measured of each procedure, with its thresholds, its history and its data.
struct QualityController: Sendable {
    static let path = "/qualite"

    let observatory: Observatory
    let history: SQLQualityHistory
    let ratings: SQLRatings
    let improvements: SQLImprovements

    var routes: [Route] {
        [
            .get(Self.path) { visit in QualityPage(lines: try await lines(visit), visit: visit).response() },
            .get(Self.path + "/donnees.csv") { visit in csv(QualityData(lines: try await lines(visit), day: visit.today).csv) },
            .get(Self.path + "/donnees.json") { visit in json(QualityData(lines: try await lines(visit), day: visit.today).json) },
            .get(Self.path + "/historique.csv") { visit in csv(try await past(visit).csv) },
            .get(Self.path + "/historique.json") { visit in json(try await past(visit).json) },
            .get(Self.path + "/:slug", answer: show),
        ]
    }

    private func lines(_ visit: Visit) async throws -> [QualityLine] {
        try await observatory.lines(of: visit.site.organisation, now: visit.now, today: visit.today)
    }

    private func past(_ visit: Visit) async throws -> QualityPast {
        let organisation = visit.site.organisation
        return QualityPast(
            procedures: try await observatory.town.procedures(of: organisation),
            histories: try await history.months(before: QualityHistory.month(visit.today), in: organisation))
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let slug: String = try visit.parameter("slug")
        guard let line = try await lines(visit).first(where: { $0.procedure.slug == slug }) else { throw InsightProblem.unknownProcedure }
        let (organisation, procedure) = (visit.site.organisation, line.procedure.id)
        let past = try await history.months(before: QualityHistory.month(visit.today), of: procedure, in: organisation)
        return ProcedureQualityPage(
            line: line, past: past[procedure] ?? QualityHistory(),
            history: try await observatory.measurements.history(of: procedure, in: organisation, today: visit.today),
            comments: try await ratings.shown(of: procedure, in: organisation, atMost: 20),
            improvements: try await improvements.done(of: procedure, in: organisation, atMost: 20), visit: visit
        ).response()
    }

    private func csv(_ rows: [[String]]) -> Response { data(CSV.file(rows), "text/csv; charset=utf-8") }
    private func json(_ json: JSON) -> Response { data(json.bytes, "application/json; charset=utf-8") }

    /// Open data: read from any site, kept an hour.
    private func data(_ bytes: [UInt8], _ type: String) -> Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "public, max-age=3600"]
        headers[.accessControlAllowOrigin] = "*"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// What is measured of the procedures of a town today.
struct Observatory: Sendable {
    let measurements: SQLMeasurements
    let town: any MeasuredTown

    func lines(of organisation: OrganisationID, now: Date, today: LocalDate) async throws -> [QualityLine] {
        let procedures = try await town.procedures(of: organisation)
        let measured = try await measurements.all(
            in: organisation, procedures: procedures, audited: try await town.audited(in: organisation, on: today), now: now, today: today)
        return procedures.map { procedure in
            let found = measured[procedure.id] ?? Measurements()
            return QualityLine(procedure: procedure, measured: found, indicators: found.indicators(of: procedure))
        }
    }
}

/// A procedure and its figures.
struct QualityLine: Sendable {
    let procedure: MeasuredProcedure
    let measured: Measurements
    let indicators: [Indicator]

    /// The share of each that is shown, the largest first; nothing on too few. In whole hundredths: of a thousand, five are half of one.
    var channels: [(Core.Channel, Double)] {
        let total = measured.channels.values.reduce(0, +)
        guard total >= Indicator.leastShown, let hidden = measured.hiddenChannels else { return [] }
        return measured.channels.filter { !hidden.contains($0.key.rawValue) }.map { ($0, (Double($1) * 100 / Double(total)).rounded() / 100) }
            .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }
    }

    func indicator(_ slug: Indicator.Slug) -> Indicator? { indicators.first { $0.slug == slug } }
}
