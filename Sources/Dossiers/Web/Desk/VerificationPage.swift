import Core
import Hummingbird
import Law
import Web

/// What an agent who doubts may ask, and what it does to the clock, said before it is done.
struct VerificationPage {
    enum Part {
        case original, seen, suspension, end, fraud

        var isForCaseworkers: Bool { self == .original || self == .seen }
    }

    static let reason = "motif"
    static let suspicion = "indices"
    static let months = "duree"
    static let finding = "constat"

    let desk: DeskDossier
    let history: [HistoryLine]
    let visit: AgentVisit
    /// Which form was refused, and why.
    let refused: (part: Part, problem: String)?

    private var words: Words { visit.words }
    private var path: String { DossierPaths.desk(desk.dossier.reference) }
    private var clock: DossierClock { DossierClock(sheet: desk.sheet, zone: visit.site.zone) }
    private var isManager: Bool { visit.viewer.roles[desk.dossier.unit]?.contains(.manager) ?? false }

    func response() -> Response {
        let title = words("dossiers.authenticity.title"), checks = Verification(history, clock: clock)
        return visit.visit.page(
            title: title, status: refused == nil ? .ok : .unprocessableContent,
            """
            \(BackLink(path, words: words))
            \(refused.map { ErrorSummary([.init(href: "#" + field(of: $0.part), text: $0.problem)], words: words) })
            <p class="over">\(desk.sheet.title) – \(desk.dossier.reference.description)</p>
            <h1>\(title)</h1>
            \(checks.isFraudFound ? Notice(.important, words("dossiers.check.found")) : nil)
            \(if: desk.dossier.isOpen, original(checks))
            \(if: isManager && desk.dossier.isOpen, suspension(checks))
            \(if: isManager && !checks.isFraudFound, fraud)
            """)
    }

    private func field(of part: Part) -> String {
        switch part {
        case .original: refused?.problem == words("dossiers.problem.noPieceChosen") ? "piece" : Self.reason
        case .suspension: refused?.problem == words("dossiers.problem.noDuration") ? Self.months : Self.suspicion
        case .seen, .end, .fraud: Self.finding
        }
    }

    private func original(_ checks: Verification) -> HTML {
        let options = desk.sheet.pieces.map { ChoiceOption($0.key, $0.label) }
        let boxes = Checkboxes(Question("piece", words("dossiers.check.which"), words), options: options, selected: Set(visit.form.all("piece")))
        return """
            <h2>\(words("dossiers.check.original"))</h2>
            <p>\(words("dossiers.check.original.law"))</p>
            \(if: checks.awaitsOriginal, seen)
            <form method="post" action="\(path)/verifications/original">\(visit.visit.formToken)
            \(effect([LegalEvent(.originalRequested, on: visit.visit.today)]).map { Notice(.info, $0) })
            \(if: !options.isEmpty, boxes.html)
            \(area(Self.reason, "dossiers.check.original.why", part: .original))
            <div class="actions">\(Button(words("dossiers.check.original.ask")))</div>
            </form>
            """
    }

    private var seen: HTML {
        """
        <form method="post" action="\(path)/verifications/original/vu">\(visit.visit.formToken)
        <p>\(words("dossiers.check.original.awaited"))</p>
        \(Button(words("dossiers.check.original.seen")))
        </form>
        """
    }

    private func suspension(_ checks: Verification) -> HTML {
        let count = checks.suspensions.count
        return """
            <h2>\(words("dossiers.check.suspension"))</h2>
            <p>\(words("dossiers.check.suspension.law"))</p>
            \(if: checks.isSuspended, ending)
            \(if: count < 2, suspensionForm(isRenewal: count == 1))
            \(if: count >= 2, "<p>\(words("dossiers.check.suspension.twice"))</p>")
            """
    }

    private var ending: HTML {
        """
        <form method="post" action="\(path)/verifications/suspension/fin">\(visit.visit.formToken)
        \(Button(words("dossiers.check.suspension.end"), .secondary))
        </form>
        """
    }

    private func suspensionForm(isRenewal: Bool) -> HTML {
        let options = (1...Handling.longestSuspension).map { months in
            let last = visit.visit.today.adding(months: months)
            let events = [LegalEvent(.fraudSuspensionNotified, on: visit.visit.today), LegalEvent(.fraudSuspensionEnded, on: last)]
            return ChoiceOption(
                String(months), words("dossiers.check.months.\(months)", ["date": last.inWords(words.language)]), hint: effect(events))
        }
        let question = Question(
            Self.months, words("dossiers.check.months"), words,
            error: refused?.part == .suspension && field(of: .suspension) == Self.months ? refused?.problem : nil)
        return """
            <form method="post" action="\(path)/verifications/suspension">\(visit.visit.formToken)
            \(if: isRenewal, "<p>\(words("dossiers.check.suspension.again"))</p>")
            \(Radios(question, options: options, selected: visit.form.first(Self.months)))
            \(area(Self.suspicion, "dossiers.check.suspension.why", part: .suspension))
            <div class="actions">\(Button(words("dossiers.check.suspension.do"), .danger))</div>
            </form>
            """
    }

    private var fraud: HTML {
        """
        <h2>\(words("dossiers.check.fraud"))</h2>
        <p>\(words("dossiers.check.fraud.law"))</p>
        <form method="post" action="\(path)/verifications/fraude">\(visit.visit.formToken)
        \(area(Self.finding, "dossiers.check.fraud.why", part: .fraud))
        <div class="actions">\(Button(words("dossiers.check.fraud.note"), .danger))</div>
        </form>
        """
    }

    private func area(_ name: String, _ key: String, part: Part) -> TextArea {
        let error = refused?.part == part && field(of: part) == name ? refused?.problem : nil
        return TextArea(Question(name, words(key), words, hint: words(key + ".hint"), error: error), value: visit.form.first(name) ?? "")
    }

    /// What it would do to the day on which silence decides, told from today.
    private func effect(_ events: [LegalEvent]) -> String? {
        guard let before = clock.answer(for: history)[.implicitDate] else { return nil }
        guard let after = clock.answer(for: history, then: events)[.implicitDate] else {
            return words("dossiers.check.effect.stops", ["before": before.inWords(words.language)])
        }
        return words("dossiers.effect.later", ["before": before.inWords(words.language), "after": after.inWords(words.language)])
    }
}
