import Core
import Foundation
import Law
import Web

/// On the desk: the pieces that have not come, to tick those that came by post or are not needed any more; and the reasons that someone asked for.
struct DeskAwaiting {
    let desk: DeskDossier
    let history: [HistoryLine]
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var path: String { DossierPaths.desk(desk.dossier.reference) }

    var html: HTML { "\(pieces)\(reasons)" }

    private var pieces: HTML {
        let awaited = desk.sheet.pieces.filter { desk.dossier.awaitedPieces.contains($0.key) }
        guard !awaited.isEmpty, desk.dossier.isOpen else { return HTML() }
        let boxes = Checkboxes(
            Question("arrivee", words("dossiers.desk.awaited"), words, hint: words("dossiers.desk.awaitedHint")),
            options: awaited.map { ChoiceOption($0.key, $0.label) })
        return """
            <section aria-label="\(words("dossiers.desk.awaited"))"><form method="post" action="\(path)/pieces">\(visit.visit.formToken)
            \(boxes)\(Button(words("dossiers.desk.markReceived"), .secondary))</form></section>
            """
    }

    private var reasons: HTML {
        guard history.contains(where: { $0.event == .reasonsRequested }), !history.contains(where: { $0.event == .reasonsCommunicated }) else {
            return HTML()
        }
        return """
            <section aria-labelledby="motifs"><h2 id="motifs">\(words("dossiers.desk.reasons"))</h2>
            <form method="post" action="\(path)/motifs">\(visit.visit.formToken)
            \(TextArea(Question("motifs-texte", words("dossiers.desk.reasonsText"), words, hint: words("dossiers.desk.reasonsHint"))))
            \(Button(words("dossiers.desk.sendReasons")))</form></section>
            """
    }
}

/// What asking for pieces would do to the clock, before it is done.
struct AskingEffect {
    private let clock: DossierClock
    private let history: [HistoryLine]
    private let today: LocalDate
    private let words: Words
    /// The day on which silence would decide without it; `nil` when it decides nothing.
    private let before: LocalDate?

    init(clock: DossierClock, history: [HistoryLine], today: LocalDate, words: Words) {
        (self.clock, self.history, self.today, self.words) = (clock, history, today, words)
        before = clock.answer(for: history)[.implicitDate]
    }

    /// What is said under a time limit.
    func hint(answerBy limit: LocalDate) -> String? {
        let answer = clock.answer(for: history, then: [LegalEvent(.piecesRequested, on: today, timeLimit: limit)])
        guard let before else { return nil }
        if answer.requestHasEffect == false { return words("dossiers.effect.none", ["date": before.inWords(words.language)]) }
        guard let after = answer[.implicitDate] else { return words("dossiers.effect.restarts") }
        return words("dossiers.effect.later", ["before": before.inWords(words.language), "after": after.inWords(words.language)])
    }
}
