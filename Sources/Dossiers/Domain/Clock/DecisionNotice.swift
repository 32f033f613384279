import Core
import Law

/// How a person came to know of a decision: on that day it is notified, and the delay to appeal runs from it.
///
/// Online with their agreement: when they first open it, or, not opened in fifteen days, the day it was put there (CRPA R112-20). By letter: the day it
/// was handed to them, when somebody wrote it down; else the day it was posted, so that we never promise more time than a judge would give. A letter
/// that nobody collected, or that was refused, was presented: it notifies. One whose address was wrong does not; nor does one that waits at the counter:
/// no text makes an invitation to come a notification (CRPA L221-8). Handed over there, on that day. Told at once, on the day of the act:
/// what grants, and what could reach nobody but by mail.
struct DecisionNotice: Sendable, Equatable {
    enum Way: Sendable, Equatable {
        case atOnce
        /// - `openedOn`: the first time.
        case online(openedOn: LocalDate?)
        case letter(Letter)
    }

    enum Letter: Sendable, Equatable {
        /// Printed or not, it is still here.
        case waiting
        case posted(LocalDate)
        case delivered(LocalDate)
        /// Given in hand at the counter, by an agent who saw who came.
        case handed(LocalDate)
        /// It came back after this day, though it was presented.
        case unclaimed(LocalDate)
        /// It came back, and nobody saw it.
        case lost
    }

    /// The day of the act.
    let decidedOn: LocalDate
    private(set) var way: Way

    init(on day: LocalDate, isOnline: Bool) { (decidedOn, way) = (day, isOnline ? .online(openedOn: nil) : .atOnce) }

    /// What a later line of the history says of it.
    mutating func read(_ line: HistoryLine, on day: LocalDate) {
        guard line.isOfDecision else { return }
        switch (line.event, way) {
        case (.letterPrepared, _): way = .letter(.waiting)
        case (.letterSent, _): way = .letter(.posted(line.letterDay ?? day))
        case (.counterHanded, .letter(.waiting)), (.counterHanded, .letter(.lost)): way = .letter(.handed(line.letterDay ?? day))
        case (.letterDelivered, .letter(.posted(let sent))): way = .letter(.delivered(max(sent, line.letterDay ?? day)))
        case (.letterReturned, .letter(.posted(let sent))): way = .letter(line.wasPresented ? .unclaimed(sent) : .lost)
        case (.decisionOpened, .online(nil)): way = .online(openedOn: day)
        default: break
        }
    }

    /// `nil` while it is not notified, or when the engine says it.
    var notifiedOn: LocalDate? {
        switch way {
        case .atOnce: decidedOn
        case .online: nil
        case .letter(.posted(let day)), .letter(.delivered(let day)), .letter(.handed(let day)), .letter(.unclaimed(let day)): day
        case .letter(.waiting), .letter(.lost): nil
        }
    }
}

extension [DecisionNotice] {
    /// The engine knows one decision put online in a case: the first. A later one is counted from the day on which it was put there, as if unread.
    var events: [LegalEvent] {
        let first = firstIndex { if case .online = $0.way { true } else { false } }
        return enumerated().flatMap { index, notice -> [LegalEvent] in
            guard case .online(let opened) = notice.way else { return notice.notifiedOn.map { [LegalEvent(.decisionNotified, on: $0)] } ?? [] }
            guard index == first else { return [LegalEvent(.decisionNotified, on: notice.decidedOn)] }
            return [LegalEvent(.madeAvailable, on: notice.decidedOn)] + (opened.map { [LegalEvent(.firstConsulted, on: $0)] } ?? [])
        }
    }
}

extension HistoryLine {
    /// Whether the letter that it tells of holds a decision; what a person opens online does.
    fileprivate var isOfDecision: Bool { event == .decisionOpened || detail["decision"]?.string != nil }
    fileprivate var letterDay: LocalDate? { detail["day"]?.string.flatMap { LocalDate($0) } }
    /// « Pli avisé et non réclamé », « refusé »: the address was right.
    fileprivate var wasPresented: Bool { ["unclaimed", "refused"].contains(detail["reason"]?.string ?? "") }
}
