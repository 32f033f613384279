import Core
import Forms
import Foundation

/// Answers to any form, drawn at random and plausible: every kind of field has its own.
struct DemoAnswers {
    let names: DemoNames
    let today: LocalDate

    func answers(to form: Form, using generator: inout DemoGenerator) -> Answers {
        var answers = Answers()
        for field in form.fields where field.isRequired || generator.chance(DemoShare.percent(of: field.id)) {
            answers[field.id] = answer(to: field, using: &generator)
        }
        return form.settled(answers, context: FormContext(today: today))
    }

    private func answer(to field: Field, using generator: inout DemoGenerator) -> Answer? {
        switch field.kind {
        case .text, .longText: .text(text(for: field, &generator))
        case .email: .text(email(&generator))
        case .phone: .text("+331990012\(Int.random(in: 10...99, using: &generator))")
        case .integer(let rule), .decimal(let rule), .money(let rule): .text(number(rule, &generator))
        case .iban: .text("FR7630006000011234567890189")
        case .date(let rule): .text(date(rule, &generator).description)
        case .time: .text("1\(Int.random(in: 0...9, using: &generator)):30")
        case .yesNo: .text(generator.chance(DemoShare.percent(of: field.id)) ? "oui" : "non")
        case .checkbox: .text("oui")
        case .attestation(let text): .text(text)
        case .choice(let rule): .text(generator.pickOftenFirst(rule.options).key)
        case .choices(let rule): .list([generator.pickOftenFirst(rule.options).key])
        case .linkedChoice(let options): linked(generator.pickOftenFirst(options), &generator)
        case .civility: .text(generator.chance(50) ? "madame" : "monsieur")
        case .address:
            .record([
                "line": "\(Int.random(in: 1...120, using: &generator)) \(generator.pick(names.streets))", "postcode": "99999", "commune": "Admiville",
            ])
        case .commune: .text("35238")
        case .departement: .text("35")
        case .country: .text("FR")
        case .siret: .text("73282932000074")
        case .siren: .text("732829320")
        case .rna: .text("W751\(Int.random(in: 100_000...999_999, using: &generator))")
        case .vehiclePlate: .text("AB-\(Int.random(in: 100...999, using: &generator))-CD")
        case .block(let rule): .rows((0..<max(1, rule.fewest)).map { _ in row(rule.fields, &generator) })
        case .appointment: .text("En fin de journée")
        case .file, .photo, .computed, .explanation, .section: nil
        }
    }

    private func row(_ fields: [Field], _ generator: inout DemoGenerator) -> Answers {
        Answers(fields.reduce(into: [:]) { values, field in values[field.id] = answer(to: field, using: &generator) })
    }

    private func text(for field: Field, _ generator: inout DemoGenerator) -> String {
        switch field.role {
        case .firstName: generator.pick(names.firstNames)
        case .lastName: generator.pick(names.lastNames)
        case .organisationName: "Les amis de la \(generator.pick(names.streets))"
        default:
            field.id.contains("prenom")
                ? generator.pick(names.firstNames)
                : field.id.contains("nom") ? generator.pick(names.lastNames) : "Précision pour \(generator.pick(names.streets))"
        }
    }

    private func email(_ generator: inout DemoGenerator) -> String {
        let person = Text.folded("\(generator.pick(names.firstNames)).\(generator.pick(names.lastNames))")
        return person.filter { $0.isASCII && ($0.isLetter || $0 == ".") } + "\(Int.random(in: 1...999, using: &generator))@exemple.example"
    }

    private func number(_ rule: NumberRule, _ generator: inout DemoGenerator) -> String {
        let least = (rule.least?.millionths ?? 0) / 1_000_000
        let most = max(least, min((rule.most?.millionths ?? 50_000_000) / 1_000_000, least + 50))
        return String(Int64.random(in: least...most, using: &generator))
    }

    private func date(_ rule: DateRule, _ generator: inout DemoGenerator) -> LocalDate {
        func day(_ bound: DateRule.Bound?) -> LocalDate? {
            switch bound {
            case .today(let days)?: today.adding(days: days)
            case .day(let text)?: LocalDate(text)
            case nil: nil
            }
        }
        let latest = day(rule.latest) ?? day(rule.earliest)?.adding(days: 60) ?? today
        let earliest = day(rule.earliest) ?? latest.adding(days: -20_000)
        return LocalDate(dayNumber: Int.random(in: min(earliest.dayNumber, latest.dayNumber)...latest.dayNumber, using: &generator))
    }

    private func linked(_ option: LinkedOption, _ generator: inout DemoGenerator) -> Answer {
        .list([option.first.key] + (option.seconds.isEmpty ? [] : [generator.pick(option.seconds).key]))
    }
}
