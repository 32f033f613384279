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
    let visit: AgentVisit

    private var words: Words { visit.words }

    var html: HTML? {
        measures.isEmpty
            ? nil
            : """
            <section aria-labelledby="protection"><h2 id="protection">\(words("dossiers.protection.title"))</h2>\(measures.map(one))
            <p class="hint">\(words("dossiers.protection.homonym"))</p></section>
            """
    }

    private func one(_ measure: RunningMeasure) -> HTML {
        let kind = words("mandates.measure.kind.\(measure.kind)"), who = words("mandates.profile.\(measure.profile)")
        let ask: HTML? =
            measure.profile.needsBoth ? "<p><a href=\"\(path)/accord\">\(words("dossiers.protection.ask"))</a></p>" : nil
        let copy: HTML? = measure.copies ? self.copy(measure) : nil
        return """
            <p>\(words("dossiers.protection.runs", ["kind": kind, "who": who])) \
            <a href="/bureau/protections/\(String(measure.id))">\(words("dossiers.represented.measure"))</a></p>\(ask)\(copy)
            """
    }

    /// Whether the curator is told of the decision; else the button of the agent who recognised the person.
    private func copy(_ measure: RunningMeasure) -> HTML {
        let unreached: HTML? = measure.reachesCurator ? nil : "<p>\(words("dossiers.curator.unreached"))</p>"
        guard copies == nil else { return "<p>\(words("dossiers.curator.tied"))</p>\(unreached)" }
        return """
            <p>\(words("dossiers.curator.why"))</p>\(unreached)
            <form method="post" action="\(path)/curateur">\(visit.visit.formToken)<input type="hidden" name="mesure" value="\(String(measure.id))">
            \(Button(words("dossiers.curator.tie"), .secondary))</form>
            """
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
