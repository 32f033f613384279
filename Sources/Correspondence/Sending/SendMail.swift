import Core
import Foundation
import Storage

/// The job that sends one mail. Killed between the server's answer and our note of it, the mail is sent again under the same Message-ID.
struct SendMail: Sendable {
    let mails: any OutgoingMailRepository
    /// `nil` without a server: mails stay in the outbox, where the desk reads them.
    let send: (@Sendable (Mail, Date) async -> Delivery)?
    let clock: @Sendable () -> Date

    /// Longer than any conversation with a server, so that two jobs for one mail (a button pressed twice) do not both send it.
    static let turn: TimeInterval = 120

    func run(_ job: Job) async throws {
        guard let send, let id = job.payload["id"]?.int.map({ OutgoingMailID(Int64($0)) }) else { return }
        let now = clock()
        guard let taken = try await mails.take(id, until: now + Self.turn, at: now) else { return }
        switch await send(taken.mail, taken.writtenAt) {
        case .accepted:
            try await mails.markSent(id, at: clock())
        case .refused(let refusal):
            let isFinal = refusal.isPermanent || job.isLastAttempt
            try await mails.markRefused(id, because: refusal.text, isFinal: isFinal, at: clock())
            if !isFinal { throw refusal }
        }
    }
}
