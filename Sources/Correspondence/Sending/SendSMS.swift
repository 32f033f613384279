import Core
import Foundation
import Storage

/// The job that sends one short message. Sent again because it was killed, it has the same key.
struct SendSMS: Sendable {
    let messages: any OutgoingSMSRepository
    /// `nil` without one: messages stay in the outbox.
    let gateway: (any SMSGateway)?
    let clock: @Sendable () -> Date

    func run(_ job: Job) async throws {
        guard let gateway else { return }
        try await messages.send(job, clock: clock) { await gateway.send($0.sms, key: $0.key) }
    }
}
