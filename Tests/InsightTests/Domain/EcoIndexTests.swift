import Testing

@testable import Insight

@Suite("EcoIndex")
struct EcoIndexTests {
    /// All the vectors of cnumr/ecoindex_reference: elements, requests, kilobytes, raw, score, grade, grams, centilitres.
    static let vectors: [(Int, Int, Double, Double, Int, String, Double, Double)] = [
        (0, 0, 0, 100.0, 100, "A", 1.0, 1.5),
        (47, 2, 1.37, 95.0, 95, "A", 1.1, 1.65),
        (100, 100, 100, 72.015842, 72, "B", 1.56, 2.34),
        (240, 20, 331, 83.004337, 83, "A", 1.34, 2.01),
        (100, 100, 1000, 67.267329, 67, "C", 1.66, 2.49),
        (300, 25, 300, 80.009757, 80, "B", 1.4, 2.1),
        (400, 30, 500, 73.848847, 74, "B", 1.52, 2.28),
        (600, 40, 1024, 60.917232, 61, "C", 1.78, 2.67),
        (693, 78, 2420, 43.682342, 44, "D", 2.12, 3.18),
        (200, 200, 10000, 45.512027, 46, "D", 2.08, 3.12),
        (2240, 100, 310182.902, 15.881268, 16, "F", 2.68, 4.02),
        (2355, 267, 2493, 9.873484, 10, "G", 2.8, 4.2),
        (594601, 3920, 223212.26, 0.0, 0, "G", 3.0, 4.5),
        (10000000, 100000, 10000000, 0.0, 0, "G", 3.0, 4.5),
    ]

    @Test("The reference vectors are found again", arguments: vectors.indices)
    func vector(index: Int) {
        let (elements, requests, size, raw, score, grade, grams, water) = Self.vectors[index]

        let eco = EcoIndex(elements: elements, requests: requests, kilobytes: size)

        #expect(abs(eco.raw - raw) < 0.000_001)
        #expect(eco.score == score && eco.grade == grade)
        #expect(abs(eco.greenhouseGrams - grams) < 0.000_1 && abs(eco.waterCentilitres - water) < 0.000_1)
    }

    @Test(
        "A grade is above its bound, never at it",
        arguments: [(80.0, "B"), (80.5, "A"), (70, "C"), (55, "D"), (40, "E"), (25, "F"), (10, "G"), (0, "G")])
    func bounds(score: Double, grade: String) { #expect(EcoIndex.grade(of: score) == grade) }
}
