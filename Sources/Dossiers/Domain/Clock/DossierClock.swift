import Core
import Foundation
import Law
import Workflows

/// The legal clock of one request: its history, as the law reads it.
///
/// Nothing is added up along the way: each date is counted again from the whole history, so that none can have gone wrong meanwhile.
struct DossierClock: Sendable {
    let silence: SilenceRule
    let permit: UrbanPermit?
    let workflow: Workflow
    let zone: TimeZone

    init(sheet: ProcedureSheet, zone: TimeZone) {
        (silence, permit, workflow, self.zone) = (sheet.silence, sheet.permit, sheet.workflow, zone)
    }

    /// Every date that the history determines, with the reasoning.
    /// - Parameter next: what may happen still, to see what it would change.
    func answer(for history: [HistoryLine], then next: [LegalEvent] = []) -> LegalAnswer {
        let rule = permit.map { LegalCase.Rule.urbanPlanning($0) } ?? .request(history.lazy.compactMap(\.ruleOfFiling).first ?? silence)
        return LegalCase(rule, events: events(of: history) + next).answer()
    }

    /// On which day our silence decides, as things stand; `nil` when it does not, or not while something is awaited.
    /// - Parameter answer: of the whole history.
    func silenceDay(of dossier: Dossier, by answer: LegalAnswer) -> LocalDate? {
        // What ended without a decision, withdrawn for instance, has nothing left to decide.
        dossier.nature == .closed && dossier.implicit == nil ? nil : answer[.implicitDate]
    }

    /// The same for a request that has just come: nothing happened to it yet, and nobody reads the reasoning. A test holds it to the full count.
    func silenceDay(receivedOn day: LocalDate, by line: HistoryLine) -> LocalDate? {
        if permit != nil { return answer(for: [line])[.implicitDate] }
        return silence.effect == .none ? nil : silence.delay.lastDay(from: day)
    }

    /// Sets the dates that the dossier's row keeps for lists.
    func wind(_ dossier: inout Dossier, by history: [HistoryLine]) {
        dossier.silenceOn = silenceDay(of: dossier, by: answer(for: history))
    }
}

extension DossierClock {
    /// What the lines of the history are to the law; most are nothing.
    func events(of history: [HistoryLine]) -> [LegalEvent] {
        var reading = HistoryReading(clock: self)
        for line in history { reading.read(line) }
        return reading.events
    }
}

/// Reads a history line after line: what a line means depends on what was asked before it.
private struct HistoryReading {
    let clock: DossierClock
    private(set) var events: [LegalEvent] = []
    private var isAwaiting = false

    init(clock: DossierClock) { self.clock = clock }

    mutating func read(_ line: HistoryLine) {
        let day = LocalDate(line.at, in: clock.zone)
        switch line.event {
        // The page that answers a filing is its registration: it leaves at once (CRPA R112-11-1; C. urb. R474-1).
        case .filed: events += [LegalEvent(.filed, on: day), LegalEvent(.registrationSent, on: day)]
        case .entered: events.append(LegalEvent(.received, on: line.receivedOn ?? day))
        case .piecesAsked: ask(line, on: day)
        case .piecesSent: answer(line, on: day)
        case .moved: move(line, on: day)
        case .implicitDecision: events.append(LegalEvent(.implicitDecision, on: line.decidedOn ?? day))
        case .reasonsRequested: events.append(LegalEvent(.reasonsRequested, on: day))
        case .reasonsCommunicated: events.append(LegalEvent(.reasonsCommunicated, on: day))
        default: break
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
            events.append(LegalEvent(.decisionNotified, on: day))
        } else if isAwaiting, line.movedFrom != line.movedTo, nature == .open, line.actor != .person {
            complete(on: day)  // an agent who takes the examination up again has what it takes
        }
    }

    private mutating func complete(on day: LocalDate) {
        events.append(LegalEvent(.piecesComplete, on: day))
        isAwaiting = false
    }
}

// What lines say, by the names under which they say it.
extension HistoryLine {
    var movedFrom: String? { detail["from"]?.string }
    var movedTo: String? { detail["to"]?.string }
    /// The day on a letter's stamp, when it was written down later (CRPA L112-1).
    var receivedOn: LocalDate? { day("receivedOn") }
    /// The last day to send the pieces that this line asks for.
    var answerBy: LocalDate? { day("answerBy") }
    /// The day on which silence decided.
    var decidedOn: LocalDate? { day("on") }
    /// Whether the pieces that it asks for stop the clock: those without which the request can be examined do not (CRPA L114-5-1).
    var stopsClock: Bool { detail["goesOn"] == nil }
    /// The pieces that had not come after this line.
    var stillAwaited: [String] { detail["left"]?.array?.compactMap(\.string) ?? [] }
    var pieces: [String] { detail["pieces"]?.array?.compactMap(\.string) ?? [] }

    /// The rule under which the request was filed, when it follows a version that has another: a right does not change because a form does.
    var ruleOfFiling: SilenceRule? { detail["silence"].flatMap(SilenceRule.init) }

    private func day(_ name: String) -> LocalDate? { detail[name]?.string.flatMap { LocalDate($0) } }
}
