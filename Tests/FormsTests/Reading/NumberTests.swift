import Testing

@testable import Forms

@Suite("Numbers")
struct NumberTests {
    @Test(
        "Amounts as people write them in French",
        arguments: [
            ("1234,5", "1234.5"), ("1 234,50 €", "1234.5"), ("1\u{202F}234,50\u{A0}€", "1234.5"), ("1.234,50", "1234.5"), ("1,234.50", "1234.5"),
            ("1234.50", "1234.5"), ("12 euros", "12"), ("12€", "12"), ("€1,234.50", "1234.5"), ("12 EUR", "12"), ("1.500", "1500"),
            ("1.234.567", "1234567"),
            ("1'234,5", "1234.5"),
            ("0,5", "0.5"), (",5", "0.5"), ("0.50", "0.5"), ("-3,20", "-3.2"), ("− 3,20", "-3.2"), ("+3", "3"), ("007", "7"), ("12,00", "12"),
            ("12,", "12"),
            ("9000000000000", "[forms.number.huge]"), ("8 999 999 999 999,99", "8999999999999.99"),
        ])
    func money(typed: String, result: String) {
        #expect(read(typed, .money(NumberRule())) == result)
    }

    @Test(
        "What can be read in two ways, or in none, is refused",
        arguments: [
            "12abc", "abc", "1.234,5.6", "1,2,3", "12 34", "1 2345", "1  234 56", "12-34", "--5", "1e5", "0x12", "½", "٣", "1,,5", "€", "1..5", "5 -",
            "1 234.567,8.9",
            "1.234 567,8", "12 5€€", "NaN", "∞", "1\u{0}2",
        ])
    func refused(typed: String) {
        #expect(read(typed, .money(NumberRule())) == "[forms.number.unknown]")
    }

    @Test(
        "Whole numbers",
        arguments: [
            ("12", "12"), ("12,0", "12"), ("1.234", "1234"), ("1 234", "1234"), ("12,5", "[forms.number.whole]"), ("1,234", "[forms.number.whole]"),
        ])
    func whole(typed: String, result: String) {
        #expect(read(typed, .integer(NumberRule())) == result)
    }

    @Test(
        "Decimals",
        arguments: [("1.234", "1.234"), ("1,234", "1.234"), ("0,000001", "0.000001"), ("0,0000001", "[forms.number.precise]"), ("3.133", "3.133")])
    func decimals(typed: String, result: String) {
        #expect(read(typed, .decimal(NumberRule())) == result)
    }

    @Test("Cents are at most two figures")
    func cents() {
        #expect(read("12,345", .money(NumberRule())) == "[forms.number.cents]")
        #expect(read("12,340", .money(NumberRule())) == "12.34")
    }

    @Test("A field's own unit may be written after the figures", arguments: ["25 m²", "25m²", "25 m2", "25 M²", "25"])
    func unit(typed: String) {
        #expect(read(typed, .decimal(NumberRule(unit: "m²"))) == "25")
    }

    @Test("Bounds are included")
    func bounds() {
        let rule = NumberRule(least: 1, most: 10)

        #expect(read("1", .integer(rule)) == "1")
        #expect(read("10", .integer(rule)) == "10")
        #expect(read("0", .integer(rule)) == "[forms.number.small]")
        #expect(read("11", .integer(rule)) == "[forms.number.big]")
    }
}
