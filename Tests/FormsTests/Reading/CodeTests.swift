import Testing

@testable import Forms

@Suite("Codes with a check")
struct CodeTests {
    @Test(
        "Bank accounts",
        arguments: [
            ("FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"), ("fr1420041010050500013m02606", "FR1420041010050500013M02606"),
            ("IBAN FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"), ("BE68 5390 0754 7034", "BE68539007547034"),
            ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"), ("GB29NWBK60161331926819", "GB29NWBK60161331926819"),
            ("MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S"), ("FR14 2004 1010 0505 0001 3M02 607", "[forms.iban.check]"),
            ("FR14 2004 1010 0505 0010 3M02 606", "[forms.iban.check]"), ("FR14 2004 1010", "[forms.iban.length]"),
            ("ZZ14 2004", "[forms.iban.country]"),
            ("20041 01005 0500013M026 06", "[forms.iban.unknown]"), ("FR14-2004", "[forms.iban.unknown]"), ("FR", "[forms.iban.unknown]"),
            ("", "blank"),
        ])
    func iban(typed: String, result: String) {
        #expect(read(typed, .iban) == result)
    }

    @Test(
        "SIRET numbers",
        arguments: [
            ("73282932000074", "73282932000074"), ("732 829 320 00074", "73282932000074"), ("732.829.320.00074", "73282932000074"),
            ("35600000000048", "35600000000048"),
            ("35600000049837", "35600000049837"), ("35600000049838", "[forms.siret.check]"), ("73282932000075", "[forms.siret.check]"),
            ("732829320", "[forms.siret.siren]"),
            ("7328293200007", "[forms.siret.length]"), ("00000000000000", "[forms.siret.check]"), ("7328293200007A", "[forms.siret.unknown]"),
            ("", "blank"),
        ])
    func siret(typed: String, result: String) {
        #expect(read(typed, .siret) == result)
    }

    @Test(
        "SIREN numbers",
        arguments: [
            ("732829320", "732829320"), ("732 829 320", "732829320"), ("356000000", "356000000"), ("73282932000074", "732829320"),
            ("732829321", "[forms.siren.check]"),
            ("73282932", "[forms.siren.length]"), ("000000000", "[forms.siren.check]"), ("FR732829320", "[forms.siren.unknown]"), ("", "blank"),
        ])
    func siren(typed: String, result: String) {
        #expect(read(typed, .siren) == result)
    }

    @Test(
        "Numbers of associations",
        arguments: [
            ("W751234567", "W751234567"), ("w 75 123 4567", "W751234567"), ("W9R1234567", "W9R1234567"), ("W2A1234567", "W2A1234567"),
            ("751234567", "[forms.rna.unknown]"),
            ("W75123456", "[forms.rna.unknown]"), ("W7512345678", "[forms.rna.unknown]"), ("WA51234567", "[forms.rna.unknown]"),
            ("W75123456A", "[forms.rna.unknown]"), ("", "blank"),
        ])
    func rna(typed: String, result: String) {
        #expect(read(typed, .rna) == result)
    }

    @Test(
        "Number plates",
        arguments: [
            ("AB-123-CD", "AB-123-CD"), ("ab123cd", "AB-123-CD"), ("ab 123 cd", "AB-123-CD"), ("AB‑123‑CD", "AB-123-CD"), ("WW-123-AB", "WW-123-AB"),
            ("W-123-AB", "W-123-AB"),
            ("AB123C", "AB-123-C"), ("A12B", "A-12-B"), ("123 ABC 35", "123-ABC-35"), ("1234ab2a", "1234-AB-2A"), ("12 AA 974", "12-AA-974"),
            ("9999 ZZ 75", "9999-ZZ-75"),
            ("AI-123-CD", "[forms.vehiclePlate.unknown]"), ("AB-123-OU", "[forms.vehiclePlate.unknown]"),
            ("SS-123-AB", "[forms.vehiclePlate.unknown]"),
            ("AB-123-SS", "[forms.vehiclePlate.unknown]"), ("AB-000-CD", "[forms.vehiclePlate.unknown]"),
            ("AB-12-CD", "[forms.vehiclePlate.unknown]"),
            ("B-123-AB", "[forms.vehiclePlate.unknown]"), ("123 ABC 99", "[forms.vehiclePlate.unknown]"),
            ("0123 AB 35", "[forms.vehiclePlate.unknown]"),
            ("AÉ-123-CD", "[forms.vehiclePlate.unknown]"), ("AB-123", "[forms.vehiclePlate.unknown]"), ("", "blank"),
        ])
    func plate(typed: String, result: String) {
        #expect(read(typed, .vehiclePlate) == result)
    }

    @Test("Files are those that are there, never those that a page pretends")
    func files() {
        let kind = FieldKind.file(FileRule(most: 2))

        #expect(read([:], kind, attachments: ["it": ["a", "b"]]).answer == .list(["a", "b"]))
        #expect(read(["it": "forged"], kind) == (nil, []))
        #expect(read([:], kind, attachments: ["it": ["a", "b", "c"]]).problems == ["it: forms.file.most"])
    }
}
