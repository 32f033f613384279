import Core
import Foundation
import Law
import Web
import Workflows

/// The legal dates of one request, in words: how they come, and what each lets one do.
struct ClockView {
    let answer: LegalAnswer
    /// Of the last decision.
    let notice: DecisionNotice?
    /// Originals, signs of fraud.
    let checks: Verification
    let dossier: Dossier
    let words: Words
    let today: LocalDate

    init(_ followed: FollowedDossier, _ history: [HistoryLine], zone: TimeZone, words: Words, today: LocalDate) {
        let clock = DossierClock(sheet: followed.sheet, zone: zone)
        (answer, notice) = (clock.answer(for: history), clock.notice(in: history))
        checks = Verification(history, clock: clock)
        (dossier, self.words, self.today) = (followed.dossier, words, today)
    }

    /// For the agents: every date, with what it commits us to.
    var rows: [SummaryList.Row] {
        var rows: [SummaryList.Row] = []
        if dossier.isOpen { rows += silence }
        if dossier.isOpen, checks.isSuspended, let day = answer[.maxSuspensionEnd] { rows.append(row("suspendedUntil", day)) }
        if let notification { rows.append(notification) }
        if let day = dossier.answerBy, !dossier.awaitedPieces.isEmpty { rows.append(row("answerBy", day)) }
        if dossier.nature == .rejected || dossier.implicit?.effect == .reject {
            if let day = answer[.appealLastDay] { rows.append(row("appeal", day)) }
            if let day = answer[.reasonsLastDay], !hasReasons { rows.append(row("reasons", day)) }
        }
        rows += withdrawal
        return rows
    }

    /// What fraud obtained may be taken back at any time (CRPA L241-2).
    private var withdrawal: [SummaryList.Row] {
        if checks.isFraudFound { return [.init(words("dossiers.clock.withdrawal.fraud"), words("dossiers.clock.anyTime"))] }
        guard let day = answer[.withdrawalLastDay], dossier.implicit?.effect == .accept else { return [] }
        return [row("withdrawal", day)]
    }

    /// The letter left, and the original has not been seen.
    private var isSuspended: Bool { checks.awaitsOriginal && checks.originals.contains { $0.since != nil } }

    private var silence: [SummaryList.Row] {
        if let implicit = dossier.implicit { return [row("implicit.\(implicit.effect.rawValue)", implicit.effectiveFrom)] }
        if let day = answer[.implicitDate], let effect = answer.outcome { return [row("silence.\(effect.rawValue)", day)] }
        if isSuspended { return [.init(words("dossiers.clock.silence"), words("dossiers.clock.suspended"))] }
        return answer.requestHasEffect == true ? [.init(words("dossiers.clock.silence"), words("dossiers.clock.stopped"))] : []
    }

    /// On which day the decision was notified, and why that day.
    private var notification: SummaryList.Row? {
        guard let notice, dossier.nature == .accepted || dossier.nature == .rejected else { return nil }
        return .init(words("dossiers.notice.title"), NoticeWords(notice: notice, answer: answer, words: words, today: today).sentence)
    }

    private var hasReasons: Bool { answer.explanation.contains { $0.key == "law.reasons.communicated" } }

    private func row(_ name: String, _ day: LocalDate) -> SummaryList.Row {
        .init(words("dossiers.clock.\(name)"), day.inWords(words.language))
    }

    /// How the dates were found, article by article.
    var reasoning: HTML { reasoning(answer.explanation) }

    private func reasoning(_ steps: [LegalStep]) -> HTML {
        guard !steps.isEmpty else { return HTML() }
        let steps = steps.map { "<li>\($0.sentence(in: words)) <small>(\($0.article))</small></li>" as HTML }
        return Details(words("dossiers.clock.why"), "<ol>\(steps)</ol>").html
    }

    /// For the person: one sentence, and the reasoning for whoever wants it.
    var forPerson: HTML {
        guard let sentence else { return HTML() }
        let isOver = dossier.nature.isFinal
        let steps = answer.explanation.filter { (isOver ? Self.appeals : Self.silences).contains($0.matter) }
        return "<p>\(sentence)</p>\(reasoning(steps))"
    }

    /// What a person asks themselves: when will they know, or until when can they contest. The rest is for the agents.
    private static let silences = ["silence", "pieces", "suspension", "reception", "urban"] as Set<Substring>
    private static let appeals = ["appeal", "reasons"] as Set<Substring>

    private var sentence: String? {
        if dossier.isOpen, dossier.implicit == nil {
            if let day = answer[.implicitDate], let effect = answer.outcome {
                return words("dossiers.clock.person.\(effect.rawValue)", ["date": day.inWords(words.language)])
            }
            if isSuspended { return words("dossiers.clock.person.suspended") }
            return answer.requestHasEffect == true ? words("dossiers.clock.person.stopped") : nil
        }
        guard dossier.nature == .rejected, let day = answer[.appealLastDay] else { return nil }
        return words(today > day ? "dossiers.clock.person.appealOver" : "dossiers.clock.person.appeal", ["date": day.inWords(words.language)])
    }

    /// What silence decided, for whoever would act as if it had not.
    var warning: Notice? {
        guard let implicit = dossier.implicit, dossier.isOpen else { return nil }
        let day = answer[implicit.effect == .accept ? .withdrawalLastDay : .appealLastDay]
        return Notice(
            .important, title: words("dossiers.implicit.\(implicit.effect.rawValue).title", ["date": implicit.effectiveFrom.inWords(words.language)]),
            words("dossiers.implicit.\(implicit.effect.rawValue).agent", ["date": day?.inWords(words.language) ?? "…"]))
    }

    /// What silence decided, and what the person can do with it.
    func decision(_ path: String, canAskReasons: Bool, token: HTML) -> HTML {
        guard let implicit = dossier.implicit, dossier.nature != .closed, dossier.isOpen || dossier.isAttestable else { return HTML() }
        let day = answer[.appealLastDay].map { words("dossiers.clock.person.appeal", ["date": $0.inWords(words.language)]) }
        let isAccepted = implicit.effect == .accept
        return """
            <section class="important-card" aria-labelledby="silence">
            <h2 id="silence">\(words("dossiers.implicit.\(implicit.effect.rawValue).title", ["date": implicit.effectiveFrom.inWords(words.language)]))</h2>
            <p>\(words("dossiers.implicit.\(implicit.effect.rawValue).person"))</p>
            \(if: isAccepted, "<p><a href=\"\(path)/attestation.pdf\">\(words("dossiers.implicit.attestation"))</a></p>")
            \(if: !isAccepted, "<p>\(day ?? "")</p>")
            \(if: canAskReasons, "<form method=\"post\" action=\"\(path)/motifs\">\(token)\(Button(words("dossiers.implicit.askReasons"), .secondary))</form>")
            \(if: isAsked, "<p>\(words("dossiers.implicit.reasonsAsked", ["date": answer[.reasonsLastDay]?.inWords(words.language) ?? ""]))</p>")
            </section>
            """
    }

    private var isAsked: Bool { answer[.reasonsLastDay] != nil && !hasReasons }
}
