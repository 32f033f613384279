import Core
import Web

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

/// What the observatory said at the end of each month that is over, for programs.
struct QualityPast: Sendable {
    let procedures: [MeasuredProcedure]
    let histories: [ProcedureID: QualityHistory]

    private var months: [(month: String, procedure: MeasuredProcedure, indicators: [KeptIndicator])] {
        procedures.flatMap { procedure in
            (histories[procedure.id]?.months ?? [:]).map { (month: $0, procedure: procedure, indicators: $1) }
        }.sorted { ($0.month, $0.procedure.slug) < ($1.month, $1.procedure.slug) }
    }

    var csv: [[String]] {
        [["month", "procedure", "title", "indicator", "value", "level"]]
            + months.flatMap { month, procedure, indicators in
                indicators.map { [month, procedure.slug, procedure.title, $0.slug.rawValue, value($0).text, $0.level.rawValue] }
            }
    }

    var json: JSON {
        .array(
            months.map { month, procedure, indicators in
                [
                    "month": .string(month), "procedure": .string(procedure.slug), "title": .string(procedure.title),
                    "indicators": .array(
                        indicators.map { ["slug": .string($0.slug.rawValue), "value": value($0), "level": .string($0.level.rawValue)] }),
                ]
            })
    }

    private func value(_ indicator: KeptIndicator) -> JSON { .double(Double(indicator.tenths) / 10) }
}
