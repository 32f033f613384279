import Core
import Foundation
import Law
import Workflows

/// Reads a history line after line: what a line means depends on those before it.
struct HistoryReading {
    let clock: DossierClock
    private(set) var events: [LegalEvent] = []
    /// Of each decision, in order.
    private(set) var notices: [DecisionNotice] = []
    private(set) var checks = Verification()
    private var isAwaiting = false
    private var agreesToOnline = false

    init(clock: DossierClock) { self.clock = clock }

    mutating func read(_ line: HistoryLine) {
        let day = LocalDate(line.at, in: clock.zone)
        checks.read(line, on: day)
        switch line.event {
        // The page that answers a filing is its registration: it leaves at once (CRPA R112-11-1; C. urb. R474-1).
        case .filed: events += [LegalEvent(.filed, on: day), LegalEvent(.registrationSent, on: day)]
        case .entered: events.append(LegalEvent(.received, on: line.receivedOn ?? day))
        case .arrived:
            if let elsewhere = line.elsewhereOn { events.append(LegalEvent(.receivedElsewhere, on: elsewhere)) }
            events.append(LegalEvent(.received, on: day))
        case .piecesAsked: ask(line, on: day)
        case .piecesSent: answer(line, on: day)
        case .moved: move(line, on: day)
        case .contactChosen: agreesToOnline = line.detail["electronic"]?.bool ?? false
        case .implicitDecision: events.append(LegalEvent(.implicitDecision, on: line.decidedOn ?? day))
        case .reasonsRequested: events.append(LegalEvent(.reasonsRequested, on: day))
        case .reasonsCommunicated: events.append(LegalEvent(.reasonsCommunicated, on: day))
        default: if !notices.isEmpty { notices[notices.count - 1].read(line, on: day) }
        }
    }

    private mutating func ask(_ line: HistoryLine, on day: LocalDate) {
        guard line.stopsClock else { return }
        events.append(LegalEvent(.piecesRequested, on: day, timeLimit: line.answerBy))
        isAwaiting = true
    }

    private mutating func answer(_ line: HistoryLine, on day: LocalDate) {
        guard isAwaiting else { return }
        if line.stillAwaited.isEmpty { complete(on: day) } else { events.append(LegalEvent(.piecesPartial, on: day)) }
    }

    private mutating func move(_ line: HistoryLine, on day: LocalDate) {
        let nature = line.movedTo.flatMap(clock.workflow.status)?.nature
        if nature == .accepted || nature == .rejected {
            notices.append(DecisionNotice(on: day, isOnline: agreesToOnline))
        } else if isAwaiting, line.movedFrom != line.movedTo, nature == .open, line.actor != .person {
            complete(on: day)  // an agent who takes the examination up again has what it takes
        }
    }

    private mutating func complete(on day: LocalDate) {
        events.append(LegalEvent(.piecesComplete, on: day))
        isAwaiting = false
    }
}
