import App
import Core
import Foundation
import Logging
import Reception
import Storage
import TestSupport
import TownSupport

/// Mail that comes to the town.
extension TestTown {
    /// Brings a message as a mail server does, and has it sorted.
    @discardableResult
    func bring(_ message: String, from sender: ReturnPath = .address("amina@exemple.fr"), to recipients: [String]) async throws -> Product.PipeOutcome
    {
        let file = try TestFolder.make().appending(path: "message")
        try Data(message.replacing("\n", with: "\r\n").utf8).write(to: file)
        let input = try FileHandle(forReadingFrom: file)
        let outcome = await product.take(input, from: sender, for: recipients, logger: Logger(label: "test"))
        try await work()
        return outcome
    }

    /// Column of the mails that leave, the latest last.
    func outbox(_ column: String) async throws -> [String] {
        try await product.database.read { connection in
            try connection.rows("SELECT * FROM outgoing_mail ORDER BY id").compactMap { try $0.optionalString(column) }
        }
    }

    static func letter(_ subject: String = "Horaires", id: String = "m1", head: String = "", body: String = "Bonjour,\n\nêtes-vous ouverts ?\n")
        -> String
    {
        "From: Amina Diallo <amina@exemple.fr>\nTo: mairie@essai.example\nSubject: \(subject)\nMessage-ID: <\(id)@exemple.fr>\n\(head)\n\(body)"
    }

    static let withFiles = """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8

        Voici la pièce.
        --b
        Content-Type: image/png; name="identité.png"
        Content-Disposition: attachment
        Content-Transfer-Encoding: base64

        iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==
        --b
        Content-Type: application/x-msdownload; name="virus.exe"
        Content-Transfer-Encoding: base64

        TVqQAAMAAAAEAAAA
        --b--
        """
}
