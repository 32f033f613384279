import Foundation
import Reception
import Testing

@Suite("What is attached to a message")
struct PartsTests {
    private func mixed(_ parts: String...) -> Letter {
        Letter(head: ["Content-Type: multipart/mixed; boundary=b"], body: parts.map { "--b\n\($0)\n" }.joined() + "--b--\n")
    }

    @Test("A part is written to the disk as its sender had it")
    func written() throws {
        let letter = mixed(
            "Content-Type: text/plain\n\nVoici",
            "Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"acte.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK"
        )

        #expect(try letter.parts() == [1: Array("%PDF-1.4\n".utf8)])
        #expect(try letter.read().parts == [MessagePart(number: 1, name: Line("acte.pdf"), mediaType: "application/pdf", size: 9, isInline: false)])
    }

    @Test(
        "Names are read in every way of writing them, and are one line",
        arguments: [
            ("filename*=UTF-8''r%C3%A9sum%C3%A9.pdf", "résumé.pdf"), ("filename=\"=?utf-8?q?r=C3=A9sum=C3=A9.pdf?=\"", "résumé.pdf"),
            ("filename*0=\"long\"; filename*1=\"name.pdf\"", "longname.pdf"), ("filename=\"=?utf-8?q?a=0D=0Ab.pdf?=\"", "a b.pdf"),
            ("filename=\"../../etc/passwd\"", "../../etc/passwd"), ("x=y", ""),
        ])
    func names(parameter: String, name: String) throws {
        let letter = mixed("Content-Type: application/pdf\nContent-Disposition: attachment; \(parameter)\n\nx")

        #expect(try letter.read().parts.map(\.name.description) == [name])
    }

    @Test("winmail.dat is an attachment like another")
    func winmail() throws {
        let letter = mixed("Content-Type: text/plain\n\nBonjour", "Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\neJ8+Ig==")

        #expect(try letter.read().parts.map(\.name.description) == ["winmail.dat"])
        #expect(try letter.parts()[1] == [0x78, 0x9F, 0x3E, 0x22])
    }

    @Test("A message inside the message is attached whole, and what is attached to it too")
    func nestedMessage() throws {
        let inner = """
            Content-Type: message/rfc822

            From: bruno@example.org
            Subject: Facture
            Content-Type: multipart/mixed; boundary=c

            --c
            Content-Type: text/plain

            Texte du dedans
            --c
            Content-Type: application/pdf; name=f.pdf

            PDF
            --c--
            """
        let letter = mixed("Content-Type: text/plain\n\nJe transmets", inner)

        let content = try letter.read()

        #expect(content.text == "Je transmets")
        #expect(content.parts.map(\.name.description) == ["Facture.eml", "f.pdf"])
        #expect(String(decoding: try letter.parts()[1] ?? [], as: UTF8.self).contains("Texte du dedans"))
        #expect(try letter.parts()[1]?.count == content.parts[0].size)
    }

    @Test("A message that only forwards another reads as the other")
    func forwarded() throws {
        let letter = mixed("Content-Type: message/rfc822\n\nSubject: Dedans\nContent-Type: text/plain\n\nLe texte du dedans")

        #expect(try letter.read().text == "Le texte du dedans")
    }

    @Test("A logo inside the page is said to be inside")
    func inline() throws {
        let letter = Letter(
            head: ["Content-Type: multipart/related; boundary=b"],
            body: "--b\nContent-Type: text/html\n\n<p>Oui</p>\n--b\nContent-Type: image/png; name=logo.png\nContent-ID: <l>\n\nx\n--b--\n")

        #expect(try letter.read().parts.map(\.isInline) == [true])
    }
}
