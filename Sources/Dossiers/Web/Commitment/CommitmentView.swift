import Core
import Foundation
import Law
import Web

/// What a service undertook on a request, in words.
struct CommitmentView {
    let clock: CommitmentClock
    let words: Words
    let now: Date

    init(_ history: [HistoryLine], words: Words, now: Date) { (clock, self.words, self.now) = (CommitmentClock(history), words, now) }

    private var zone: TimeZone { clock.region.timeZone }

    /// Both, with what became of them.
    var forAgents: HTML {
        let rows = [
            clock.lookBy.flatMap { row("look", due: $0, done: clock.lookedAt ?? clock.answeredAt) },
            clock.answerBy.flatMap { row("answer", due: $0, done: clock.answeredAt) },
        ].compactMap(\.self)
        guard !rows.isEmpty else { return HTML() }
        return "<h2>\(words("dossiers.commitment.title"))</h2>\(SummaryList(rows, words: words))"
    }

    private func row(_ name: String, due: Date, done: Date?) -> SummaryList.Row {
        let day = due.inWords(words.language, in: zone)
        guard let done else {
            let mark = CommitmentMark.urgency(of: due, zone: zone, now: now).map(tag)
            return .init(words("dossiers.commitment.\(name)"), html: "\(words("dossiers.commitment.due", ["due": day])) \(mark)")
        }
        let key = "dossiers.commitment.\(done <= due ? "kept" : "missed")"
        return .init(
            words("dossiers.commitment.\(name)"), words(key, ["due": day, "done": done.inWords(words.language, in: zone)]))
    }

    private func tag(_ urgency: DossierFilter.Urgency) -> HTML {
        StatusTag(words("dossiers.commitment.\(urgency.rawValue)"), urgency == .late ? .bad : .waiting).html
    }

    /// When they will have an answer; that we are late, rather than a promise that is over.
    func forPerson(_ dossier: Dossier) -> HTML? {
        guard dossier.isOpen, dossier.implicit == nil, let due = clock.pending.answerBy else { return nil }
        let day = LocalDate(due, in: zone).inWords(words.language)
        return "<p>\(words(due < now ? "dossiers.commitment.person.late" : "dossiers.commitment.person", ["date": day]))</p>"
    }
}

/// The first thing that a service still owes on a request, in a few words for a list.
struct CommitmentMark {
    private let name: String
    private let day: LocalDate
    private let urgency: DossierFilter.Urgency?
    private let words: Words

    /// `nil` when it owes nothing.
    init?(_ pending: PendingCommitments, words: Words, zone: TimeZone, now: Date) {
        let owed = [pending.lookBy.map { ("look", $0) }, pending.answerBy.map { ("promise", $0) }].compactMap(\.self)
        guard let (name, due) = owed.min(by: { $0.1 < $1.1 }) else { return nil }
        (self.name, day, self.words) = (name, LocalDate(due, in: zone), words)
        urgency = Self.urgency(of: due, zone: zone, now: now)
    }

    /// Near from the day before.
    static func urgency(of due: Date, zone: TimeZone, now: Date) -> DossierFilter.Urgency? {
        if due < now { return .late }
        return LocalDate(due, in: zone) <= LocalDate(now, in: zone).adding(days: 1) ? .soon : nil
    }

    var html: HTML {
        let text = words("dossiers.due.\(name)\(urgency == .late ? "Late" : "")", ["date": day.slashed])
        return urgency.map { StatusTag(text, $0 == .late ? .bad : .waiting).html } ?? "<small>\(text)</small>"
    }
}
