import Core
import Testing

@testable import Correspondence

@Suite("What may stand in a header")
struct HeaderTextTests {
    @Test(
        "A text that would end the line is refused", arguments: ["a\r\nBcc: x@y.fr", "a\n", "\ra", "a\u{0}", "a\u{2028}b", "a\u{85}b", "\u{1B}[31m"])
    func refused(_ text: String) {
        #expect(HeaderText(text) == nil)
        #expect(HeaderText(HeaderText(flattening: text).description) != nil)
        #expect(MailAttachment(name: text, mediaType: "text/plain", bytes: []) == nil)
    }

    @Test("Flattening keeps the words", arguments: [("a\r\n b", "a b"), ("  é 👩‍👩‍👧 ", "é 👩‍👩‍👧"), ("a\u{2029}b", "a b")])
    func flattened(_ text: String, _ flat: String) {
        #expect(HeaderText(flattening: text).description == flat)
    }

    @Test("A media type, an address, the name of a mail: nothing with a line end", arguments: ["\r\n", "\n", " ", ";", "\""])
    func others(_ bad: String) {
        #expect(MailAttachment(name: "a", mediaType: "text/plain\(bad)X: y", bytes: []) == nil)
        #expect(EmailAddress("a@b.fr\(bad)x") == nil)
        #expect(MessageID("<a\(bad)@b.fr>") == nil)
    }

    @Test("The name of a mail is vouched for by the sender's domain, and never the same")
    func messageID() throws {
        let (first, second) = (MessageID.random(of: Town.amina), MessageID.random(of: Town.amina))

        #expect(first != second)
        #expect(first.description.hasSuffix("@exemple.fr>"))
        #expect(MessageID(first.description) == first)
    }

    @Test("An address is shown just enough to be recognised", arguments: [("amina@exemple.fr", "a…@exemple.fr"), ("a@b.fr", "a…@b.fr")])
    func masked(_ address: String, _ masked: String) throws {
        #expect(try #require(EmailAddress(address)).masked == masked)
    }
}
