import Core
import Foundation

/// What was done to accounts, rights and blocked sources: who, when, about whom. Lines are only ever added, each with the hash of the one before, so
/// that none can be changed, taken from the middle or put in unseen.
struct AdminAct: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case agentAdded, agentChanged, agentDeactivated, agentReactivated, linkGiven
        case secondFactorOn, secondFactorOff, secondFactorReset, rulesChanged, accessConfirmed, closedForInactivity
        case providerJoined, providerForgotten, exceptionalReading
        case leaveDeclared, leaveEnded, sourceBlocked, sourceUnblocked
    }

    /// 1, 2, 3… in the authority.
    let number: Int
    let at: Date
    /// Empty when nobody did it: a timer, a throttle.
    let author: String
    let kind: Kind
    /// A name, a number: never an address nor a password.
    let subject: String
    let previousHash: String
    private(set) var hash: String

    /// Three years: as long as a fault by an agent can be pursued (CGFP L532-2); the CNIL accepts it where rights are watched (délibération 2021-122).
    static let retention: TimeInterval = 3 * 365 * 86_400

    init(number: Int, at: Date, author: String, kind: Kind, subject: String, previousHash: String, hash: String? = nil) {
        (self.number, self.at, self.author, self.kind) = (number, at, author, kind)
        (self.subject, self.previousHash, self.hash) = (subject, previousHash, hash ?? "")
        if hash == nil { self.hash = expectedHash }
    }

    var expectedHash: String {
        let line: JSON = [
            "number": .int(number), "at": .int(Int((at.timeIntervalSince1970 * 1_000_000).rounded())), "author": .string(author),
            "kind": .string(kind.rawValue), "subject": .string(subject),
        ]
        return Secret.digest(previousHash + "\n" + line.text)
    }

    /// The first line whose hash, place or link is wrong; `nil` when all is whole up to `head`. What is before the first line was forgotten in time.
    static func firstBreak(in lines: [AdminAct], head: String) -> Int? {
        guard var previous = lines.first?.previousHash else { return nil }
        for (index, line) in lines.enumerated() {
            guard line.number == lines[0].number + index, line.previousHash == previous, line.hash == line.expectedHash else { return line.number }
            previous = line.hash
        }
        return previous == head ? nil : lines[lines.count - 1].number + 1
    }
}

protocol JournalRepository: Sendable {
    func write(_ kind: AdminAct.Kind, _ subject: String, by author: String, of organisation: OrganisationID, at now: Date) async throws
    /// The latest first.
    func acts(of organisation: OrganisationID, before number: Int?, atMost count: Int) async throws -> [AdminAct]
    /// The first broken line; `nil` when the chain is whole.
    func firstBreak(of organisation: OrganisationID) async throws -> Int?
    func forget(before limit: Date) async throws -> Int
}
