import App
import Core
import Foundation
import Storage
import TestSupport
import Testing
import TownSupport

/// Takes every mail that comes, as a mail server does (RFC 5321).
private final class KeptMail: LoopbackServer, @unchecked Sendable {  // mails guarded by guardian
    private let guardian = NSLock()
    private var mails: [String] = []

    var all: [String] { guardian.withLock { mails } }

    override func serve(_ connection: Int32) {
        defer { close(connection) }
        func say(_ line: String) {
            _ = Array((line + "\r\n").utf8).withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        }
        var buffer = [UInt8](repeating: 0, count: 65_536), mail: String?
        say("220 mairie.example")
        while case let count = recv(connection, &buffer, buffer.count, 0), count > 0 {
            let text = String(decoding: buffer.prefix(count), as: UTF8.self)
            if let begun = mail {
                mail = begun + text
                guard let whole = mail, whole.hasSuffix("\r\n.\r\n") else { continue }
                guardian.withLock { mails.append(whole) }
                mail = nil
                say("250 OK")
            } else if text.hasPrefix("DATA") {
                mail = ""
                say("354 .")
            } else {
                say(text.hasPrefix("QUIT") ? "221 OK" : "250 OK")
            }
        }
    }
}

@Suite("The number of a draft, by mail")
struct ResumeMailTests {
    @Test(
        "Leaves for the address that was given, with what opens the draft elsewhere; the draft does not keep the address",
        arguments: TestEngine.allCases)
    func leaves(engine: TestEngine) async throws {
        let server = try KeptMail()
        defer { server.stop() }
        let town = try await TestTown(engine, ["ADMILIB_SMTP": "smtp://127.0.0.1:\(server.port)"])
        let person = town.browser()
        let number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/plus-tard")

        let asked = try await person.post("/brouillons/\(number)/plus-tard", ["email": "reprise-7@exemple.example"])
        for _ in 0..<3 where server.all.isEmpty { _ = try await town.work() }

        #expect(asked.status == 200 || asked.status == 303)
        let mail = try #require(server.all.first).replacing("=\r\n", with: "")
        #expect(server.all.count == 1 && mail.contains("reprise-7@exemple.example") && mail.contains(number))
        #expect(mail.contains("https://demarches.essai.example/reprendre"))
        let other = town.browser()
        _ = try await other.get("/reprendre")
        #expect(try await other.post("/reprendre", ["numero": number]).location == "/brouillons/\(number)")
        let kept = try await town.product.database.read {
            try $0.rows("SELECT id FROM draft WHERE CAST(answers AS TEXT) LIKE '%reprise-7%'").count
        }
        #expect(kept == 0)
    }
}
