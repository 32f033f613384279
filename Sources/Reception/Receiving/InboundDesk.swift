import Core
import Foundation
import Logging
import Storage
import Web

/// Keeps the messages that come, as they came: one content in the store, one row for each recipient. What they say is read afterwards, by ``Sorting``: a
/// message that nothing can read is kept like another.
struct InboundDesk: MailDesk {
    let inbox: any Inbox
    let raws: RawMessages
    let boxes: any LetterBoxes
    let threads: any RequestThreads
    let replies: ReplyAddresses?
    let clock: @Sendable () -> Date
    let log: Logger

    func answer(to recipient: MailPath) async -> RecipientAnswer {
        do {
            return try await box(for: recipient) == nil ? .unknown : .ours
        } catch {
            log.error("A recipient could not be looked up", metadata: ["error": "\(error)"])
            return .unavailable
        }
    }

    func keep(_ message: URL, _ envelope: Envelope) async -> [DeliveryOutcome] {
        do {
            return try await kept(message, envelope)
        } catch {
            log.error("A message could not be kept", metadata: ["error": "\(error)"])
            return envelope.recipients.map { _ in .unavailable }
        }
    }

    private func kept(_ message: URL, _ envelope: Envelope) async throws -> [DeliveryOutcome] {
        let boxes = try await boxes(of: envelope.recipients)
        guard boxes.contains(where: { $0 != nil }) else { return boxes.map { _ in .unknown } }
        let (head, fingerprint, size) = try await BlockingWork.run {
            let head = try MessageReader.head(of: message)
            let size = try FileManager.default.attributesOfItem(atPath: message.path)[.size] as? Int ?? 0
            return (head, try RawMessages.fingerprint(of: message, head), size)
        }
        let raw = try await raws.keep(message) { try await inbox.announce($0, at: clock()) }
        let new = zip(envelope.recipients, boxes).compactMap { recipient, box in
            box.map {
                NewInboundMessage(
                    box: $0, recipient: recipient, sender: envelope.sender, messageID: head.messageID ?? "", fingerprint: fingerprint, raw: raw,
                    size: size)
            }
        }
        // All of them are here already: the mail server did not hear our answer last time.
        if try await inbox.keep(new, at: clock()) == 0 { try? await raws.remove(raw) }
        return boxes.map { $0 == nil ? .unknown : .kept }
    }

    private func boxes(of recipients: [MailPath]) async throws -> [LetterBox?] {
        var boxes: [LetterBox?] = []
        for recipient in recipients { boxes.append(try await box(for: recipient)) }
        return boxes
    }

    /// A signed address leads to the authority of its request. Others of the same shape are mail to its base.
    private func box(for recipient: MailPath) async throws -> LetterBox? {
        if let reference = replies?.reference(in: recipient.description), let organisation = try await threads.organisation(of: reference) {
            return LetterBox(organisation: organisation)
        }
        return try await boxes.letterBox(for: recipient)
    }
}
