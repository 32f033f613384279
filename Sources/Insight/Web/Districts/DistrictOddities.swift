import Core
import Web

extension DistrictSurvey {
    /// More are not read one by one.
    private static let most = 10

    /// What does not fit together, a sentence each: where, how much, and what comes of it.
    func sentences(_ words: Words) -> [String] {
        let overlapping = overlaps.prefix(Self.most).map { overlap in
            words(
                "insight.district.overlap",
                [
                    "first": overlap.first, "second": overlap.second, "area": area(overlap.spot, words), "point": overlap.spot.point.inDegrees,
                ])
        }
        let missing = gaps.prefix(Self.most).map { words("insight.district.gap", ["area": area($0, words), "point": $0.point.inDegrees]) }
        let rest = max(0, overlaps.count - Self.most) + max(0, gaps.count - Self.most)
        return overlapping + missing + (rest > 0 ? [words.count(rest, "insight.district.more")] : [])
    }

    private func area(_ spot: Spot, _ words: Words) -> String {
        words("insight.district.hectares", ["number": StatisticsLabels(procedures: [], units: [], words: words).number(spot.area / 10_000)])
    }
}
