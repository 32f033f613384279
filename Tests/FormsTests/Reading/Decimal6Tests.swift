import Testing

@testable import Forms

@Suite("Exact decimal numbers")
struct Decimal6Tests {
    @Test(
        "What is stored is read and written the same",
        arguments: ["0", "12", "-12", "12.5", "-0.000001", "0.1", "100", "1234567.89", "9000000000000", "3.133"])
    func roundTrip(text: String) {
        #expect(Decimal6(text)?.description == text)
    }

    @Test(
        "Nothing looser than what is stored is read",
        arguments: ["", "-", "+1", "1,5", "1.", ".5", "1.0000000", "12abc", "1e3", " 1", "9000000000001", "12345678901234", "٣", "--1"])
    func refused(text: String) {
        #expect(Decimal6(text) == nil)
    }

    @Test("The decimals that a number needs", arguments: [("12", 0), ("120", 0), ("12.50", 1), ("-0.25", 2), ("0.000001", 6), ("0", 0)])
    func decimals(text: String, decimals: Int) {
        #expect(Decimal6(text)?.decimals == decimals)
    }
}
