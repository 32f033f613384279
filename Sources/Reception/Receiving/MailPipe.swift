import Foundation
import Web

/// A message that comes on standard input: `admilib inbound mail`.
struct MailPipe: Sendable {
    let desk: any MailDesk
    let spool: Spool

    func take(_ input: FileHandle, _ envelope: Envelope) async -> [DeliveryOutcome] {
        do {
            let message = try await BlockingWork.run { try spooled(input, from: envelope.sender) }
            if message.isTooLarge { return envelope.recipients.map { _ in .tooLarge } }
            let outcomes = await desk.keep(message.location, envelope)
            return withExtendedLifetime(message) { outcomes }
        } catch {
            return envelope.recipients.map { _ in .unavailable }
        }
    }

    private func spooled(_ input: FileHandle, from sender: ReturnPath) throws -> SpooledMessage {
        let message = try spool.begin(from: sender)
        var isFirst = true
        while let piece = try input.read(upToCount: 1 << 16), !piece.isEmpty, !message.isTooLarge {
            try message.write(Array(isFirst ? withoutMailboxLine(piece) : piece))
            isFirst = false
        }
        try message.finish()
        return message
    }

    /// Some servers write above the message the line that begins it in a mailbox file: "From amina@example.org Sun Nov 22 …".
    private func withoutMailboxLine(_ piece: Data) -> Data {
        guard piece.starts(with: Array("From ".utf8)), let end = piece.firstIndex(of: 0x0A) else { return piece }
        return piece[piece.index(after: end)...]
    }
}
