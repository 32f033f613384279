import Scheduling
import Testing

@testable import Appointments

@Suite("From where somebody starts")
struct DepartureTests {
    private func point(_ label: String) -> StartingPoint { StartingPoint(label: label, position: Position(latitude: 48, longitude: -1)!) }

    @Test("One is taken, several are asked about, none is said")
    func cases() {
        let two = [point("12 Rue du Moulin, A"), point("12 Rue du Moulin, B")]

        #expect(Departure("", chosen: "x", among: []) == .none)
        #expect(Departure("rue", chosen: nil, among: []) == .unknown)
        #expect(Departure("rue", chosen: nil, among: [two[0]]) == .found(two[0]))
        #expect(Departure("rue", chosen: nil, among: two) == .several(two, isGuess: false))
        #expect(Departure("rue", chosen: two[1].label, among: two) == .found(two[1]))
    }

    @Test("What was chosen of another address is of no account")
    func stale() {
        let two = [point("A"), point("B")]
        #expect(Departure("autre", chosen: "C", among: two) == .several(two, isGuess: false))
    }
}
