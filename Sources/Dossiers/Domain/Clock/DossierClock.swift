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
    let region: Region

    init(sheet: ProcedureSheet, zone: TimeZone) {
        (silence, permit, workflow, self.zone, region) = (sheet.silence, sheet.permit, sheet.workflow, zone, sheet.region)
    }

    /// Every date that the history determines, with the reasoning.
    /// - Parameter next: what may happen still, to see what it would change.
    func answer(for history: [HistoryLine], then next: [LegalEvent] = []) -> LegalAnswer {
        let rule = permit.map { LegalCase.Rule.urbanPlanning($0) } ?? .request(history.lazy.compactMap(\.ruleOfFiling).first ?? silence)
        return LegalCase(rule, place: LegalPlace(region), events: events(of: history) + next).answer()
    }

    /// On which day our silence decides, as things stand; `nil` when it does not, or not while something is awaited.
    /// - Parameter answer: of the whole history.
    func silenceDay(of dossier: Dossier, by answer: LegalAnswer) -> LocalDate? {
        // What ended without a decision, withdrawn for instance, has nothing left to decide.
        dossier.nature == .closed && dossier.implicit == nil ? nil : answer[.implicitDate]
    }

    /// The same for a request that has just come: nothing happened to it yet, and nobody reads the reasoning. A test holds it to the full count.
    func silenceDay(receivedOn day: LocalDate, by line: HistoryLine) -> LocalDate? {
        if permit != nil || line.event == .arrived { return answer(for: [line])[.implicitDate] }
        return silence.effect == .none ? nil : silence.delay.lastDay(from: day)
    }

    /// Sets the dates that the dossier's row keeps for lists.
    func wind(_ dossier: inout Dossier, by history: [HistoryLine]) {
        dossier.silenceOn = silenceDay(of: dossier, by: answer(for: history))
    }
}

extension DossierClock {
    /// How the person came to know of the last decision; `nil` while there is none.
    func notice(in history: [HistoryLine]) -> DecisionNotice? {
        var reading = HistoryReading(clock: self)
        for line in history { reading.read(line) }
        return reading.notices.last
    }

    /// What the lines of the history are to the law; most are nothing.
    func events(of history: [HistoryLine]) -> [LegalEvent] {
        var reading = HistoryReading(clock: self)
        for line in history { reading.read(line) }
        return reading.events + reading.checks.events + reading.notices.events
    }
}

// What lines say, by the names under which they say it.
extension HistoryLine {
    var movedFrom: String? { detail["from"]?.string }
    var movedTo: String? { detail["to"]?.string }
    /// The day on a letter's stamp, when it was written down later (CRPA L112-1).
    var receivedOn: LocalDate? { day("receivedOn") }
    /// The day on which another administration received it first (CRPA L114-3).
    var elsewhereOn: LocalDate? { day("elsewhereOn") }
    /// The last day to send the pieces that this line asks for.
    var answerBy: LocalDate? { day("answerBy") }
    /// The day on which silence decides since the dates were counted again.
    var silenceOn: LocalDate? { day("silenceOn") }
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
