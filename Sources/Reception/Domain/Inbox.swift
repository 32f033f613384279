import Core
import Foundation

/// Where messages are kept. What agents ask takes a viewer, and answers nothing that this viewer may not know of.
protocol Inbox: Sendable {
    /// Says that a raw message is about to be put in the store. It is to be removed a day later, unless messages that name it are kept.
    func announce(_ raw: String, at now: Date) async throws
    /// Keeps a message for its recipients, all or none. One that is here already is not kept again.
    /// - Returns: the number of those that were not here.
    func keep(_ messages: [NewInboundMessage], at now: Date) async throws -> Int
    /// **For what the product does by itself.**
    func find(_ id: InboundMessageID) async throws -> InboundMessage?
    /// How many acknowledgements went to an address since then.
    func acknowledgements(to address: EmailAddress, since: Date) async throws -> Int
    /// Writes what was read of a message; once. It waits for an agent, or is attached to the request that it answers.
    func record(_ content: MessageContent, of id: InboundMessageID, attachedTo: Reference?, _ acknowledgement: Acknowledgement, at now: Date)
        async throws

    func find(_ id: InboundMessageID, viewer: AgentViewer) async throws -> InboundMessage?
    func acts(of id: InboundMessageID) async throws -> [InboundAct]
    /// The latest first.
    func list(_ states: [InboundMessage.State], viewer: AgentViewer, before: InboundMessageID?, atMost count: Int) async throws -> [InboundMessage]
    /// Keeps others from settling a message while an agent does what takes longer than a note. One who is cut off in the middle holds it until `limit`.
    /// - Returns: `nil` when the message does not wait any more, or somebody holds it.
    func claim(_ id: InboundMessageID, viewer: AgentViewer, until limit: Date, at now: Date) async throws -> InboundClaim?
    func release(_ claim: InboundClaim) async throws
    /// - Returns: `false` when the message is not in one of these states any more, or somebody holds it: they were faster.
    func settle(_ id: InboundMessageID, _ change: InboundChange, viewer: AgentViewer, at now: Date) async throws -> Bool
    /// Erases messages that were settled before a moment. The raw messages that nobody names any more are to be removed.
    func erase(_ states: [InboundMessage.State], before limit: Date, atMost count: Int, at now: Date) async throws
    /// The raw messages to remove from the store: no message names them.
    func rawsToRemove(at now: Date, atMost count: Int) async throws -> [String]
    /// Says that a raw message is removed.
    func forget(_ raw: String) async throws
}

/// What an agent does with a message.
struct InboundChange: Sendable {
    let act: InboundAct.Kind
    /// In which states it may be done.
    let from: [InboundMessage.State]
    let to: InboundMessage.State
    var reference: Reference?
    var unit: UnitID?
    var detail: String?
    /// Held by whoever settles it; `nil`: nobody may hold it.
    var claim: InboundClaim?
    /// Leaves with the note that it was given, or not at all.
    var answer: AnswerToSend?
}

/// A message held by one agent, who alone settles it.
struct InboundClaim: Sendable, Equatable {
    let message: InboundMessageID
    let token: String
}
