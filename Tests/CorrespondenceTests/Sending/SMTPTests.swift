import Core
import Foundation
import Testing

@testable import Correspondence

@Suite("Sending to a real mail server")
struct SMTPTests {
    private static let subject = HeaderText("Votre demande est arrivée à l'été 🌞 – merci à toutes et à tous, œuvre comprise 👩‍👩‍👧")!
    private static let text = "Bonjour,\n\n.\n..Ceci commence par un point.\nÉté 🌞\n" + String(repeating: "long ", count: 400) + "\n"
    private static let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7 + $0 / 251) }

    private func mail(to: String = "amina.diallo@exemple.fr", html: String? = "<p>Été 🌞", attachments: [MailAttachment] = []) -> Mail {
        Mail(
            from: Town.sender.mailbox, replyTo: EmailAddress("etat-civil@admiville.example"), to: EmailAddress(to)!, subject: Self.subject,
            text: Self.text, html: html, attachments: attachments)
    }

    @Test("A mail arrives as it was written: headers, both readings, files")
    func whole() async throws {
        try await MailSink.run { sink in
            let file = try #require(MailAttachment(name: "Accusé de \"réception\".pdf", mediaType: "application/pdf", bytes: Self.bytes))
            let empty = try #require(MailAttachment(name: "vide.txt", mediaType: "text/plain", bytes: []))
            let mail = mail(attachments: [file, empty])

            let delivery = await SMTP(server: MailServer(url: sink.url)).send(mail, date: Town.morning)

            #expect(delivery == .accepted)
            let received = try #require(try sink.received().first)
            #expect(received.defects == [])
            #expect(received.headers["subject"] == Self.subject.description)
            #expect(received.headers["from"] == "Ville d'Admiville <ne-pas-repondre@admiville.example>")
            #expect(received.headers["to"] == "amina.diallo@exemple.fr")
            #expect(received.headers["reply-to"] == "etat-civil@admiville.example")
            #expect(received.headers["message-id"] == mail.messageID.description)
            #expect(received.headers["auto-submitted"] == "auto-generated")
            #expect(received.headers["date"] == "Tue, 03 Mar 2026 09:00:00 +0000")
            #expect(received.sender == "ne-pas-repondre@admiville.example" && received.recipients == ["amina.diallo@exemple.fr"])
            #expect(received.text == Self.text)
            #expect(received.html == "<p>Été 🌞")
            #expect(received.type == "multipart/mixed")
            let digests = [Self.bytes, []].map { Secret.digest(bytes: $0) }
            #expect(
                received.attachments == [
                    .init(name: "Accusé de \"réception\".pdf", type: "application/pdf", digest: digests[0]),
                    .init(name: "vide.txt", type: "text/plain", digest: digests[1]),
                ])
        }
    }

    @Test("An invitation is a reading of its mail too, with its method, and still a file; a calendar that invites nobody is a file only")
    func invitation() async throws {
        @Sendable func calendar(_ method: String, _ more: String) throws -> MailAttachment {
            let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:\(method)\r\nBEGIN:VEVENT\r\n\(more)SUMMARY:Été\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            return try #require(MailAttachment(name: "rendez-vous.ics", mediaType: "text/calendar", bytes: Array(text.utf8)))
        }
        let organizer = "ORGANIZER:mailto:mairie@admiville.example\r\n"
        for (method, more, expected) in [("REQUEST", organizer, "REQUEST"), ("CANCEL", organizer, "CANCEL"), ("PUBLISH", "", nil)] {
            try await MailSink.run { sink in
                let file = try calendar(method, more)

                let delivery = await SMTP(server: MailServer(url: sink.url)).send(mail(attachments: [file]), date: Town.morning)

                #expect(delivery == .accepted)
                let received = try #require(try sink.received().first)
                #expect(received.defects == [] && received.text == Self.text && received.html == "<p>Été 🌞")
                #expect(received.invitations.map(\.method) == [expected].compactMap(\.self))
                #expect(received.invitations.allSatisfy { $0.text == String(decoding: file.bytes, as: UTF8.self).replacing("\r\n", with: "\n") })
                #expect(received.attachments.map(\.digest) == [Secret.digest(bytes: file.bytes)])
            }
        }
    }

    @Test("Without files the mail is its two readings, and no line is too long", arguments: ["<p>Été", nil])
    func readings(_ html: String?) async throws {
        try await MailSink.run { sink in
            #expect(await SMTP(server: MailServer(url: sink.url)).send(mail(html: html), date: Town.morning) == .accepted)

            let received = try #require(try sink.received().first)
            #expect(received.type == "multipart/alternative")
            #expect(received.defects == [] && received.text == Self.text && received.html == html)
            #expect(received.rawHeaders.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 || $0.hasPrefix("Content-Type") })
        }
    }

    @Test(
        "A refusal is a value: for ever (5xx), or for now (4xx)",
        arguments: [("unknown@exemple.fr", 550, true, "No such person"), ("busy@exemple.fr", 450, false, "Come back later")])
    func refused(_ address: String, _ code: Int, _ isPermanent: Bool, _ said: String) async throws {
        try await MailSink.run { sink in
            let delivery = await SMTP(server: MailServer(url: sink.url)).send(mail(to: address), date: Town.morning)

            let refusal = try #require(delivery.refusal)
            #expect(refusal.code == code && refusal.isPermanent == isPermanent)
            #expect(refusal.text.contains(said))
        }
    }

    @Test("A server that says nothing is given up in time, and the mail can be tried again")
    func silent() async throws {
        try await MailSink.run { sink in
            let server = MailServer(url: sink.url, timeout: .milliseconds(700))
            let delivery = await SMTP(server: server).send(mail(to: "slow@exemple.fr"), date: Town.morning)

            let refusal = try #require(delivery.refusal)
            #expect(!refusal.isPermanent && refusal.text.localizedCaseInsensitiveContains("timed out"))
        }
    }

    @Test(
        "Nobody at the other end: the mail can be tried again",
        arguments: ["smtp://127.0.0.1:1", "smtp://no.such.host.invalid", "smtps://127.0.0.1:1"])
    func nobody(_ url: String) async throws {
        let delivery = await SMTP(server: MailServer(url: url, timeout: .seconds(5))).send(mail(), date: Town.morning)

        let refusal = try #require(delivery.refusal)
        #expect(refusal.code == nil && !refusal.isPermanent)
    }

    @Test("An address that is no mail server's is never opened", arguments: ["http://127.0.0.1:1/", "file:///etc/passwd"])
    func otherProtocols(_ url: String) async throws {
        let delivery = await SMTP(server: MailServer(url: url)).send(mail(), date: Town.morning)

        let refusal = try #require(delivery.refusal)
        #expect(refusal.text.contains("not supported") || refusal.text.contains("disabled"))
    }

    @Test("A name or a title that tries to add a header adds none")
    func injection() async throws {
        try await MailSink.run { sink in
            var (facts, sender) = (Town.facts(), Town.sender)
            sender.name = "Ville\r\nBcc: escroc@exemple.fr\r\n\r\n<b>"
            facts.procedure = "Acte\r\n.\r\nMAIL FROM:<a@b.fr>\r\n"
            let template = Files.with(mail: "Objet : {{organisation.name}}\n\nBonjour {{procedure}}")
            let letters = Letters(book: try TemplateBook(template), words: Town.words, maker: PaperMaker(weasyprint: ""))
            let mail = try letters.mail("mail", to: Town.amina, facts, from: sender, [])

            #expect(await SMTP(server: MailServer(url: sink.url)).send(mail, date: Town.morning) == .accepted)

            let received = try sink.received()
            #expect(received.count == 1 && received[0].headers["bcc"] == nil)
            #expect(received[0].recipients == ["amina.diallo@exemple.fr"])
            #expect(received[0].headers["subject"] == "Ville Bcc: escroc@exemple.fr <b>")
            #expect(received[0].text?.contains("MAIL FROM:<a@b.fr>") == true)
        }
    }
}
