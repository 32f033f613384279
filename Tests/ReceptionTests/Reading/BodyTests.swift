import Reception
import Testing

@Suite("The text of a message")
struct BodyTests {
    @Test("A plain text is read as it is")
    func plain() throws {
        let content = try Letter(head: ["Content-Type: text/plain; charset=utf-8"], body: "Bonjour,\n\nÀ bientôt.\n").read()

        #expect(content.text == "Bonjour,\n\nÀ bientôt.")
        #expect(content.parts == [] && content.gaps == [])
    }

    @Test("Of two readings, the plain one is taken, and the other is no attachment")
    func alternative() throws {
        let content = try Letter(
            head: ["Content-Type: multipart/alternative; boundary=b"],
            body: """
                --b
                Content-Type: text/plain

                Le texte
                --b
                Content-Type: text/html

                <p>La page</p>
                --b--
                """
        ).read()

        #expect(content.text == "Le texte")
        #expect(content.parts.isEmpty && !content.isTextFromPage)
    }

    @Test("A plain reading that says nothing gives way to the page")
    func blankPlain() throws {
        let content = try Letter(
            head: ["Content-Type: multipart/alternative; boundary=b"],
            body: "--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>Bonjour</p><p>Merci</p>\n--b--\n"
        ).read()

        #expect(content.text == "Bonjour\n\nMerci")
        #expect(content.isTextFromPage)
    }

    @Test("Texts before and after a photo are both kept")
    func textAroundPhoto() throws {
        let content = try Letter(
            head: ["Content-Type: multipart/mixed; boundary=b"],
            body: """
                --b
                Content-Type: text/plain

                Avant
                --b
                Content-Type: image/jpeg; name="a.jpg"
                Content-Transfer-Encoding: base64

                AAAA
                --b
                Content-Type: text/plain

                Après
                --b--
                """
        ).read()

        #expect(content.text == "Avant\n\nAprès")
        #expect(content.parts.map(\.name.description) == ["a.jpg"])
        #expect(content.parts.map(\.size) == [3])
    }

    @Test(
        "Whatever the alphabet that is said, the words come out",
        arguments: [
            ("iso-8859-1", [0x63, 0x61, 0x66, 0xE9], "café"), ("windows-1252", [0x80], "€"), ("iso-8859-1", [0x80], "€"),
            ("utf-8", [0xE9, 0x74, 0xE9], "été"), ("klingon", [0xE9], "é"), ("us-ascii", [0xC3, 0xA9], "é"), ("utf-16le", [0x41, 0, 0x42, 0], "AB"),
            ("koi8-r", [0xC1], "а"), ("", [0xC3, 0xA9], "é"),
        ] as [(String, [UInt8], String)])
    func charsets(charset: String, bytes: [UInt8], expected: String) throws {
        let head = Letter(head: ["Content-Type: text/plain; charset=\"\(charset)\""], body: "")

        #expect(try Letter(bytes: head.bytes + bytes).read().text == expected)
    }

    @Test("Bytes that are no character of the alphabet that is said are replaced, and the rest stays")
    func impossibleBytes() throws {
        let head = Letter(head: ["Content-Type: text/plain; charset=gb2312"], body: "")

        let text = try Letter(bytes: head.bytes + [0x41, 0xFF, 0x42]).read().text

        #expect(text.hasPrefix("A") && text.hasSuffix("B"))
    }

    @Test("A text without end is cut, and said to be")
    func longText() throws {
        let content = try Letter(body: String(repeating: "xé", count: 200_000)).read()

        #expect(content.gaps == [.longText])
        #expect((199_000...200_000).contains(content.text.utf8.count))
        #expect(!content.text.contains("\u{FFFD}"))
    }

    @Test("U+0000 and other control characters never come out")
    func nulBytes() throws {
        let content = try Letter(bytes: Letter(head: ["Subject: a\u{0}b"], body: "x\u{0}y\u{7}z\tt").bytes).read()

        #expect(content.text == "xyz\tt")
        #expect(!content.head.subject.description.unicodeScalars.contains("\u{0}"))
    }

    @Test("Quoted-printable and flowed endings are decoded")
    func quotedPrintable() throws {
        let content = try Letter(
            head: ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"], body: "caf=C3=A9 tr=\nès bon"
        ).read()

        #expect(content.text == "café très bon")
    }
}
