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
    private var isTied: Bool { copies != nil || hold != nil }

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
            \(Button(words("dossiers.protection.tie"), .secondary))</form>
            """
    }

    private var tied: HTML {
        let until = hold?.until.map { "<p>\(words("dossiers.protection.until", ["date": $0.inWords(words.language)]))</p>" as HTML }
        return "\(until)\(if: copies != nil, "<p>\(words("dossiers.curator.tied"))</p>")"
    }

    /// What the person is told: what is missing, who does it, by when, and what comes of it otherwise (CRPA L114-6). `nil` where nothing is missing.
    static func told(_ measure: RunningMeasure, until: LocalDate, _ visit: AgentVisit) -> String? {
        guard !measure.lacks.isEmpty else { return nil }
        let words = visit.visit.words
        let arguments: KeyValuePairs = ["date": until.inWords(words.language), "phone": visit.visit.site.phone]
        let parts = ["received"] + measure.lacks.map { "told.\($0.rawValue)" } + [measure.lacks == [.nobody] ? "over.nobody" : "over"]
        return parts.map { words("dossiers.protection.\($0)", arguments) }.joined(separator: "\n\n")
    }
}

/// What a tied measure still asks, for who decides and for the person.
struct ProtectionHoldView {
    let hold: ProtectionHold
    let words: Words

    /// - Returns: `nil` where no agent tied the request to a measure.
    init?(_ history: [HistoryLine], words: Words) {
        guard let hold = ProtectionHold(history) else { return nil }
        (self.hold, self.words) = (hold, words)
    }

    private var kind: String { words("mandates.measure.kind.\(hold.kind)") }

    /// Beside the act of accepting.
    var missing: HTML? {
        guard hold.isHolding else { return nil }
        let lacks = hold.lacks.map { words("dossiers.protection.lacks.\($0.rawValue)") }.joined(separator: " ")
        let until = hold.until.map { words("dossiers.protection.until", ["date": $0.inWords(words.language)]) } ?? ""
        return Notice(.important, title: words("dossiers.protection.held", ["kind": kind]), "\(lacks) \(until)").html
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
