import TestSupport
import Testing

@testable import Web

@Suite("Forms as browsers send them")
struct SentFormTests {
    private func read(_ text: String) throws -> SentForm { try SentForm(urlEncoded: Array(text.utf8)) }

    @Test("Names and values are decoded, repeated ones kept in order")
    func decoding() throws {
        let form = try read("nom=L%C3%A9a+Petit&jours=lundi&jours=mardi&vide=&seul&a%3Db=c%26d&&")

        #expect(form.first("nom") == "Léa Petit")
        #expect(form.all("jours") == ["lundi", "mardi"])
        #expect(form.first("vide") == "" && form.first("seul") == "")
        #expect(form.first("a=b") == "c&d")
        #expect(form.first("absent") == nil)
    }

    @Test("Line ends are LF, and text is what is left without spaces around")
    func lines() throws {
        let form = try read("message=%20un%0D%0Adeux%20&blanc=%20%0A")

        #expect(form.first("message") == " un\ndeux ")
        #expect(form.text("message") == "un\ndeux")
        #expect(form.text("blanc") == nil)
    }

    @Test("What no browser sends is refused", arguments: ["a=%00", "a%00=b", "a=%C3", "a=%", "a=%4", "a=%zz", "a=%ED%A0%80", "\u{0}=b"])
    func refused(body: String) {
        #expect(throws: WebProblem.malformed) { try read(body) }
    }

    @Test("4,000 fields are read, 4,001 are not")
    func count() throws {
        #expect(try read(String(repeating: "a=b&", count: 4000)).all("a").count == 4000)
        #expect(throws: WebProblem.malformed) { try read(String(repeating: "a=b&", count: 4001)) }
    }

    @Test("Whatever bytes come, reading ends, and what is read holds no U+0000")
    func fuzz() {
        let seed = FuzzSeed.drawn(for: "Random bytes of a form")
        var random = Seeded(state: seed)
        let likely = Array("%&=+0aFé\r\n".utf8) + [0, 0xFF]
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                Bool.random(using: &random) ? likely.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
            }
            guard let form = try? SentForm(urlEncoded: bytes) else { continue }
            let texts = form.values.flatMap { [$0.key] + $0.value }
            #expect(!texts.contains { $0.utf8.contains(0) }, "ADMILIB_FUZZ_SEED=\(seed)")
        }
    }
}

/// The same numbers at each run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
