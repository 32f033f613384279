import Foundation
import Reception
import Testing

@Suite("Any bytes at all")
struct FuzzTests {
    private static let letters: [Letter] = [
        Letter(
            head: ["Subject: =?utf-8?q?=C3=A9?= =?iso-8859-1?b?6Q==?=", "Content-Type: multipart/mixed; boundary=\"b\""],
            body: """
                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                caf=E9 =
                suite
                --c
                Content-Type: text/html; charset=utf-8

                <p>Caf&eacute; <a href="https://example.org/?a=1&amp;b=2">lien</a><!-- x --><style>p{}</style></p>
                --c--
                --b
                Content-Type: message/rfc822

                From: Bruno <b@example.org>
                Subject: dedans

                texte
                --b
                Content-Type: application/pdf; name*0*=utf-8''r%C3%A9; name*1="s.pdf"
                Content-Disposition: attachment; filename="=?utf-8?b?w6k=?="
                Content-Transfer-Encoding: base64

                JVBERi0xLjQK
                --b
                Content-Transfer-Encoding: x-uuencode

                begin 644 a.txt
                #0V%T
                `
                end
                --b--
                """)
    ]

    @Test("Bytes changed, cut, doubled or moved never break the reader", arguments: 0..<8)
    func mutated(seed: Int) throws {
        var dice = SeededDice(seed: UInt64(seed))
        for _ in 0..<150 {
            var letter = Self.letters[0]
            for _ in 0..<Int.random(in: 1...12, using: &dice) { letter.mutate(using: &dice) }
            let content = try letter.read()
            #expect(!content.text.unicodeScalars.contains("\u{0}") && content.parts.count <= 200)
            #expect(content.parts.allSatisfy { !$0.name.description.contains(where: \.isNewline) })
        }
    }
}

extension Letter {
    private static let pieces = [
        "--b\r\n", "--c--\r\n", "\r\n\r\n", "Content-Type: ", "=?utf-8?q?", "charset=", "\u{0}", "boundary=", "<", "&#", "=", "multipart/",
    ]

    fileprivate mutating func mutate(using dice: inout SeededDice) {
        let place = Int.random(in: 0...bytes.count, using: &dice)
        let other = Int.random(in: 0...bytes.count, using: &dice)
        switch Int.random(in: 0..<5, using: &dice) {
        case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.insert(contentsOf: Array(Self.pieces.randomElement(using: &dice)!.utf8), at: place)
        case 2: bytes.removeSubrange(min(place, other)..<min(max(place, other), min(place, other) + 40))
        case 3: bytes.insert(contentsOf: bytes[min(place, other)..<min(max(place, other), min(place, other) + 200)], at: place)
        default: bytes = Array(bytes.prefix(max(1, place)))
        }
    }
}

/// The same throws for the same seed (SplitMix64).
struct SeededDice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
