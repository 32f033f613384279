import Core
import Foundation
import Law
import Workflows

/// What a service undertook on one request, counted from its history and from nothing else.
///
/// *Looked at*: an agent did something about it, or it was given to somebody, after it came to the unit. *Answered*: it reached a status that ends it.
/// While we wait for the person, the answer is not counted.
struct CommitmentClock: Sendable, Equatable {
    /// Until when somebody must have looked at it, whether they did or not.
    private(set) var lookBy: Date?
    private(set) var lookedAt: Date?
    /// Until when it must be answered; `nil` while we wait for the person.
    private(set) var answerBy: Date?
    private(set) var answeredAt: Date?
    /// Where the days are counted.
    private(set) var region = Region.metropolitan

    init(_ history: [HistoryLine]) {
        let story = CommitmentStory(history)
        (lookedAt, answeredAt) = (story.lookedAt, story.answeredAt)
        if let look = story.look, let span = look.commitment.look {
            lookBy = look.commitment.hours.end(of: span, from: look.since)
            region = look.commitment.hours.region
        }
        guard let answer = story.answer, let span = answer.commitment.answer else { return }
        region = answer.commitment.hours.region
        if story.pausedSince == nil { answerBy = answer.commitment.hours.end(of: span, from: answer.since, pausing: story.pauses) }
    }

    /// What is still owed.
    var pending: PendingCommitments {
        guard answeredAt == nil else { return PendingCommitments() }
        let look = lookedAt == nil ? lookBy : nil
        let first = [look, answerBy].compactMap(\.self).min()
        return PendingCommitments(lookBy: look, answerBy: answerBy, on: first.map { LocalDate($0, in: region.timeZone) })
    }
}

/// What a request's row keeps of what its service still owes, for lists.
struct PendingCommitments: Sendable, Equatable {
    var lookBy: Date?
    var answerBy: Date?
    /// The day of the first of the two.
    var on: LocalDate?
}

/// Reads a history line after line.
private struct CommitmentStory {
    typealias Count = (commitment: Commitment, since: Date)

    private(set) var look: Count?
    private(set) var lookedAt: Date?
    private(set) var answer: Count?
    private(set) var answeredAt: Date?
    private(set) var pauses: [WorkingHours.Pause] = []
    private(set) var pausedSince: Date?
    private var receivedAt: Date?

    init(_ history: [HistoryLine]) {
        for line in history where answeredAt == nil { read(line) }
    }

    private mutating func read(_ line: HistoryLine) {
        switch line.event {
        case .filed, .entered: begin(line, at: line.at)
        case .transferred:
            (look, lookedAt) = (line.commitment.map { ($0, line.at) }, nil)
            if answer?.commitment.answer == nil, let commitment = line.commitment { answer = (commitment, receivedAt ?? line.at) }
        default: if line.isLook, lookedAt == nil { lookedAt = line.at }
        }
        if let nature = line.nature { enter(nature, at: line.at) }
    }

    /// What came by post is promised from the day on which it came, as the law counts.
    private mutating func begin(_ line: HistoryLine, at now: Date) {
        receivedAt = line.receivedOn.flatMap { day in line.commitment.map { day.start(in: $0.hours.region.timeZone) + 43_200 } } ?? now
        guard let commitment = line.commitment, let receivedAt else { return }
        (look, answer) = ((commitment, receivedAt), (commitment, receivedAt))
    }

    private mutating func enter(_ nature: Status.Nature, at now: Date) {
        if nature.isFinal { answeredAt = now }
        if let since = pausedSince, nature != .waiting {
            pauses.append(WorkingHours.Pause(from: since, to: now))
            pausedSince = nil
        } else if nature == .waiting, pausedSince == nil {
            pausedSince = now
        }
    }
}

extension HistoryLine {
    /// What the service undertook when the request came to it.
    var commitment: Commitment? { detail["commitment"].flatMap(Commitment.init) }
    /// The nature of the status in which the line put the request; `nil` when it did not move.
    var nature: Status.Nature? { detail["nature"]?.string.flatMap(Status.Nature.init) }

    /// Whether an agent did something about the request itself; posting its letters is not.
    fileprivate var isLook: Bool {
        guard actor.agent != nil else { return false }
        return switch event {
        case .moved, .assigned, .released, .message, .note, .piecesAsked, .piecesSent, .reasonsCommunicated: true
        default: false
        }
    }
}
