import Core
import Foundation
import Storage

extension MessageOutbox {
    /// Sends the message of a job. Killed between the answer of whoever carries it and our note of that, it is sent again under the same name.
    func send(_ job: Job, clock: @Sendable () -> Date, by carrier: (Taken) async -> Delivery) async throws {
        guard let id = job.payload["id"]?.int.map({ ID<Kind>(Int64($0)) }) else { return }
        let now = clock()
        guard let taken = try await take(id, until: now + SendMail.turn, at: now) else { return }
        switch await carrier(taken) {
        case .accepted:
            try await markSent(id, at: clock())
        case .refused(let refusal):
            let isFinal = refusal.isPermanent || job.isLastAttempt
            try await markRefused(id, because: refusal.text, isFinal: isFinal, at: clock())
            if !isFinal { throw refusal }
        }
    }
}
