import Testing

@testable import Forms

@Suite("Telephone numbers")
struct PhoneTests {
    @Test(
        "French numbers, however they are spaced",
        arguments: [
            "0612345678", "06 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78", "06/12/34/56/78", "+33612345678", "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78", "+33 06 12 34 56 78", "0033 6 12 34 56 78", "0033(0)612345678", "(06) 12 34 56 78", "06\u{A0}12\u{202F}34 56 78",
            "\u{202A}06 12 34 56 78\u{202C}", "06‑12‑34‑56‑78",
        ])
    func french(typed: String) {
        #expect(read(typed, .phone) == "+33612345678")
    }

    @Test(
        "Overseas and foreign numbers",
        arguments: [
            ("0262 12 34 56", "+262262123456"), ("0692 12 34 56", "+262692123456"), ("+262 692 12 34 56", "+262692123456"),
            ("+262 0692 123456", "+262692123456"),
            ("0590 12 34 56", "+590590123456"), ("0690123456", "+590690123456"), ("0594123456", "+594594123456"), ("0696 12 34 56", "+596696123456"),
            ("0639 12 34 56", "+262639123456"), ("0508 41 12 34", "+508411234"), ("+508 41 12 34", "+508411234"), ("0708 12 34 56", "+508708123456"),
            ("+687 12 34 56", "+687123456"), ("+689 40 12 34 56", "+68940123456"), ("00681 72 12 34", "+681721234"),
            ("+32 2 123 45 67", "+3221234567"),
            ("0044 20 7946 0958", "+442079460958"), ("+1 (212) 555-0100", "+12125550100"), ("+213 555 12 34 56", "+213555123456"),
        ])
    func abroad(typed: String, e164: String) {
        #expect(read(typed, .phone) == e164)
    }

    @Test(
        "What is wrong is said",
        arguments: [
            ("06 12 34 56 7", "[forms.phone.short]"), ("612345678", "[forms.phone.short]"), ("06 12 34 56 789", "[forms.phone.long]"),
            ("+33 6 12 34 56", "[forms.phone.short]"), ("+33 6 12 34 56 78 90", "[forms.phone.long]"), ("00 12 34 56 78", "[forms.phone.short]"),
            ("12 34 56 78 90", "[forms.phone.unknown]"), ("+0612345678", "[forms.phone.unknown]"), ("06 12 AB 56 78", "[forms.phone.unknown]"),
            ("+4912", "[forms.phone.international]"), ("+4934567890123456", "[forms.phone.international]"), ("06+12345678", "[forms.phone.unknown]"),
            ("liste rouge", "[forms.phone.unknown]"), ("+", "[forms.phone.unknown]"), ("٠٦١٢٣٤٥٦٧٨", "[forms.phone.unknown]"), ("", "blank"),
        ])
    func refused(typed: String, key: String) {
        #expect(read(typed, .phone) == key)
    }
}
