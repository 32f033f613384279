import Foundation
import Logging
import NIOCore
import NIOPosix

/// One client, from its first line to its last. What it sends is read only as fast as it is dealt with.
struct LMTPConversation {
    typealias Input = NIOAsyncChannelInboundStream<ByteBuffer>
    typealias Output = NIOAsyncChannelOutboundWriter<ByteBuffer>

    let desk: any MailDesk
    let spool: Spool
    let limits: LMTPLimits
    let log: Logger
    private var session: LMTPSession
    private var pending = ByteBuffer()
    private var said = ByteBuffer()
    private var isOver = false
    /// Inside a line that is too long.
    private var skipsLine = false

    init(desk: any MailDesk, spool: Spool, limits: LMTPLimits, host: String, log: Logger) {
        (self.desk, self.spool, self.limits, self.log) = (desk, spool, limits, log)
        session = LMTPSession(host: host, limits: limits)
    }

    mutating func run(_ input: Input, _ output: Output) async throws {
        var pieces = input.makeAsyncIterator()
        say(.greeting(session.host))
        try await flush(output)
        while !isOver, var piece = try await pieces.next() {
            pending.writeBuffer(&piece)
            try await answerLines(&pieces, output)
            try await flush(output)
        }
    }

    /// All the whole lines that came: clients send several without waiting (RFC 2920).
    private mutating func answerLines(_ pieces: inout Input.AsyncIterator, _ output: Output) async throws {
        while !isOver, let line = nextLine() {
            switch session.step(line) {
            case .reply(let reply): say(reply)
            case .ask(let path): say(session.answered(await desk.answer(to: path), for: path))
            case .take(let envelope): try await take(envelope, &pieces, output)
            case .hangUp(let reply):
                say(reply)
                isOver = true
            }
        }
        pending.discardReadBytes()
    }

    /// - Returns: `nil` when no whole line is there; a line that is `nil` when it cannot be one.
    private mutating func nextLine() -> String?? {
        let view = pending.readableBytesView
        guard let end = view.firstIndex(of: 0x0A) else {
            if view.count > limits.line {
                pending.clear()
                skipsLine = true
            }
            return nil
        }
        let length = end - view.startIndex + 1
        let bytes = pending.readBytes(length: length) ?? []
        let wasSkipping = skipsLine
        skipsLine = false
        guard !wasSkipping, length <= limits.line, bytes.dropLast().last == 0x0D else { return .some(nil) }
        return .some(String(validating: bytes.dropLast(2), as: UTF8.self))
    }

    /// The message, streamed to the spool; then an answer for each recipient (RFC 2033, 4.2).
    private mutating func take(_ envelope: Envelope, _ pieces: inout Input.AsyncIterator, _ output: Output) async throws {
        say(.goAhead)
        try await flush(output)
        var message = try? await onDisk { [spool] in try spool.begin(from: envelope.sender) }
        var stuffing = DotStuffing()
        while true {
            let bytes = stuffing.take(from: &pending)
            if bytes.readableBytes > 0, let open = message, !(await isWritten(bytes, to: open)) { message = nil }
            if stuffing.isOver { break }
            guard let piece = try await pieces.next() else {
                // Hung up in the middle: the message is not whole, and nobody was told that it is here.
                isOver = true
                return
            }
            pending = piece
        }
        for outcome in await outcomes(of: message, envelope) { say(.delivery(outcome)) }
        session.taken()
    }

    private func isWritten(_ bytes: ByteBuffer, to message: SpooledMessage) async -> Bool {
        do {
            try await onDisk { try message.write(Array(bytes.readableBytesView)) }
            return true
        } catch is CancellationError {
            return false
        } catch {
            log.error("A message could not be written to the spool", metadata: ["error": "\(error)"])
            return false
        }
    }

    private func outcomes(of message: SpooledMessage?, _ envelope: Envelope) async -> [DeliveryOutcome] {
        let unavailable = envelope.recipients.map { _ in DeliveryOutcome.unavailable }
        guard let message else { return unavailable }
        if message.isTooLarge { return envelope.recipients.map { _ in .tooLarge } }
        guard (try? await onDisk { try message.finish() }) != nil else { return unavailable }
        let outcomes = await desk.keep(message.location, envelope)
        return withExtendedLifetime(message) { outcomes.count == envelope.recipients.count ? outcomes : unavailable }
    }

    private mutating func say(_ reply: LMTPReply) { said.writeString(reply.description) }

    private mutating func flush(_ output: Output) async throws {
        guard said.readableBytes > 0 else { return }
        try await output.write(said)
        said.clear()
    }

    private func onDisk<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await NIOThreadPool.singleton.runIfActive(work)
    }
}
