import Core
import Foundation
import Storage

/// The job that sends one short message. Killed between the gateway's answer and our note of it, it is sent again under the same key.
struct SendSMS: Sendable {
    let messages: any OutgoingSMSRepository
    /// `nil` without one: messages stay in the outbox.
    let gateway: (any SMSGateway)?
    let clock: @Sendable () -> Date

    func run(_ job: Job) async throws {
        guard let gateway, let id = job.payload["id"]?.int.map({ OutgoingSMSID(Int64($0)) }) else { return }
        let now = clock()
        guard let taken = try await messages.take(id, until: now + SendMail.turn, at: now) else { return }
        switch await gateway.send(taken.sms, key: taken.key) {
        case .accepted:
            try await messages.markSent(id, at: clock())
        case .refused(let refusal):
            let isFinal = refusal.isPermanent || job.isLastAttempt
            try await messages.markRefused(id, because: refusal.text, isFinal: isFinal, at: clock())
            if !isFinal { throw refusal }
        }
    }
}
