import Core
import Foundation
import Law
import Workflows

/// A fictitious dossier while it lives: turns each move of the workflow into what would leave.
///
/// It says what `App/When/` does at each event: a receipt at the filing, the mail and the document that an action names.
struct TrialLife {
    let trial: Trial
    let script: TrialScript
    /// How the person is told.
    let way: TrialMessage.Way
    private var silence: RunningSilence?
    private var pieces: AwaitedPieces?
    private(set) var entries: [TrialEntry] = []

    /// The actions that cannot be done at a moment.
    private let barred: @Sendable (Date) -> Set<String>

    init(trial: Trial, script: TrialScript, way: TrialMessage.Way, barred: @escaping @Sendable (Date) -> Set<String>) {
        (self.trial, self.script, self.way, self.barred) = (trial, script, way, barred)
    }

    private var workingDays: WorkingDays { WorkingDays(in: script.region) }
    private func day(_ instant: Date) -> LocalDate { LocalDate(instant, in: script.zone) }

    mutating func add(_ line: Simulation.Line) {
        pass(until: line.at)
        guard let status = trial.workflow.status(line.status) else { return }
        guard let move = line.move else { return file(at: line.at, in: status) }
        var entry = TrialEntry(at: line.at, happening: .moved(move.action), actor: line.actor, status: status)
        let (input, limit) = step(line.step)
        tell(move, input, by: line.actor, in: &entry)
        count(move, into: status, input, limit, in: &entry)
        append(entry, entering: move.changesStatus)
    }

    /// What happens by itself up to a moment, in order.
    mutating func pass(until limit: Date) {
        if let at = pieces?.remindedAt(in: script.zone), at <= limit {
            passSilence(before: at)
            remind(at: at)
        }
        passSilence(before: limit)
    }

    /// The person who has not answered is told again what is missing, once.
    private mutating func remind(at instant: Date) {
        pieces?.isReminded = true
        guard let last = entries.last else { return }
        var entry = TrialEntry(at: instant, happening: .reminded, actor: .system, status: last.status)
        entry.messages = [mail(TrialTemplates.reminder)]
        append(entry, entering: false)
    }

    /// The day after that on which it is born, at midnight, an implicit decision can be relied on.
    private mutating func passSilence(before limit: Date) {
        guard let silence, let born = silence.day, let last = entries.last else { return }
        let instant = born.adding(days: 1).start(in: script.zone)
        guard instant <= limit else { return }
        var entry = TrialEntry(at: instant, happening: .implicitDecision(silence.rule.effect), actor: .system, status: last.status)
        if silence.rule.effect == .reject { entry.deadlines = appeal(from: born) }
        self.silence?.stop()
        append(entry, entering: false)
    }

    private mutating func file(at instant: Date, in status: Status) {
        let today = day(instant)
        var entry = TrialEntry(at: instant, happening: .filed, actor: .person, status: status)
        silence = trial.silence.map { RunningSilence($0, receivedOn: today, in: script.region) }
        entry.messages = [mail(TrialTemplates.receipt)]
        entry.documents = [document(TrialTemplates.receipt)]
        entry.deadlines = acknowledgements(on: today) + silenceDeadline
        append(entry, entering: true)
    }

    private mutating func append(_ entry: TrialEntry, entering: Bool) {
        var entry = entry
        if entering { entry.deadlines += timers(of: entry) }
        entry.silence = silence?.day
        let date = silence?.day.map { [Status.Placeholder.silenceDate: $0.inWords(.french)] } ?? [:]
        entry.next = entry.status.next(date)
        entries.append(entry)
    }

    private func step(_ rank: Int?) -> (MoveInput, WorkflowTimer.Delay?) {
        guard let rank, case .act(_, _, let input, let limit) = script.steps[rank] else { return (MoveInput(), nil) }
        return (input, limit)
    }
}

