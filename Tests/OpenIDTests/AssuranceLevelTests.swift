import Testing

@testable import OpenID

@Suite("Levels of assurance")
struct AssuranceLevelTests {
    @Test(
        "A higher level suffices; two factors are never taken for granted below eidas2",
        arguments: [
            ("eidas1", "eidas1", true), ("eidas2", "eidas1", true), ("eidas1", "eidas2", false), ("eidas1-mfa", "eidas1", true),
            ("eidas1", "eidas1-mfa", false), ("eidas2", "eidas1-mfa", true), ("eidas0-mfa", "eidas1", false), ("eidas0-mfa", "eidas1-mfa", false),
            ("eidas", "eidas1", false), ("loa9", "eidas1", false), ("loa9", "loa9", true),
        ])
    func suffices(given: String, asked: String, expected: Bool) {
        #expect(AssuranceLevel(given).suffices(for: AssuranceLevel(asked)) == expected)
    }

    @Test("Only the names of ProConnect that say two factors are two factors")
    func strong() {
        #expect(["eidas0-mfa", "eidas1-mfa", "eidas2", "eidas3"].allSatisfy { AssuranceLevel($0).isStrong })
        #expect(["eidas0", "eidas1", "eidas9", "anything-mfa", ""].allSatisfy { !AssuranceLevel($0).isStrong })
    }
}
