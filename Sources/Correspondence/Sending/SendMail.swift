import Core
import Foundation
import Storage

/// The job that sends one mail. Sent again because it was killed, the mail has the same Message-ID.
struct SendMail: Sendable {
    let mails: any OutgoingMailRepository
    /// `nil` without a server: mails stay in the outbox, where the desk reads them.
    let send: (@Sendable (Mail, Date) async -> Delivery)?
    let clock: @Sendable () -> Date

    /// Longer than any conversation with a server, so that two jobs for one mail (a button pressed twice) do not both send it.
    static let turn: TimeInterval = 120

    func run(_ job: Job) async throws {
        guard let send else { return }
        try await mails.send(job, clock: clock) { await send($0.mail, $0.writtenAt) }
    }
}