// What leaves.
extension TrialLife {
    private func tell(_ move: Move, _ input: MoveInput, by actor: Action.Actor, in entry: inout TrialEntry) {
        let text = [input.reason, input.message].compactMap(\.self).first { !Text.trimmed($0).isEmpty }
        for effect in move.effects {
            switch effect {
            case .notify(let template): entry.messages.append(mail(template, saying: text))
            case .document(let template): entry.documents.append(document(template))
            // Only an agent can complete it: what the person or a timer does begins nothing.
            case .create(let procedure, _): if actor != .person, actor != .system { entry.linked.append(procedure) }
            case .call(let name): entry.calls.append(name)
            case .assignToActor: break
            }
        }
        guard let text, entry.messages.isEmpty else { return }
        entry.messages.append(
            actor == .person
                ? TrialMessage(recipient: .unit, way: .desk, text: text) : TrialMessage(recipient: .person, way: .page, text: text))
    }

    private func mail(_ asked: String, saying text: String? = nil) -> TrialMessage {
        let exists = trial.templates.map { $0.subjects[asked] != nil } ?? true
        let template = exists ? asked : TrialTemplates.fallback
        return TrialMessage(
            template: template, missing: exists ? nil : asked, recipient: .person, way: way, subject: trial.templates?.subjects[template],
            text: text)
    }

    private func document(_ template: String) -> TrialDocument {
        let isReceipt = template == TrialTemplates.receipt
        return TrialDocument(template: template, isMade: isReceipt || trial.templates?.papers.contains(template) ?? true)
    }
}

// What is counted.
extension TrialLife {
    private mutating func count(
        _ move: Move, into status: Status, _ input: MoveInput, _ limit: WorkflowTimer.Delay?, in entry: inout TrialEntry
    ) {
        let today = day(entry.at)
        let last = limit.map { day($0.end(from: entry.at, in: script.zone, isWorkingDay: workingDays.isWorkingDay)) }
        let before = silence?.day
        if move.isFinal || status.nature == .open && entry.actor != .person && input.pieces.isEmpty && move.changesStatus { pieces = nil }
        if !input.pieces.isEmpty { pieces = last.map { AwaitedPieces(askedAt: entry.at, limit: $0) } }
        if entry.actor == .person { pieces = nil }
        if move.isFinal {
            silence?.stop()
            if status.nature == .rejected { entry.deadlines += appeal(from: today) }
        } else if !input.pieces.isEmpty {
            // Elsewhere the examination goes on meanwhile, and so does the clock.
            if status.nature == .waiting { silence?.ask(on: today, until: last) }
            if let last { entry.deadlines.append(TrialDeadline(kind: .pieces, day: last, article: "CRPA, art. L114-5")) }
        } else if status.nature != .waiting {
            silence?.complete(on: today)
        }
        if silence?.day != before { entry.deadlines += silenceDeadline }
    }

    private var silenceDeadline: [TrialDeadline] {
        guard let silence, let day = silence.day else { return [] }
        return [TrialDeadline(kind: .silence, day: day, article: silence.rule.legalBasis, effect: silence.rule.effect)]
    }

    /// Only an electronic sending has these delays: on paper, the code sets none (L112-3, R112-5).
    private func acknowledgements(on today: LocalDate) -> [TrialDeadline] {
        guard script.channel == .web || script.channel == .email else { return [] }
        let remedy = Remedy(court: trial.definition.remedy ?? "")
        let due = Acknowledgement(receivedOn: today, clock: nil, remedy: remedy, workingDays: workingDays)
        return [
            TrialDeadline(kind: .registration, day: due.registrationDue, article: "CRPA, art. R112-11-1"),
            TrialDeadline(kind: .receipt, day: due.receiptDue, article: "CRPA, art. R112-11-1"),
        ]
    }

    /// Two months before the administrative court; other courts have delays of their own.
    private func appeal(from day: LocalDate) -> [TrialDeadline] {
        let court = trial.definition.remedy ?? "tribunal administratif"
        guard Text.folded(court).hasPrefix("tribunal administratif") else { return [] }
        return [TrialDeadline(kind: .appeal, day: Remedy(court: court).lastDay(after: day, in: workingDays), article: "CJA, art. R421-1 et R421-5")]
    }

    private func timers(of entry: TrialEntry) -> [TrialDeadline] {
        let alarms = trial.workflow.alarms(
            for: entry.status.key, enteredAt: entry.at, in: script.zone, isWorkingDay: workingDays.isWorkingDay)
        return alarms.filter { !barred($0.at).contains($0.action) }.map { TrialDeadline(kind: .timer, day: day($0.at), action: $0.action) }
    }
}
