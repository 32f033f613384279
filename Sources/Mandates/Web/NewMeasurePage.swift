import Core
import Foundation
import Hummingbird
import Law
import Web

/// Copying a measure from its judgment.
struct NewMeasurePage {
    let visit: AgentVisit
    var faults = FormFaults()

    private var words: Words { visit.words }
    private var form: SentForm { visit.form }

    private func question(_ name: String, hint: String? = nil, isOptional: Bool = false) -> Question {
        Question(
            name, words("mandates.measure.field.\(name)"), words, hint: hint.map { words($0) }, error: faults.error(name, words),
            isOptional: isOptional)
    }

    private func text(_ name: String, hint: String? = nil, isOptional: Bool = false) -> TextInput {
        TextInput(
            question(name, hint: hint, isOptional: isOptional), InputTraits(autocomplete: "off", isSpelled: false), value: form.first(name) ?? "")
    }

    var response: Response {
        let kinds = ProtectionMeasure.allCases.map { ChoiceOption($0.rawValue, words("mandates.measure.kind.\($0.rawValue)")) }
        let acts = ProtectedAct.allCases.map { ChoiceOption($0.rawValue, words("mandates.protectedAct.\($0.rawValue)")) }
        return visit.visit.page(
            title: words("mandates.measure.new"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(faults.summary(words))
            \(BackLink(MeasureDesk.path, words: words))
            <h1>\(words("mandates.measure.new"))</h1>
            <p>\(words("mandates.measure.newIntro"))</p>
            <form method="post" action="\(MeasureDesk.path)/nouvelle" novalidate>\(visit.visit.formToken)
            \(text("personne"))
            \(DateInput(question("naissance"), typedIn: form))
            \(Radios(question("mesure"), options: kinds, selected: form.first("mesure")))
            \(text("tribunal"))\(text("numero"))
            \(DateInput(question("jugement"), typedIn: form))
            \(DateInput(question("fin", hint: "mandates.measure.field.fin.hint"), typedIn: form))
            \(representative("representant"))\(representative("representant2", isOptional: true))
            \(text("surveillant", hint: "mandates.measure.field.surveillant.hint", isOptional: true))
            \(Details(words("mandates.measure.scope"), scope(acts)))
            \(Button(words("mandates.measure.record")))
            </form>
            """)
    }

    private func representative(_ name: String, isOptional: Bool = false) -> HTML {
        let bonds = Representative.Bond.allCases.map { ChoiceOption($0.rawValue, words("mandates.bond.\($0.rawValue)")) }
        let charges = ProtectiveCharge.allCases.map { ChoiceOption($0.rawValue, words("mandates.measure.charge.\($0.rawValue)")) }
        let charge = question(name + "_charge", hint: isOptional ? nil : "mandates.measure.field.representant_charge.hint")
        return """
            \(text(name, isOptional: isOptional))
            \(SelectInput(question(name + "_lien"), options: bonds, selected: form.first(name + "_lien")))
            \(SelectInput(charge, options: charges, selected: form.first(name + "_charge") ?? ProtectiveCharge.whole.rawValue))
            """
    }

    private func scope(_ acts: [ChoiceOption]) -> HTML {
        """
        <p>\(words("mandates.measure.scopeText"))</p>
        \(Checkboxes(question("confies"), options: acts, selected: Set(form.all("confies"))))
        \(Checkboxes(question("gardes"), options: acts, selected: Set(form.all("gardes"))))
        """
    }

    static func read(_ visit: AgentVisit) -> (NewMeasure?, FormFaults) {
        var faults = FormFaults()
        let form = visit.form, today = visit.visit.today
        let name = faults.text("personne", in: form, missing: UserMessage("mandates.new.noName"))
        let born = faults.day("naissance", in: form, notAfter: today, wrong: UserMessage("mandates.new.badBirth"))
        let kind = form.first("mesure").flatMap(ProtectionMeasure.init)
        if kind == nil { faults.add("mesure", UserMessage("mandates.measure.noKind")) }
        let court = faults.text("tribunal", in: form, missing: UserMessage("mandates.measure.noCourt"))
        let number = faults.text("numero", in: form, missing: UserMessage("mandates.measure.noNumber"))
        let judged = faults.day("jugement", in: form, notAfter: today, wrong: UserMessage("mandates.measure.badDay"))
        let until = faults.day("fin", in: form, notAfter: today.adding(months: 12 * 100), wrong: UserMessage("mandates.measure.badDay"))
        if let kind, let judged, let until, until < judged || ProtectiveMeasure.longest(kind).map({ judged.adding(months: 12 * $0) < until }) ?? false
        {
            faults.add("fin", UserMessage("mandates.measure.tooLong"))
        }
        let first = faults.text("representant", in: form, missing: UserMessage("mandates.measure.noRepresentative"))
        let entrusted = Set(form.all("confies").compactMap(ProtectedAct.init)), kept = Set(form.all("gardes").compactMap(ProtectedAct.init))
        if !entrusted.isDisjoint(with: kept) { faults.add("confies", UserMessage("mandates.measure.both")) }
        guard faults.isEmpty, let born, let kind, let judged, let until else { return (nil, faults) }
        func bond(_ field: String) -> Representative.Bond { form.first(field + "_lien").flatMap(Representative.Bond.init) ?? .family }
        func named(_ number: Int64, _ field: String, _ name: String) -> Representative {
            let charge = form.first(field + "_charge").flatMap(ProtectiveCharge.init) ?? .whole
            return Representative(id: RepresentativeID(number), name: String(name.prefix(200)), bond: bond(field), charge: charge)
        }
        var representatives = [named(1, "representant", first)]
        if let second = form.text("representant2") { representatives.append(named(2, "representant2", second)) }
        let supervisor = form.text("surveillant").map { Representative(id: RepresentativeID(3), name: String($0.prefix(200)), bond: .family) }
        let measure = ProtectiveMeasure(
            kind: kind, until: until, representatives: representatives, supervisor: supervisor, entrusted: entrusted, kept: kept)
        return (NewMeasure(person: name, born: born, judgment: Judgment(court: court, number: number, on: judged), measure: measure), faults)
    }
}
