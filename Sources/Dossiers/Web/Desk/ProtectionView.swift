import Core
import Forms
import Foundation
import Law
import Web

/// That a measure protects who filed, on the page of their request at the desk: what it asks, and where to ask for it. **Nothing of it is shown to people.**
struct ProtectionView {
    let measures: [RunningMeasure]
    /// Of the request at the desk.
    let path: String
    let copies: CuratorCopies?
    let hold: ProtectionHold?
    let visit: AgentVisit

    private var words: Words { visit.words }
    /// Of a measure that still runs.
    private var isTied: Bool { hold.map { $0.isTied && !$0.isOver } ?? (copies != nil) }

    /// The box that says that the identity was checked.
    static let checked = "verifie"

    var html: HTML? {
        measures.isEmpty && hold == nil
            ? nil
            : """
            <section aria-labelledby="protection"><h2 id="protection">\(words("dossiers.protection.title"))</h2>\(measures.map(one))\(tied)</section>
            """
    }

    private func one(_ measure: RunningMeasure) -> HTML {
        let kind = words("mandates.measure.kind.\(measure.kind)"), who = words("mandates.profile.\(measure.profile)")
        return """
            <p>\(words("dossiers.protection.runs", ["kind": kind, "who": who])) \
            <a href="/bureau/protections/\(String(measure.id))">\(words("dossiers.represented.measure"))</a></p>\
            \(if: measure.isTiable && !isTied, tie(measure))\(if: measure.copies && !measure.reachesCurator, "<p>\(words("dossiers.curator.unreached"))</p>")
            """
    }

    /// The button of the agent who recognised the person, and what it does.
    private func tie(_ measure: RunningMeasure) -> HTML {
        let lacks = measure.lacks.map { "<p>\(words("dossiers.protection.lacks.\($0.rawValue)"))</p>" as HTML }
        let copies: HTML? = measure.copies ? "<p>\(words("dossiers.curator.why"))</p>" : nil
        return """
            <p class="hint">\(words("dossiers.protection.homonym"))</p>\(lacks)\(copies)<p>\(words(measure.lacks.isEmpty ? "dossiers.protection.check" : "dossiers.protection.check.told"))</p>
            <form method="post" action="\(path)/protection">\(visit.visit.formToken)<input type="hidden" name="mesure" value="\(String(measure.id))">
            \(TickBox(Question(Self.checked, words("dossiers.protection.checked"), words)))
            \(Button(words("dossiers.protection.tie"), .secondary))</form>
            """
    }

    private var tied: HTML? {
        guard isTied else { return nil }
        let until = hold?.until.map { "<p>\(words("dossiers.protection.until", ["date": $0.inWords(words.language)]))</p>" as HTML }
        let undo: HTML = """
            <p>\(words("dossiers.protection.untie.text"))</p><form method="post" action="\(path)/protection/fin">\(visit.visit.formToken)
            \(Button(words("dossiers.protection.untie"), .danger))</form>
            """
        let mistake: HTML? = hold == nil ? nil : Details(words("dossiers.protection.mistake"), undo).html
        return "\(until)\(if: copies != nil, "<p>\(words("dossiers.curator.tied"))</p>")\(mistake)"
    }
}

/// What a tied measure still asks, for who decides and for the person.
struct ProtectionHoldView {
    let hold: ProtectionHold
    /// For agents.
    let desk: DeskDossier?
    let words: Words

    /// - Returns: `nil` where no agent tied the request to a measure.
    init?(_ hold: ProtectionHold?, _ desk: DeskDossier?, _ words: Words) {
        guard let hold, hold.isTied else { return nil }
        (self.hold, self.desk, self.words) = (hold, desk, words)
    }

    private var kind: String {
        if case .tied(_, let kind) = hold.origin { words("mandates.measure.kind.\(kind)") } else { "" }
    }

    /// Beside the act of accepting.
    var missing: HTML? {
        guard hold.isHolding else { return nil }
        let lacks = hold.lacks.map { words("dossiers.protection.lacks.\($0.rawValue)") }
        let until = hold.until.map { words("dossiers.protection.until", ["date": $0.inWords(words.language)]) }
        let said = (lacks + [until, silence].compactMap(\.self)).joined(separator: " ")
        return Notice(.important, title: words("dossiers.protection.held", ["kind": kind]), said).html
    }

    /// Silence knows nothing of measures: the agent decides before it does.
    private var silence: String? {
        guard let desk, desk.sheet.silence.effect == .accept, desk.dossier.implicit == nil, let day = desk.dossier.silenceOn else { return nil }
        return words("dossiers.protection.silence", ["date": day.inWords(words.language)])
    }

    /// What agreements and authorisations, which have their own place on the page, do not tell.
    var forPerson: HTML? {
        guard hold.isHolding, let lack = hold.lacks.first(where: { $0 == .representative || $0 == .nobody }) else { return nil }
        let title = words("dossiers.protection.person.\(lack.rawValue)")
        return Notice(.important, title: title, words("dossiers.protection.person.\(lack.rawValue).what")).html
    }
}

extension DeskDossier {
    /// Asked only where the form says who it is: by their names and day of birth.
    func measures(_ protections: any ProtectionsOfPeople, on today: LocalDate) async throws -> [RunningMeasure] {
        let applicant = Applicant(dossier.answers, in: sheet.form)
        guard let act = sheet.act, dossier.isOpen, let first = applicant.firstName, let last = applicant.lastName,
            let born = sheet.form.fields.first(where: { $0.role == .birthDate }).flatMap({ dossier.answers.text($0.id) }).flatMap({ LocalDate($0) })
        else { return [] }
        return try await protections.running(for: "\(first) \(last)", born: born, act: act, in: dossier.organisation, on: today)
    }
}
