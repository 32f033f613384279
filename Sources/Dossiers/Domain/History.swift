import Core
import Foundation

/// Who did something to a dossier.
enum Actor: Sendable, Equatable {
    case person
    case agent(AgentID, name: String)
    case system

    var kind: String {
        switch self {
        case .person: "person"
        case .agent: "agent"
        case .system: "system"
        }
    }

    var agent: AgentID? { if case .agent(let id, _) = self { id } else { nil } }
    var name: String? { if case .agent(_, let name) = self { name } else { nil } }
}

/// What happened.
enum HistoryEvent: String, Sendable, CaseIterable {
    case filed, entered, moved, assigned, released, transferred, message, note, piecesAsked, piecesSent, corrected, fileAdded, documentProduced
    /// The last day to answer moved, because of an incident of ours.
    case deadlineExtended
    /// Its dates were counted again, because the authority said that it is elsewhere.
    case recounted
    /// The appointment that was booked with it: the answer says where it is now, and the line what it said before. See ``AppointmentAnswer``.
    case appointmentMoved, appointmentCancelled
    case versionMoved, reminded, implicitDecision, reasonsRequested, reasonsCommunicated
    /// What became of what was sent to the person.
    case letterPrepared, letterSent, letterDelivered, letterReturned, letterSentAgain, letterClosed, called
    /// A document waits at the counter; it was handed over there; nobody came for it.
    case counterReady, counterHanded, counterEnded
    /// The original of a doubtful copy was asked for, and shown (CRPA R113-5 to R113-11).
    case originalAsked, originalSeen
    /// An agent saw the identity document of who asks.
    case identitySeen
    /// Signs of fraud stop the examination of a public aid; it is taken up again (L115-3). A fraud is found (L241-2).
    case fraudSuspended, fraudSuspensionEnded, fraudFound
    /// A decision put online, opened by its person for the first time (CRPA R112-20).
    case decisionOpened
    /// Handed over to another administration, or come from one (CRPA L114-2); what was sent there was fetched.
    case forwarded, arrived, packageFetched
    /// How the person wants to be written to: see ``ContactChoice``.
    case contactChosen
    /// An agent of another service read the request, and wrote why: see ``ExceptionalReading``.
    case exceptionalReading
    /// What stands just before was done by a helper, with a mandate.
    case helped
    /// What stands just before was done by a representative, under a measure of protection. See ``ActingRepresentative``.
    case represented
    /// The agreement of a protected adult, or of their representative: needed, asked by mail, given, refused. See ``AgreementState``.
    case cosignatureAwaited, cosignatureAsked, cosignatureAgreed, cosignatureRefused
    /// A judge's authorisation is needed; the representative gave it. See ``AuthorisationState``.
    case authorisationAwaited, authorisationGiven
    /// The curator is told of the decision; a copy of it left. See ``CuratorCopies``.
    /// The first is of before ``protectionTied``.
    case curatorTied, curatorCopied
    /// An agent recognised the person of a measure, or took that back; accepted without what it asks. See ``ProtectionHold``.
    case protectionTied, protectionUntied, protectionSetAside
    /// The agreement of a child's other parent: needed, asked by mail, said not to be needed, given, refused. See ``AgreementState``.
    case parentAwaited, parentAsked, parentAlone, parentAgreed, parentRefused
}

/// One line of a dossier's history: it is only ever added to. Each line holds the hash of the one before, so that none can be changed,
/// removed from the middle or put in unseen; the dossier's own row holds the last one.
struct HistoryLine: Sendable, Equatable {
    /// 1, 2, 3… in the dossier.
    let number: Int
    let at: Date
    let actor: Actor
    let channel: Channel
    let event: HistoryEvent
    /// What changed: statuses, field ids, never the content of a message.
    let detail: JSON
    let previousHash: String
    private(set) var hash: String

    init(number: Int, at: Date, actor: Actor, channel: Channel, event: HistoryEvent, detail: JSON, previousHash: String, hash: String? = nil) {
        self.number = number
        self.at = at
        self.actor = actor
        self.channel = channel
        self.event = event
        self.detail = detail
        self.previousHash = previousHash
        self.hash = hash ?? ""
        if hash == nil { self.hash = expectedHash }
    }

    /// SHA-256 of the previous hash and of the line's canonical JSON.
    var expectedHash: String {
        let line: JSON = [
            "number": .int(number), "at": .int(Int((at.timeIntervalSince1970 * 1_000_000).rounded())), "actor": .string(actor.kind),
            "agent": actor.agent.map { .int(Int($0.rawValue)) } ?? nil, "channel": .string(channel.rawValue), "event": .string(event.rawValue),
            "detail": detail,
        ]
        return Secret.digest(previousHash + "\n" + line.text)
    }

    /// The first line whose hash, place or link is wrong; `nil` when the chain is whole up to `head`.
    static func firstBreak(in lines: [HistoryLine], head: String) -> Int? {
        var previous = ""
        for (index, line) in lines.enumerated() {
            guard line.number == index + 1, line.previousHash == previous, line.hash == line.expectedHash else { return index + 1 }
            previous = line.hash
        }
        return previous == head ? nil : lines.count + 1
    }
}
