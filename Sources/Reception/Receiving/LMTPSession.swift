import Core

/// Where a conversation is (RFC 2033, RFC 5321). Pure: a line in, what to do out. The bytes of messages do not pass here.
struct LMTPSession {
    /// What to do before the next line is read.
    enum Step: Equatable {
        case reply(LMTPReply)
        /// Ask whether the recipient is ours, then say so to ``answered(_:for:)``.
        case ask(MailPath)
        /// Take the message, then say so to ``taken()``.
        case take(Envelope)
        case hangUp(LMTPReply)
    }

    private enum State {
        case greeted
        case ready
        case mail(from: ReturnPath, to: [MailPath])
    }

    let host: String
    let limits: LMTPLimits
    private var state = State.greeted
    private var mistakes = 0

    init(host: String, limits: LMTPLimits) { (self.host, self.limits) = (host, limits) }

    /// - Parameter line: without its end; `nil` for one that was too long, or not ended with CRLF.
    mutating func step(_ line: String?) -> Step {
        let step = if let line { step(LMTPCommand(line)) } else { Step.reply(.lineTooLong) }
        guard case .reply(let reply) = step, reply.isRefusal else { return step }
        mistakes += 1
        return mistakes > limits.mistakes ? .hangUp(.tooManyMistakes) : step
    }

    private mutating func step(_ command: LMTPCommand) -> Step {
        switch command {
        case .hello: greet()
        case .smtpHello: .reply(.notSMTP)
        case .mail(let path, let parameters): mail(path, parameters)
        case .recipient(let path): recipient(path)
        case .data: data()
        case .reset: reset()
        case .noop: .reply(.ok)
        case .verify: .reply(.cannotVerify)
        case .help: .reply(.help)
        case .quit: .hangUp(.bye)
        case .malformed(let reply): .reply(reply)
        }
    }

    /// Also forgets what was said before (RFC 5321, 4.1.4).
    private mutating func greet() -> Step {
        state = .ready
        return .reply(.capabilities(host, limits: limits))
    }

    private mutating func mail(_ path: ReturnPath, _ parameters: LMTPCommand.Parameters) -> Step {
        guard case .ready = state else { return .reply(.wrongOrder) }
        guard parameters.size ?? 0 <= limits.message else { return .reply(.tooLarge) }
        state = .mail(from: path, to: [])
        return .reply(LMTPReply(250, "2.1.0 OK"))
    }

    private func recipient(_ path: MailPath) -> Step {
        guard case .mail(_, let recipients) = state else { return .reply(.wrongOrder) }
        return recipients.count < limits.recipients ? .ask(path) : .reply(.tooManyRecipients)
    }

    mutating func answered(_ answer: RecipientAnswer, for path: MailPath) -> LMTPReply {
        // The same recipient twice has two answers after DATA (RFC 2033, 4.2): each is kept in its place.
        if answer == .ours, case .mail(let sender, let recipients) = state { state = .mail(from: sender, to: recipients + [path]) }
        return .recipient(answer)
    }

    private func data() -> Step {
        guard case .mail(let sender, let recipients) = state else { return .reply(.wrongOrder) }
        return recipients.isEmpty ? .reply(.noRecipients) : .take(Envelope(sender: sender, recipients: recipients))
    }

    mutating func taken() { state = .ready }

    private mutating func reset() -> Step {
        if case .mail = state { state = .ready }
        return .reply(.ok)
    }
}
