import Core
import Forms
import Foundation

/// Answers to any form, drawn at random and plausible: every kind of field has its own.
struct DemoAnswers {
    let names: DemoNames
    /// Whose form it is: people do not write the same things in all.
    let procedure: String
    let today: LocalDate

    func answers(to form: Form, using generator: inout DemoGenerator) -> Answers {
        let person = DemoPerson(names, using: &generator)
        var answers = Answers()
        var after: LocalDate?
        for field in form.fields where field.isRequired || generator.chance(DemoShare.percent(of: field.id)) {
            answers[field.id] = answer(to: field, of: person, after: after, using: &generator)
            // One comes back after one left.
            if case .date = field.kind, let day = answers.text(field.id).flatMap({ LocalDate($0) }), day >= today { after = day }
        }
        return form.settled(answers, context: FormContext(today: today))
    }

    private func answer(to field: Field, of person: DemoPerson, after: LocalDate?, using generator: inout DemoGenerator) -> Answer? {
        switch field.kind {
        case .text, .longText: .text(text(for: field, of: person, &generator))
        case .email: .text(field.role == .email ? person.email : DemoPerson(names, using: &generator).email)
        case .phone: .text(field.role == .phone ? person.phone : DemoPerson(names, using: &generator).phone)
        case .integer(let rule), .decimal(let rule): .text(number(rule, most: 50, &generator))
        case .money(let rule): .text(number(rule, most: 5_000, &generator))
        case .iban: .text("FR7630006000011234567890189")
        case .date where field.id == "date_naissance": .text(today.adding(days: -Int.random(in: 7_000...30_000, using: &generator)).description)
        case .date(let rule): .text(date(rule, after: after, &generator).description)
        case .time: .text("1\(Int.random(in: 0...9, using: &generator)):30")
        case .yesNo: .text(generator.chance(DemoShare.percent(of: field.id)) ? "oui" : "non")
        case .checkbox: .text("oui")
        case .attestation(let text): .text(text)
        case .choice(let rule): .text(generator.pickOftenFirst(rule.options).key)
        case .choices(let rule): .list([generator.pickOftenFirst(rule.options).key])
        case .linkedChoice(let options): linked(generator.pickOftenFirst(options), &generator)
        case .civility: .text(person.civility)
        case .address:
            .record([
                "line": "\(Int.random(in: 1...120, using: &generator)) \(generator.pick(names.streets))", "postcode": "99999", "commune": "Admiville",
            ])
        case .commune: .text("35238")
        case .departement: .text("35")
        case .country: .text(generator.pick(names.countries))
        case .siret: .text("73282932000074")
        case .siren: .text("732829320")
        case .rna: .text("W751\(Int.random(in: 100_000...999_999, using: &generator))")
        case .vehiclePlate: .text("AB-\(Int.random(in: 100...999, using: &generator))-CD")
        case .block(let rule): .rows((0..<max(1, rule.fewest)).map { _ in row(rule.fields, of: person, &generator) })
        case .appointment: .text(phrase("rendez_vous", &generator))
        case .file, .photo, .computed, .explanation, .section: nil
        }
    }

    private func row(_ fields: [Field], of person: DemoPerson, _ generator: inout DemoGenerator) -> Answers {
        Answers(fields.reduce(into: [:]) { values, field in values[field.id] = answer(to: field, of: person, after: nil, using: &generator) })
    }

    private func text(for field: Field, of person: DemoPerson, _ generator: inout DemoGenerator) -> String {
        switch field.role {
        case .firstName: person.firstName
        case .lastName: person.lastName
        case .organisationName: generator.pick(names.associations)
        default: text(named: field.id, of: person, &generator)
        }
    }

    private func text(named id: String, of person: DemoPerson, _ generator: inout DemoGenerator) -> String {
        let words = Set(Text.words(id.replacing("_", with: " ")))
        if phrases(id) != nil { return phrase(id, &generator) }
        if !words.isDisjoint(with: ["parent", "parent1", "parent2", "contact"]) { return DemoPerson(names, using: &generator).name }
        if !words.isDisjoint(with: ["prenom", "prenoms"]) { return generator.pick(names.firstNames) }
        if words.contains("nom") { return person.lastName }
        if words.contains("ecole") { return generator.pick(names.schools) }
        if !words.isDisjoint(with: ["ville", "lieu", "commune"]) { return generator.pick(names.towns) }
        return phrase(id, &generator)
    }

    private func phrase(_ id: String, _ generator: inout DemoGenerator) -> String { generator.pick(phrases(id) ?? ["Rien de plus à dire"]) }

    private func phrases(_ id: String) -> [String]? { names.phrases["\(procedure).\(id)"] ?? names.phrases[id] }

    private func number(_ rule: NumberRule, most limit: Int64, _ generator: inout DemoGenerator) -> String {
        let least = ((rule.least?.millionths ?? 0) + 999_999) / 1_000_000
        let most = max(least, min((rule.most?.millionths ?? .max) / 1_000_000, least + limit))
        return String(Int64.random(in: least...most, using: &generator))
    }

    private func date(_ rule: DateRule, after: LocalDate?, _ generator: inout DemoGenerator) -> LocalDate {
        func day(_ bound: DateRule.Bound?) -> LocalDate? {
            switch bound {
            case .today(let days)?: today.adding(days: days)
            case .day(let text)?: LocalDate(text)
            case nil: nil
            }
        }
        let first = max(day(rule.earliest) ?? today.adding(days: -20_000), after?.adding(days: 1) ?? today.adding(days: -60_000))
        let last = day(rule.latest) ?? today.adding(days: 60)
        // What is to come is soon: nobody books a hall two years ahead.
        let latest = last > today ? min(last, max(first, today).adding(days: 40)) : last
        let earliest = day(rule.earliest) == nil && after == nil ? latest.adding(days: -20_000) : first
        return LocalDate(dayNumber: Int.random(in: min(earliest.dayNumber, latest.dayNumber)...latest.dayNumber, using: &generator))
    }

    private func linked(_ option: LinkedOption, _ generator: inout DemoGenerator) -> Answer {
        .list([option.first.key] + (option.seconds.isEmpty ? [] : [generator.pick(option.seconds).key]))
    }
}
