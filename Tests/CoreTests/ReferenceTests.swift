import Testing

@testable import Core

@Suite("The number of a request")
struct ReferenceTests {
    @Test("Random numbers are read again, and do not repeat")
    func random() {
        var seen: Set<Reference> = []
        for _ in 0..<2_000 {
            let reference = Reference.random()
            #expect(Reference(reference.description) == reference)
            seen.insert(reference)
        }
        #expect(seen.count == 2_000)
    }

    @Test("It is written in three groups of four, without look-alikes")
    func shape() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let text = Reference.random(using: &generator).description
            #expect(text.wholeMatch(of: /([0-9A-HJKMNPQRTV-Z]{4}-){2}[0-9A-HJKMNPQRTV-Z]{4}/) != nil, "\(text)")
        }
    }

    @Test("It forgives case, spaces and dashes of every sort, and look-alikes")
    func forgives() throws {
        let plain = try #require(Reference("0123-456V-9AB5"))
        let typed = [
            "0123456V9AB5", "0123 456v 9ab5", " o1z3-".replacing("z", with: "2") + "456V-9AB5 ", "O I 2 3 4 S 6 U 9 A B S", "0l23.4s6u.9ab5",
            "0123\u{A0}456V\u{202F}9AB5", "0123–456V—9AB5", "0123\u{2011}456V\u{2212}9AB5\u{200B}\r\n",
        ]
        for text in typed { #expect(Reference(text) == plain, "\(text)") }
    }

    @Test("What cannot be a number is refused", arguments: ["", "0123", "0123-456V-9AB", "0123-456V-9AB55", "0123-456V-9AB!", "0123/456V/9AB5", "é"])
    func refuses(text: String) {
        #expect(Reference(text) == nil)
    }

    @Test("Every single wrong symbol is caught")
    func wrongSymbol() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<20 {
            let right = letters(of: .random(using: &generator))
            for place in right.indices {
                for symbol in Reference.symbols where symbol != right[place] {
                    var wrong = right
                    wrong[place] = symbol
                    #expect(Reference(String(decoding: wrong, as: UTF8.self)) == nil)
                }
            }
        }
    }

    @Test("Every exchange of two symbols is caught, neighbours or not")
    func transposition() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<50 {
            let right = letters(of: .random(using: &generator))
            for one in right.indices {
                for other in right.indices where right[one] != right[other] {
                    var wrong = right
                    wrong.swapAt(one, other)
                    #expect(Reference(String(decoding: wrong, as: UTF8.self)) == nil)
                }
            }
        }
    }

    @Test("One guess in thirty-one passes the check, no more")
    func guesses() {
        var generator = SeededGenerator(seed: 6)
        let valid = (0..<20_000).count { _ in
            let guess = (0..<12).map { _ in Reference.symbols.randomElement(using: &generator)! }
            return Reference(String(decoding: guess, as: UTF8.self)) != nil
        }
        #expect((500...800).contains(valid))
    }

    private func letters(of reference: Reference) -> [UInt8] {
        reference.description.utf8.filter { $0 != UInt8(ascii: "-") }
    }
}
