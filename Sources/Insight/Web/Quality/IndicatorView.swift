import Core
import Web

/// A figure of the observatory in words.
struct IndicatorView {
    let indicator: Indicator
    let labels: StatisticsLabels

    private var words: Words { labels.words }
    private var key: String { "insight.indicator.\(indicator.slug.rawValue)" }

    var name: String { words(key) }

    var value: String {
        guard let value = indicator.value else { return words("insight.none") }
        let number = [.uptime, .accessibility].contains(indicator.slug) ? tenth(value) : labels.number(value)
        return words("\(key).value", ["number": number])
    }

    /// A word and a tone: the colour never says it alone.
    var tag: StatusTag? {
        let tone: StatusTag.Tone? = [.green: .good, .yellow: .waiting, .red: .bad, .grey: .neutral][indicator.level]
        return tone.map { StatusTag(words("insight.level.\(indicator.value == nil ? "soon" : indicator.level.rawValue)"), $0) }
    }

    var sample: String {
        guard let sample = indicator.shownSample else { return words("insight.fewer") }
        return sample > 0 ? words("\(key).sample", ["number": labels.number(sample)]) : ""
    }

    var explanation: String { words("\(key).what") }

    private func tenth(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10)\(words.language == .french ? "," : ".")\(tenths % 10)"
    }
}
