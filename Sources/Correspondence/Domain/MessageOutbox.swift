import Core
import Foundation

/// Messages that wait to leave, whatever carries them: a job takes one, hands it over, and notes what became of it.
protocol MessageOutbox<Kind, Taken>: Sendable {
    associatedtype Kind
    associatedtype Taken: Sendable

    /// Takes a waiting message to send it; nobody else gets it before `limit`.
    /// - Returns: `nil` when there is nothing to send any more.
    /// - Throws: ``StillBeingSent``.
    func take(_ id: ID<Kind>, until limit: Date, at now: Date) async throws -> Taken?
    func markSent(_ id: ID<Kind>, at now: Date) async throws
    /// - Parameter isFinal: nobody will try again unasked: what the message tells is then told another way.
    func markRefused(_ id: ID<Kind>, because reason: String, isFinal: Bool, at now: Date) async throws
}
