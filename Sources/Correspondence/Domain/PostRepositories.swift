import Core
import Foundation

/// The queue of letters. **Every question takes a viewer**: an agent sees the letters of their units, and no other exists.
protocol OutgoingLetterRepository: Sendable {
    /// Those to do, the oldest first; the others, the latest first.
    func list(_ state: OutgoingLetter.State, viewer: AgentViewer, atMost count: Int) async throws -> [OutgoingLetter]
    /// Those that left, the latest first.
    /// - Parameter before: the last letter of the screen before.
    func sent(matching search: LetterSearch?, viewer: AgentViewer, before: OutgoingLetterID?, atMost count: Int) async throws -> [OutgoingLetter]
    func find(_ id: OutgoingLetterID, viewer: AgentViewer) async throws -> OutgoingLetter?
    /// `nil` once erased.
    func pdf(_ id: OutgoingLetterID, viewer: AgentViewer) async throws -> [UInt8]?
    /// All of a batch; without those that are erased.
    func pdfs(of batch: LetterBatchID, viewer: AgentViewer) async throws -> [OutgoingLetterID: [UInt8]]
    /// Puts the waiting ones among these in a batch, to be printed together.
    /// - Returns: `nil` when none of them waits.
    func makeBatch(of ids: [OutgoingLetterID], hasAddressPages: Bool, isTwoSided: Bool, viewer: AgentViewer, at now: Date) async throws
        -> LetterBatchID?
    /// - Parameter ticked: letters that were in it when its agent printed it, and that a colleague may have printed again since.
    func batch(_ id: LetterBatchID, and ticked: [OutgoingLetterID], viewer: AgentViewer) async throws -> LetterBatch?
    /// Says which letters left with a batch, once each: a second press changes nothing. Whoever posted them knows: it does not matter that a colleague
    /// put one in another batch meanwhile.
    /// - Returns: how many left now.
    func markSent(_ batch: LetterBatchID, _ dispatch: Dispatch, viewer: AgentViewer, at now: Date) async throws -> Int
    /// Says on which day a sent letter was handed over, as its receipt does. - Returns: whether it was still to be said.
    func markDelivered(_ id: OutgoingLetterID, on day: LocalDate, viewer: AgentViewer, at now: Date) async throws -> Bool
    /// Says that a sent letter came back. - Returns: whether it was one.
    func markReturned(_ id: OutgoingLetterID, _ reason: ReturnReason, on day: LocalDate, viewer: AgentViewer, at now: Date) async throws -> Bool
    /// Puts a returned letter back in the queue, to another address or to the same.
    func sendAgain(_ id: OutgoingLetterID, to recipient: [String], viewer: AgentViewer, at now: Date) async throws -> Bool
    /// What waits at the counter, or is to be put there; the oldest first.
    func atCounter(viewer: AgentViewer, atMost count: Int) async throws -> [OutgoingLetter]
    /// Says that a document is at the counter until a day: its person is told. - Returns: whether it was not there yet.
    func putAtCounter(_ id: OutgoingLetterID, until day: LocalDate, viewer: AgentViewer, at now: Date) async throws -> Bool
    /// Says to whom a document was given. - Returns: whether it was still at the counter.
    func handOver(_ id: OutgoingLetterID, _ handing: Handing, viewer: AgentViewer, at now: Date) async throws -> Bool
    /// Makes a letter of it again. - Returns: whether it was for the counter.
    func leaveCounter(_ id: OutgoingLetterID, viewer: AgentViewer, at now: Date) async throws -> Bool
    /// Makes letters again of what nobody came for, when there is an address to send it to.
    func endUnclaimed(in organisation: OrganisationID, today: LocalDate, at now: Date, atMost count: Int) async throws -> Int
    func close(_ id: OutgoingLetterID, viewer: AgentViewer, at now: Date) async throws -> Bool
    /// Hands the letters about a dossier, and the calls still to make, to the unit that handles it now: the former one sees them no more.
    func move(_ dossier: DossierID, to unit: UnitID) async throws
    /// Erases what letters said, long after they left.
    func eraseSentContent(before day: LocalDate, atMost count: Int) async throws -> Int
}

extension OutgoingLetterRepository {
    func batch(_ id: LetterBatchID, viewer: AgentViewer) async throws -> LetterBatch? { try await batch(id, and: [], viewer: viewer) }
}

/// The calls to make, sealed as letters are.
protocol OutgoingCallRepository: Sendable {
    func open(viewer: AgentViewer, now: Date, atMost count: Int) async throws -> [OutgoingCall]
    func find(_ id: OutgoingCallID, viewer: AgentViewer) async throws -> OutgoingCall?
    /// - Returns: whether the call was still to be made.
    func note(_ outcome: CallOutcome, of id: OutgoingCallID, viewer: AgentViewer, at now: Date) async throws -> Bool
    /// Erases calls and letters that are about an appointment and no request.
    func eraseApart(before limit: Date, atMost count: Int) async throws -> Int
    func eraseScripts(before limit: Date, atMost count: Int) async throws -> Int
}

/// The outbox of short messages. What an administrator sees is their own authority's.
protocol OutgoingSMSRepository: MessageOutbox where Kind == OutgoingSMSKind, Taken == TakenSMS {
    func list(of organisation: OrganisationID, atMost count: Int) async throws -> [OutgoingSMS]
    /// Sends a message again that was given up. - Returns: whether it was.
    func replay(_ id: OutgoingSMSID, of organisation: OrganisationID, at now: Date) async throws -> Bool
}
