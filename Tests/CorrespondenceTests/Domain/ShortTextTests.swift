import Core
import Testing

@testable import Correspondence

@Suite("The text of one SMS, and the number of a registered letter")
struct ShortTextTests {
    @Test("What the alphabet lacks is written with what it has")
    func written() throws {
        let text = try #require(ShortText("Du\u{A0}nouveau\u{202F}: l’œuvre, la fête, où, ça… Ôtez « »"))
        #expect(text.description == "Du nouveau : l'oeuvre, la fete, où, ca... Otez \" \"")
    }

    @Test("160 septets fit, 161 do not; brackets and the euro sign count twice")
    func length() throws {
        #expect(try #require(ShortText(String(repeating: "a", count: 160))).septets == 160)
        #expect(ShortText(String(repeating: "a", count: 161)) == nil)
        #expect(try #require(ShortText("10 €[a]")).septets == 10)
        #expect(ShortText(String(repeating: "€", count: 81)) == nil && ShortText("") == nil)
    }

    @Test("The shipped words fit in one SMS with the number and a long address, and hold nothing personal", arguments: [Language.french, .english])
    func shipped(_ language: Language) throws {
        let words = try #require(Town.catalogues[language])
        let address = "https://demarches-en-ligne.communaute-de-communes-du-val.fr/suivi"
        let text = try #require(ShortText(words("correspondence.sms.news", ["reference": "7K3M-Q2XN-8W4P", "address": address])))
        #expect(text.description.contains("7K3M-Q2XN-8W4P") && text.description.hasSuffix(address))
    }

    @Test(
        "A tracking number is read with its spaces",
        arguments: ["1A 123 456 7890 1", "2c12345678901", "RR 473 124 829 FR", "87000123456789 0", "12345678901"])
    func tracking(_ typed: String) { #expect(TrackingNumber(typed) != nil) }

    @Test(
        "A wrong check digit, a missing figure, a word are refused",
        arguments: ["RR 473 124 828 FR", "1A 123 456 7890", "recommandé", "", "1AA2345678901"])
    func refused(_ typed: String) { #expect(TrackingNumber(typed) == nil) }

    @Test("The check digit of UPU S10 takes its two special values")
    func special() {
        let numbers = (0...99).map { "RR0000000\($0 < 10 ? "0\($0)" : "\($0)")FR" }
        // Each eight digits have one check digit, and one only.
        #expect(numbers.count { TrackingNumber($0) != nil } == 10)
    }
}
