import Core
import Foundation
import Testing

@testable import Correspondence

@Suite("Headers of a mail")
struct EncodedWordsTests {
    @Test(
        "A text that is not plain is encoded in words that cut no letter",
        arguments: [
            "Été", String(repeating: "é", count: 60), String(repeating: "👩‍👩‍👧", count: 9), "=?UTF-8?B?SGk=?=", " bord ",
            String(repeating: "a", count: 90),
        ])
    func encoded(_ text: String) throws {
        let lines = EncodedWords.encode(try #require(HeaderText(text))).components(separatedBy: "\r\n ")

        #expect(lines.allSatisfy { $0.utf8.count <= 66 })
        let decoded = try lines.map { line -> String in
            let inside = try #require(line.wholeMatch(of: /=\?UTF-8\?B\?(.+)\?=/)?.output.1)
            let bytes = try #require(Data(base64Encoded: String(inside)))
            return try #require(String(validating: Array(bytes), as: UTF8.self))
        }
        #expect(decoded.joined() == text)
    }

    @Test("A plain text stays readable; before an address it is quoted")
    func plain() {
        #expect(EncodedWords.encode(HeaderText(flattening: "Votre demande 7K3M")) == "Votre demande 7K3M")
        #expect(EncodedWords.phrase(HeaderText(flattening: #"Mairie, "accueil" \o/"#)) == #""Mairie, \"accueil\" \\o/""#)
        #expect(EncodedWords.phrase(HeaderText(flattening: "Mairie d'Évron")).hasPrefix("=?UTF-8?B?"))
    }

    @Test("The date is the one the mail was written at, in universal time")
    func date() {
        #expect(Town.morning.mailDate == "Tue, 3 Mar 2026 09:00:00 +0000")
        #expect(Date(timeIntervalSince1970: 1_798_761_599).mailDate == "Thu, 31 Dec 2026 23:59:59 +0000")
    }

    @Test("No header holds a line end but those that fold it")
    func folded() throws {
        let subject = try #require(HeaderText(String(repeating: "Été 🌞 ", count: 30)))
        let mail = Mail(from: Town.sender.mailbox, replyTo: Town.amina, to: Town.amina, subject: subject, text: "")

        for header in mail.headers(date: Town.morning) {
            for line in header.components(separatedBy: "\r\n").dropFirst() { #expect(line.hasPrefix(" ")) }
            #expect(!header.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
            #expect(header.utf8.allSatisfy { $0 < 0x80 })
        }
    }
}
