import Core

/// A figure of the observatory as it was at the end of a month, in tenths of its unit.
struct KeptIndicator: Sendable, Equatable {
    let slug: Indicator.Slug
    let tenths: Int
    let level: Indicator.Level

    /// To be shown as the figures of today are.
    var indicator: Indicator { Indicator(slug: slug, value: Double(tenths) / 10, level: level, sample: 0) }
}

/// What the observatory said of a procedure, month after month.
struct QualityHistory: Sendable, Equatable {
    /// `2026-10` → its figures.
    var months: [String: [KeptIndicator]] = [:]

    static func month(_ day: LocalDate) -> String { String(day.description.prefix(7)) }

    func indicator(_ slug: Indicator.Slug, in month: String) -> Indicator? { months[month]?.first { $0.slug == slug }?.indicator }

    /// The months that are compared with today: the last that is over, three, six and twelve months back; of those that have something.
    func compared(today: LocalDate) -> [String] {
        [12, 6, 3, 1].map { Self.month(today.adding(months: -$0)) }.filter { months[$0]?.isEmpty == false }
    }
}

extension [KeptIndicator] {
    /// `{"uptime": [999, "green"]}`
    var json: JSON { .object(reduce(into: [:]) { $0[$1.slug.rawValue] = [.int($1.tenths), .string($1.level.rawValue)] }) }

    /// In the order of the page. What this release does not know any more is left out.
    init(_ json: JSON) {
        let said = json.object ?? [:]
        self = Indicator.Slug.allCases.compactMap { slug in
            guard let parts = said[slug.rawValue]?.array, parts.count == 2, let tenths = parts[0].int,
                let level = parts[1].string.flatMap(Indicator.Level.init)
            else { return nil }
            return KeptIndicator(slug: slug, tenths: tenths, level: level)
        }
    }
}
