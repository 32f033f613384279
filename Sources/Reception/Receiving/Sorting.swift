import Core
import Foundation
import Storage
import Web

/// The job that reads a message once it is kept: what answers a request goes to it, the rest waits for an agent; people are told that it came.
struct Sorting: Sendable {
    let inbox: any Inbox
    let raws: RawMessages
    let boxes: any LetterBoxes
    let threads: any RequestThreads
    let replies: ReplyAddresses?
    let sheets: ScanSheets
    let clock: @Sendable () -> Date

    /// Logos of signatures are smaller; a photo put between two paragraphs is larger.
    static let smallestInlinePicture = 20_000

    func run(_ job: Job) async throws {
        guard let id = job.payload["id"]?.int.map({ InboundMessageID(Int64($0)) }), let message = try await inbox.find(id),
            message.state == .received
        else { return }
        // Whoever read it died of it, and of it again: a message whose reading kills would never reach the last attempt in any hands.
        if job.wasInterrupted, job.attempts > Self.mostInterruptions { return try await giveUp(id, because: .dangerous) }
        do {
            try await sort(message)
        } catch  where job.isLastAttempt {
            try await giveUp(id, because: .unreadable)
        }
    }

    static let mostInterruptions = 2

    /// Whatever is wrong with it, or with us, an agent finds it in the inbox, and the original with it.
    private func giveUp(_ id: InboundMessageID, because gap: MessageContent.Gap) async throws {
        var unread = MessageContent(head: MessageHead())
        unread.gaps = [gap]
        try await inbox.record(unread, of: id, attachedTo: nil, .none(because: .noAddress), at: clock())
    }

    private func sort(_ message: InboundMessage) async throws {
        try await raws.lend(message.raw) { file, folder in
            var content = try await BlockingWork.run { try MessageReader.read(file) { folder.appending(path: "part-\($0)") } }
            content.head.returnPath = message.sender == .unknown ? content.head.returnPath : message.sender
            let acknowledgement = try await acknowledgement(of: content.head, message)
            let reference = try await thread(content, message, acknowledgement, folder)
            try await inbox.record(content, of: message.id, attachedTo: reference, acknowledgement, at: clock())
        }
    }

    private func acknowledgement(of head: MessageHead, _ message: InboundMessage) async throws -> Acknowledgement {
        let addresses = try await boxes.addresses(of: message.organisation) + (replies.map { [$0.base.description] } ?? [])
        let rule = AcknowledgementRule(ours: addresses, mark: Self.mark)
        guard case .send(let address) = rule.acknowledgement(of: head, alreadyToday: 0) else {
            return rule.acknowledgement(of: head, alreadyToday: 0)
        }
        return rule.acknowledgement(of: head, alreadyToday: try await inbox.acknowledgements(to: address, since: clock() - 86_400))
    }

    /// What our mails say of themselves in X-Loop.
    static let mark = "admilib"

    /// - Returns: the request that the message was added to.
    private func thread(
        _ content: MessageContent, _ message: InboundMessage, _ acknowledgement: Acknowledgement, _ folder: URL
    ) async throws -> Reference? {
        guard let reference = try await request(of: message, content.head) else { return nil }
        let mail = MailForRequest(
            id: message.id, from: content.head.from, text: QuotedText.newText(of: content.text), files: content.files(in: folder),
            isCut: !content.gaps.isEmpty, voice: content.head.isScan ? .letter : MailForRequest.Voice(acknowledgement))
        return try await threads.add(mail, to: reference, by: nil) ? reference : nil
    }

    /// By the sheet that was scanned before it, or the signed address; else by the mail of ours that it answers, whose random id only those who got it know.
    private func request(of message: InboundMessage, _ head: MessageHead) async throws -> Reference? {
        if let scanned = sheets.reference(in: message.recipient) { return scanned }
        if let signed = replies?.reference(for: message.recipient, in: head) { return signed }
        let ids = head.inReplyTo + head.references.reversed()
        guard !ids.isEmpty, let answered = try await threads.request(ofMails: Array(ids.prefix(Self.mostIDs))),
            try await threads.organisation(of: answered) == message.organisation
        else { return nil }
        return answered
    }

    /// The mail that is answered is among the last ones.
    private static let mostIDs = 20
}

extension MessageContent {
    /// What is worth adding to a request, of the parts that were written to a folder.
    func files(in folder: URL) -> [MailFile] {
        parts.filter { $0.size > 0 && !($0.isInline && $0.size < Sorting.smallestInlinePicture) }.map {
            MailFile(number: $0.number, name: $0.name.description, size: $0.size, location: folder.appending(path: "part-\($0.number)"))
        }
    }
}

extension MailForRequest.Voice {
    init(_ acknowledgement: Acknowledgement) {
        self =
            switch acknowledgement {
            case .send: .person(isAcknowledged: true)
            // No machine must answer these, which does not say that a machine wrote them: Outlook puts X-Auto-Response-Suppress on what people write.
            case .none(.enoughToday), .none(.noAddress), .none(.askedNotTo), .none(.list), .none(.bulk): .person(isAcknowledged: false)
            case .none(.report), .none(.automatic), .none(.ourOwn), .none(.loop), .none(.machineAddress): .machine
            }
    }
}
