import Core
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// The public observatory: what was measured of each procedure, with its thresholds, its history and its data.
struct QualityController: Sendable {
    static let path = "/qualite"

    let measurements: SQLMeasurements
    let ratings: SQLRatings
    let improvements: SQLImprovements
    let town: any MeasuredTown

    var routes: [Route] {
        [
            .get(Self.path) { visit in QualityPage(lines: try await lines(visit), visit: visit).response() },
            .get(Self.path + "/donnees.csv") { visit in
                data(CSV.file(QualityData(lines: try await lines(visit), day: visit.today).csv), "text/csv; charset=utf-8")
            },
            .get(Self.path + "/donnees.json") { visit in
                data(QualityData(lines: try await lines(visit), day: visit.today).json.bytes, "application/json; charset=utf-8")
            },
            .get(Self.path + "/:slug", answer: show),
        ]
    }

    private func lines(_ visit: Visit) async throws -> [QualityLine] {
        let procedures = try await town.procedures(of: visit.site.organisation)
        let organisation = visit.site.organisation
        let measured = try await measurements.all(
            in: organisation, procedures: procedures, audited: try await town.audited(in: organisation, on: visit.today), now: visit.now,
            today: visit.today)
        return procedures.map { procedure in
            let found = measured[procedure.id] ?? Measurements()
            return QualityLine(procedure: procedure, measured: found, indicators: found.indicators(of: procedure))
        }
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let slug: String = try visit.parameter("slug")
        guard let line = try await lines(visit).first(where: { $0.procedure.slug == slug }) else { throw InsightProblem.unknownProcedure }
        let organisation = visit.site.organisation
        return ProcedureQualityPage(
            line: line, history: try await measurements.history(of: line.procedure.id, in: organisation, today: visit.today),
            comments: try await ratings.shown(of: line.procedure.id, in: organisation, atMost: 20),
            improvements: try await improvements.done(of: line.procedure.id, in: organisation, atMost: 20), visit: visit
        ).response()
    }

    /// Open data: read from any site, kept an hour.
    private func data(_ bytes: [UInt8], _ type: String) -> Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "public, max-age=3600"]
        headers[.accessControlAllowOrigin] = "*"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
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

/// The same figures for programs, at addresses that do not change.
struct QualityData: Sendable {
    let lines: [QualityLine]
    let day: LocalDate

    var csv: [[String]] {
        [["date", "procedure", "title", "indicator", "value", "level", "sample"]] + lines.flatMap { indicators(of: $0) + channels(of: $0) }
    }

    private func indicators(of line: QualityLine) -> [[String]] {
        line.indicators.map { indicator in
            [
                day.description, line.procedure.slug, line.procedure.title, indicator.slug.rawValue, indicator.value.map(Self.number) ?? "",
                indicator.level.rawValue, indicator.shownSample.map(String.init) ?? "",
            ]
        }
    }

    private func channels(of line: QualityLine) -> [[String]] {
        line.channels.map { channel, share -> [String] in
            [day.description, line.procedure.slug, line.procedure.title, "channel_\(channel.rawValue)", Self.number(share * 100), "plain", ""]
        }
    }

    private func shares(of line: QualityLine) -> JSON {
        .object(line.channels.reduce(into: [:]) { shares, channel in shares[channel.0.rawValue] = .double(Self.rounded(channel.1 * 100)) })
    }

    var json: JSON {
        [
            "date": .string(day.description),
            "procedures": .array(
                lines.map { line in
                    [
                        "procedure": .string(line.procedure.slug), "title": .string(line.procedure.title),
                        "channels": shares(of: line),
                        "indicators": .array(
                            line.indicators.map { indicator in
                                [
                                    "slug": .string(indicator.slug.rawValue), "value": indicator.value.map { .double(Self.rounded($0)) } ?? .null,
                                    "level": .string(indicator.level.rawValue), "sample": indicator.shownSample.map(JSON.int) ?? .null,
                                ]
                            }),
                    ]
                }),
        ]
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    private static func number(_ value: Double) -> String { JSON.double(rounded(value)).text }
}
