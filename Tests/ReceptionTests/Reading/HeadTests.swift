import Foundation
import Reception
import Testing

@Suite("The header of a message")
struct HeadTests {
    private func head(_ lines: String...) throws -> MessageHead { try Letter(lines.joined(separator: "\n") + "\n\nx").read().head }

    @Test("Who, to whom, about what, when, in answer to what")
    func whole() throws {
        let head = try head(
            "From: =?utf-8?q?Am=C3=ABlie_Dupont?= <amelie@example.org>", "Reply-To: \"Mairie, dite\" <autre@example.org>",
            "To: contact@admiville.example, Groupe: b@example.org, c@example.org;", "Cc: d@example.org", "Subject: =?iso-8859-1?q?=C9tat_civil?=",
            "Date: Sun, 22 Nov 2026 10:00:00 +0100", "Message-ID: <m1@example.org>", "In-Reply-To: <m0@example.org>",
            "References: <a@x>\n <b@x>", "Delivered-To: demande+x@admiville.example")

        #expect(head.from == Correspondent(name: "Amëlie Dupont", address: "amelie@example.org"))
        #expect(head.replyTo.map(\.address.description) == ["autre@example.org"])
        #expect(head.to.map(\.address.description) == ["contact@admiville.example", "b@example.org", "c@example.org", "d@example.org"])
        #expect(head.subject.description == "État civil")
        #expect(head.date == Date(timeIntervalSince1970: 1_795_338_000))
        #expect(head.messageID == "m1@example.org" && head.inReplyTo == ["m0@example.org"] && head.references == ["a@x", "b@x"])
        #expect(head.deliveredTo == ["demande+x@admiville.example"])
    }

    @Test("A line end hidden in an encoded word or a name stays in its line")
    func injection() throws {
        let head = try head(
            "From: =?utf-8?b?QQ0KQmNjOiB2aWN0aW1l?= <a@example.org>", "Subject: =?utf-8?b?Qm9uam91cg0KQmNjOiB4QGV4YW1wbGUub3Jn?=",
            "Message-ID: <m1@example.org>")

        #expect(head.subject.description == "Bonjour Bcc: x@example.org")
        #expect(head.from?.name.description == "A Bcc: victime")
        #expect(head.from?.address.description == "a@example.org")
    }

    @Test("Signs that turn the direction of writing are dropped")
    func direction() throws {
        #expect(try head("From: a@example.org", "Subject: facture\u{202E}fdp.exe").subject.description == "facturefdp.exe")
    }

    @Test("The return path is the one that our server wrote, above those that came")
    func returnPath() throws {
        #expect(try head("Return-Path: <>", "Return-Path: <x@example.org>").returnPath == .nobody)
        #expect(try head("Return-Path: <a@example.org>", "From: b@example.org").returnPath == .address("a@example.org"))
        #expect(try head("From: b@example.org").returnPath == .unknown)
    }

    @Test("What machines say of themselves is read")
    func machines() throws {
        let machine = try head(
            "Auto-Submitted: Auto-Replied (vacation)", "Precedence: Bulk", "List-Id: <x.example.org>", "X-Auto-Response-Suppress: OOF, DR",
            "X-Loop: one", "X-Loop: two"
        ).machine

        #expect(machine.autoSubmitted == "auto-replied" && machine.precedence == "bulk" && machine.isFromList)
        #expect(machine.suppress == "oof, dr" && machine.loops == ["one", "two"])
    }

    @Test("A report of failure is known by its type")
    func report() throws {
        #expect(try head("From: a@b.fr", "Content-Type: multipart/report; boundary=b").machine.isReport)
        #expect(try !head("From: a@b.fr", "Content-Type: multipart/mixed; boundary=b").machine.isReport)
    }
}
