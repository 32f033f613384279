import Core
import Testing

@Suite("Secrets")
struct SecretTests {
    @Test("A token is 43 letters that need no escaping in a link, and never the same")
    func tokens() {
        let tokens = Set((0..<500).map { _ in Secret.token() })
        #expect(tokens.count == 500)
        #expect(tokens.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil })
    }

    @Test("The digest is SHA-256, in hexadecimal")
    func digest() {
        #expect(Secret.digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Secret.digest(bytes: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("Bytes are written for links")
    func base64URL() {
        #expect(Secret.base64URL([0xFB, 0xEF, 0xFF, 0x00]) == "--__AA")
        #expect(Secret.hexadecimal([0x00, 0x0F, 0xA5]) == "000fa5")
    }

    @Test("Equality is of bytes: no prefix, no other way to write the same letter")
    func equality() {
        #expect(Secret.areEqual("", ""))
        #expect(Secret.areEqual("a1b2", "a1b2"))
        #expect(!Secret.areEqual("a1b2", "a1b3"))
        #expect(!Secret.areEqual("b1b2", "a1b2"))
        #expect(!Secret.areEqual("a1b2", "a1b"))
        #expect(!Secret.areEqual("", "a"))
        #expect(!Secret.areEqual("\u{E9}", "e\u{301}"))
    }
}
