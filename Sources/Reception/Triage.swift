import Core
import Foundation
import Storage
import Web

/// What agents do with the messages that wait. The deed comes before its note: what is interrupted between the two is done again, and was done once,
/// because each deed knows the message that it was done for.
struct Triage: Sendable {
    static let longestAnswer = 10_000

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
        let message = try await waiting(id, viewer)
        let isThere = try await lent(message) { try await threads.add($0, to: reference, by: viewer) }
        guard isThere else { throw ReceptionProblem.unknownRequest }
        try await settle(message, InboundChange(act: .attached, from: [.waiting], to: .attached, reference: reference), viewer, now)
    }

    /// - Returns: the number of the request that the agent completes.
    func begin(_ procedure: ProcedureID, from id: InboundMessageID, by viewer: AgentViewer, visitor: Keyring, at now: Date) async throws -> Reference {
        let message = try await waiting(id, viewer)
        let begun = try await lent(message) { try await threads.begin(procedure, from: $0, by: viewer, visitor: visitor) }
        guard let begun else { throw ReceptionProblem.unknownProcedure }
        try await settle(message, InboundChange(act: .request, from: [.waiting], to: .request, reference: begun), viewer, now)
        return begun
    }

    func answer(_ id: InboundMessageID, with text: String, by viewer: AgentViewer, at now: Date) async throws {
        let text = Text.trimmed(text)
        guard !text.isEmpty else { throw ReceptionProblem.emptyAnswer }
        guard text.count <= Self.longestAnswer else { throw ReceptionProblem.tooLongAnswer }
        let message = try await waiting(id, viewer)
        guard let address = message.answerTo else { throw ReceptionProblem.noAddress }
        let subject = message.content.head.subject.description
        try await answers.answer(
            id, to: address, subject: Line(subject.lowercased().hasPrefix("re:") ? subject : "Re: " + subject), text: text,
            replyTo: message.recipient, from: message.organisation)
        try await settle(message, InboundChange(act: .answered, from: [.waiting], to: .answered, detail: text), viewer, now)
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

    private func settle(_ message: InboundMessage, _ change: InboundChange, _ viewer: AgentViewer, _ now: Date) async throws {
        guard try await inbox.settle(message.id, change, viewer: viewer, at: now) else { throw ReceptionProblem.settledMeanwhile }
    }

    /// The message with its files on the disk.
    private func lent<T>(_ message: InboundMessage, _ body: (MailForRequest) async throws -> T) async throws -> T {
        try await raws.lend(message.raw) { file, folder in
            let content = try await BlockingWork.run { try MessageReader.read(file) { folder.appending(path: "part-\($0)") } }
            return try await body(
                MailForRequest(
                    id: message.id, from: content.head.from, text: content.text, files: content.files(in: folder),
                    voice: content.head.isScan ? .letter : .person(isAcknowledged: false)))
        }
    }
}
