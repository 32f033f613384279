import Core
import Foundation

/// The outbox. What an administrator sees is their own authority's.
protocol OutgoingMailRepository: MessageOutbox where Kind == OutgoingMailKind, Taken == TakenMail {
    /// The latest first.
    /// - Parameter before: the last mail of the screen before.
    func list(
        _ state: OutgoingMail.State?, of organisation: OrganisationID, before: OutgoingMailID?, atMost count: Int
    ) async throws -> [OutgoingMail]
    func read(_ id: OutgoingMailID, of organisation: OrganisationID) async throws -> OutgoingMailReading?
    /// The dossier of the first of these mails that has one.
    func dossier(of ids: [MessageID]) async throws -> DossierID?
    /// How many mails wait; counting stops at `limit`.
    func waiting(of organisation: OrganisationID, atMost limit: Int) async throws -> Int
    /// Sends a mail again, whatever became of it. Asked twice at once, it leaves once.
    func replay(_ id: OutgoingMailID, of organisation: OrganisationID, at now: Date) async throws
    /// Sends the mails that wait, for instance since before there was a server.
    /// - Returns: how many.
    func replayWaiting(of organisation: OrganisationID, atMost count: Int, at now: Date) async throws -> Int
    /// Erases what mails said: the texts and the files.
    /// - Returns: of how many.
    func eraseSentContent(before limit: Date, atMost count: Int) async throws -> Int
    /// Erases the mails and the short messages that are about no request, with their addresses and their subjects.
    func eraseApart(before limit: Date, atMost count: Int) async throws -> Int
}
