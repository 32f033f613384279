import Core

/// What a page weighs on the planet, as the EcoIndex reckons it: the rank of its elements, requests and bytes among the pages of the web.
///
/// Source: cnumr/ecoindex_reference (quantiles, grades) and cnumr/ecoindex_python (formula); checked against their vectors.
struct EcoIndex: Sendable, Equatable {
    /// From 0 to 100, not rounded.
    let raw: Double

    init(elements: Int, requests: Int, kilobytes: Double) {
        let ranks = Self.rank(Double(elements), Self.elements) * 3 + Self.rank(Double(requests), Self.requests) * 2 + Self.rank(kilobytes, Self.sizes)
        raw = max(0, 100 - 5 * ranks / 6)
    }

    var score: Int { Int(raw.rounded(.toNearestOrEven)) }
    var grade: String { Self.grade(of: Double(score)) }
    /// Grams of CO2 equivalent for one view.
    var greenhouseGrams: Double { Self.cents(2 + 2 * (50 - Double(score)) / 100) }
    /// Centilitres of water for one view.
    var waterCentilitres: Double { Self.cents(3 + 3 * (50 - Double(score)) / 100) }

    /// A grade is above its bound, never at it.
    static func grade(of score: Double) -> String {
        let bounds: [(Double, String)] = [(80, "A"), (70, "B"), (55, "C"), (40, "D"), (25, "E"), (10, "F")]
        return bounds.first { score > $0.0 }?.1 ?? "G"
    }

    private static func cents(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    /// Between two quantiles, in proportion; 20 beyond the last.
    private static func rank(_ value: Double, _ quantiles: [Double]) -> Double {
        guard let next = quantiles.dropFirst().firstIndex(where: { value < $0 }) else { return Double(quantiles.count - 1) }
        return Double(next - 1) + (value - quantiles[next - 1]) / (quantiles[next] - quantiles[next - 1])
    }

    private static let elements: [Double] = [
        0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594_601,
    ]
    private static let requests: [Double] = [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920]
    private static let sizes: [Double] = [
        0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59,
        4155.73,
        5400.08, 8037.54, 223_212.26,
    ]
}
