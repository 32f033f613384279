import Core
import Foundation
import Storage
import Web

/// What agents do with the messages that wait. An answer leaves with its note, in one transaction. What takes longer is claimed first, so that of two
/// agents one acts; interrupted between the deed and its note, it is done again, and was done once, because each deed knows the message that it was
/// done for.
struct Triage: Sendable {
    static let longestAnswer = 10_000
    /// How long a deed may take: twenty files, each checked, cleaned and scanned.
    static let turn: TimeInterval = 300

    let inbox: any Inbox
    let raws: RawMessages
    let boxes: any LetterBoxes
    let threads: any RequestThreads
    let answers: any MailAnswers

    func message(_ id: InboundMessageID, _ viewer: AgentViewer) async throws -> InboundMessage {
        guard let message = try await inbox.find(id, viewer: viewer) else { throw ReceptionProblem.unknownMessage }
        return message
    }

    func attach(_ id: InboundMessageID, to number: String, by viewer: AgentViewer, at now: Date) async throws {
        guard let reference = Reference(number) else { throw ReceptionProblem.unknownRequest }
        try await claimed(id, viewer, now) { message in
            let isThere = try await lent(message) { try await threads.add($0, to: reference, by: viewer) }
            guard isThere else { throw ReceptionProblem.unknownRequest }
            return InboundChange(act: .attached, from: [.waiting], to: .attached, reference: reference)
        }
    }

    /// - Returns: the number of the request that the agent completes.
    func begin(_ procedure: ProcedureID, from id: InboundMessageID, by viewer: AgentViewer, visitor: Keyring, at now: Date) async throws -> Reference
    {
        let done = try await claimed(id, viewer, now) { message in
            let begun = try await lent(message) { try await threads.begin(procedure, from: $0, by: viewer, visitor: visitor) }
            guard let begun else { throw ReceptionProblem.unknownProcedure }
            return InboundChange(act: .request, from: [.waiting], to: .request, reference: begun)
        }
        guard let reference = done.reference else { throw ReceptionProblem.unknownProcedure }
        return reference
    }

    func answer(_ id: InboundMessageID, with text: String, by viewer: AgentViewer, at now: Date) async throws {
        let text = Text.trimmed(text)
        guard !text.isEmpty else { throw ReceptionProblem.emptyAnswer }
        guard text.count <= Self.longestAnswer else { throw ReceptionProblem.tooLongAnswer }
        let message = try await waiting(id, viewer)
        guard let address = message.answerTo else { throw ReceptionProblem.noAddress }
        let subject = message.content.head.subject.description
        let answer = try await answers.answer(
            id, to: address, subject: Line(subject.lowercased().hasPrefix("re:") ? subject : "Re: " + subject), text: text,
            replyTo: message.recipient, from: message.organisation)
        try await settle(message, InboundChange(act: .answered, from: [.waiting], to: .answered, detail: text, answer: answer), viewer, now)
    }

    func transfer(_ id: InboundMessageID, to unit: UnitID, by viewer: AgentViewer, at now: Date) async throws {
        let message = try await waiting(id, viewer)
        guard let name = try await boxes.unitNames(of: message.organisation).first(where: { $0.id == unit })?.name else {
            throw ReceptionProblem.unknownUnit
        }
        try await settle(message, InboundChange(act: .transferred, from: [.waiting], to: .waiting, unit: unit, detail: name), viewer, now)
    }

    func throwOut(_ id: InboundMessageID, by viewer: AgentViewer, at now: Date) async throws {
        try await settle(try await waiting(id, viewer), InboundChange(act: .spam, from: [.waiting], to: .spam), viewer, now)
    }

    /// Puts back what was settled by mistake. What is attached to a request stays there.
    func reopen(_ id: InboundMessageID, by viewer: AgentViewer, at now: Date) async throws {
        let change = InboundChange(act: .reopened, from: [.spam, .request, .answered], to: .waiting)
        try await settle(try await message(id, viewer), change, viewer, now)
    }

    private func waiting(_ id: InboundMessageID, _ viewer: AgentViewer) async throws -> InboundMessage {
        let message = try await message(id, viewer)
        guard message.state == .waiting else { throw ReceptionProblem.settledMeanwhile }
        return message
    }

    /// Does what nobody else may do meanwhile, and notes it. What fails leaves the message as it was.
    @discardableResult
    private func claimed(
        _ id: InboundMessageID, _ viewer: AgentViewer, _ now: Date, _ deed: (InboundMessage) async throws -> InboundChange
    ) async throws -> InboundChange {
        let message = try await waiting(id, viewer)
        guard let claim = try await inbox.claim(id, viewer: viewer, until: now + Self.turn, at: now) else { throw ReceptionProblem.settledMeanwhile }
        do {
            var change = try await deed(message)
            change.claim = claim
            try await settle(message, change, viewer, now)
            return change
        } catch {
            try? await inbox.release(claim)
            throw error
        }
    }

    private func settle(_ message: InboundMessage, _ change: InboundChange, _ viewer: AgentViewer, _ now: Date) async throws {
        guard try await inbox.settle(message.id, change, viewer: viewer, at: now) else { throw ReceptionProblem.settledMeanwhile }
    }

    /// The message with its files on the disk.
    private func lent<T>(_ message: InboundMessage, _ body: (MailForRequest) async throws -> T) async throws -> T {
        try await raws.lend(message.raw) { file, folder in
            let content = try await content(of: message, in: file, folder)
            return try await body(
                MailForRequest(
                    id: message.id, from: content.head.from, text: content.text, files: content.files(in: folder), isCut: !content.gaps.isEmpty,
                    voice: content.head.isScan ? .letter : .person(isAcknowledged: false)))
        }
    }

    private func content(of message: InboundMessage, in file: URL, _ folder: URL) async throws -> MessageContent {
        if message.content.gaps.contains(.dangerous) { return message.content }
        return try await BlockingWork.run { try MessageReader.read(file) { folder.appending(path: "part-\($0)") } }
    }
}
