import TestSupport
import Testing

@testable import Addresses

@Suite("Where the addresses of forms are")
struct PlaceTests {
    private func address(_ line: String, _ postcode: String = "99999", _ commune: String = "Admiville") -> PostalAddress {
        PostalAddress(line: line, postcode: postcode, commune: commune)
    }

    @Test("A number is one point; an unknown one, all those of its street; an unknown street, none", arguments: TestEngine.allCases)
    func several(engine: TestEngine) async throws {
        let village = try await Village.open(engine)
        let known = address("14 bis, r. du Moulin"), unknown = address("900 rue du Moulin"), none = address("12 rue du Mouton")
        let other = address("12 rue du Moulin", "99998", "St Jean les Bois"), wrong = address("12 rue du Moulin", "35000", "Rennes")

        let spots = try await village.spots(of: [known, unknown, none, other, wrong, address("", "", "")])

        #expect(spots[known]?.map(\.latitude) == [48.103])
        #expect(spots[unknown]?.map(\.latitude).sorted() == [48.101, 48.102, 48.103, 48.104])
        #expect(spots[other]?.map(\.latitude) == [48.2])
        #expect(spots[none] == [] && spots[wrong] == [] && spots[address("", "", "")] == [])
        #expect(try await village.spots(of: []) == [:])
    }
}
