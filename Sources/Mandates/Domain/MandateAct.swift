import Core
import Foundation

/// What was done with mandates, of all organisations of an authority. Lines are only ever added: the database refuses to change one, and each has the
/// hash of the one before.
struct MandateAct: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case relayAsked, relayValidated, relayRefused, relaySuspended
        case helperInvited, helperActive, helperReviewed, helperClosed, helperIn
        case written, smsSent, smsYes, smsNo, smsOther, given, actingBegun, actingStopped, used, ended
        /// By an agent, from a judgment; told by the number of the measure.
        case measureRecorded, measureLifted
        /// Looked for, with the numbers of what was found; opened, once a day for each agent.
        case measureSought, measureSeen
        /// The access of a representative, told by the numbers of the measure and of who it names; what they filed, by the measure and the act.
        case representativeInvited, representativeIn, representativeClosed, represented
        /// They tried, once the measure was over or for an act that it does not give them: told once a day for each.
        case representationRefused
    }

    let number: Int
    let at: Date
    let relay: String
    /// Who did it: a helper, an agent; empty for the person.
    let author: String
    let kind: Kind
    /// The mandate's own number, which is not the one that the person keeps.
    let mandate: MandateID?
    /// A family of procedures, a way of consenting: nothing of the person, nothing of a request.
    let detail: String
    let previousHash: String
    private(set) var hash: String

    init(
        number: Int, at: Date, relay: String, author: String, kind: Kind, mandate: MandateID?, detail: String, previousHash: String,
        hash: String? = nil
    ) {
        (self.number, self.at, self.relay, self.author, self.kind) = (number, at, relay, author, kind)
        (self.mandate, self.detail, self.previousHash, self.hash) = (mandate, detail, previousHash, hash ?? "")
        if hash == nil { self.hash = expectedHash }
    }

    var expectedHash: String {
        let line: JSON = [
            "number": .int(number), "at": .int(Int((at.timeIntervalSince1970 * 1_000_000).rounded())), "relay": .string(relay),
            "author": .string(author), "kind": .string(kind.rawValue), "mandate": mandate.map { .int(Int($0.rawValue)) } ?? nil,
            "detail": .string(detail),
        ]
        return Secret.digest(previousHash + "\n" + line.text)
    }

    /// The first line whose hash, place or link is wrong; `nil` when all is whole up to `head`.
    static func firstBreak(in lines: [MandateAct], head: String) -> Int? {
        var previous = ""
        for (index, line) in lines.enumerated() {
            guard line.number == index + 1, line.previousHash == previous, line.hash == line.expectedHash else { return index + 1 }
            previous = line.hash
        }
        return previous == head ? nil : lines.count + 1
    }

    /// **What is used is told to the hour**: to the second, the same instant in a request would tell whose mandate it was filed under.
    static func moment(of kind: Kind, at now: Date) -> Date {
        kind == .used || kind == .represented ? Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 3600).rounded(.down) * 3600) : now
    }
}
