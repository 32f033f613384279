import Core
import TestSupport
import Testing

@testable import Addresses

@Suite("Names of streets made comparable")
struct AddressTextTests {
    @Test(
        "Accents, case, articles and abbreviations count for nothing",
        arguments: [
            ("Av. du Gal-Leclerc", "avenue général Leclerc"), ("BD DE L'ÉGALITÉ", "boulevard egalite"), ("r de la Paix", "Rue de la Paix"),
            ("Pl. St-Michel", "place saint michel"), ("14bis chemin", "14 bis chemin"), ("Rue du Dr Roux", "rue docteur roux"),
        ])
    func same(left: String, right: String) { #expect(AddressText.key(left) == AddressText.key(right)) }

    @Test("Different streets stay different", arguments: [("rue du Moulin", "place du Moulin"), ("rue du Moulin", "rue du Moulin-Neuf")])
    func different(left: String, right: String) { #expect(AddressText.key(left) != AddressText.key(right)) }

    @Test("Doing it twice changes nothing, whatever is typed")
    func idempotent() {
        var random = SystemRandomNumberGenerator()
        let pieces = ["av", "St", "de", "l'", "14bis", "4e", "ch", "é", "🏠", "-", " ", "R", "place", "12", "\u{301}", "ŒUVRE", "dr.", "1er"]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined(separator: " ")
            #expect(AddressText.key(AddressText.key(text)) == AddressText.key(text), "\(text)")
        }
    }

    @Test("The numbers of a street come back as they were packed, and half of them is refused")
    func packing() throws {
        let numbers = try (0..<300).map { index in
            HouseNumber(
                number: Int.random(in: 0...9999), suffix: ["", "b", "bis", "quinquie"][index % 4],
                spot: try #require(Spot(latitude: .random(in: -90...90), longitude: .random(in: -180...180))))
        }
        let packed = PackedNumbers.pack(numbers)

        #expect(PackedNumbers.unpack(packed) == numbers)
        #expect(PackedNumbers.unpack(Array(packed.dropLast())) == nil)
    }

    @Test("What is no number is no position", arguments: [Double.nan, .infinity, -180.001, 1e300])
    func nowhere(degrees: Double) { #expect(Spot(latitude: 0, longitude: degrees) == nil && Spot(latitude: degrees, longitude: 0) == nil) }
}
