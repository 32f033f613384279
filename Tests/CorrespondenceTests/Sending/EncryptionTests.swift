import Core
import Foundation
import Subprocess
import TestSupport
import Testing

@testable import Correspondence

@Suite("Mail and encryption")
struct EncryptionTests {
    private let mail = Mail(
        from: Town.sender.mailbox, to: Town.amina, subject: HeaderText(flattening: "Essai"), text: "Bonjour\n")

    @Test("A password is not sent in the clear: without STARTTLS, nothing is said")
    func noTLS() async throws {
        try await MailSink.run { sink in
            let server = MailServer(url: sink.url, user: "mairie", password: "secret")
            let delivery = await SMTP(server: server).send(mail, date: Town.morning)

            let refusal = try #require(delivery.refusal)
            #expect(!refusal.isPermanent && refusal.text.contains("STARTTLS"))
            let received = try sink.received()
            #expect(received.isEmpty)
        }
    }

    @Test("Nor to a server whose certificate nobody vouches for")
    func unknownCertificate() async throws {
        try await MailSink.run(certificate: try await certificate()) { sink in
            let server = MailServer(url: sink.url, user: "mairie", password: "secret")
            let delivery = await SMTP(server: server).send(mail, date: Town.morning)

            let refusal = try #require(delivery.refusal)
            #expect(!refusal.isPermanent && refusal.text.localizedCaseInsensitiveContains("certificate"))
            let received = try sink.received()
            #expect(received.isEmpty)
        }
    }

    @Test("Without a password, mail is encrypted when the server can")
    func opportunistic() async throws {
        try await MailSink.run(certificate: try await certificate()) { sink in
            #expect(await SMTP(server: MailServer(url: sink.url)).send(mail, date: Town.morning) == .accepted)

            let received = try sink.received()
            #expect(received.map(\.isEncrypted) == [true])
        }
    }

    private func certificate() async throws -> [String] {
        let folder = try TestFolder.make()
        let (certificate, key) = (folder.appending(path: "certificate.pem").path, folder.appending(path: "key.pem").path)
        _ = try await Subprocess.run(
            .name("openssl"),
            arguments: [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate,
            ],
            output: .discarded)
        return [certificate, key]
    }
}
