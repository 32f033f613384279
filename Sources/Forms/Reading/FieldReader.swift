import Core

/// Reads one field in what was typed. The ways of each kind are in the extensions beside.
struct FieldReader {
    let field: Field
    /// The name of its input: `birth`, `children.0.birth`.
    let name: String
    let input: FormInput
    let known: Known
    var acceptance = Acceptance.valid

    func reading() -> Reading {
        switch field.kind {
        case .text(let rule): text(rule, Typed.line)
        case .longText(let rule): text(rule, Typed.lines)
        case .email: box(email)
        case .phone: box { typed throws(Unreadable) in try PhoneNumber(typed: typed).e164 }
        case .integer(let rule): number(rule, decimals: 0)
        case .decimal(let rule): number(rule, decimals: 6)
        case .money(let rule): number(rule, decimals: 2)
        case .iban: box { typed throws(Unreadable) in try Iban(typed: typed).text }
        case .date(let rule): date(rule)
        case .time: box { typed throws(Unreadable) in try TypedTime(typed: typed).text }
        case .yesNo: box(yesNo)
        case .checkbox: isTicked ? .text(YesNo.yes.rawValue) : .blank
        case .attestation(let statement): isTicked ? .text(statement) : .blank
        case .choice(let rule): choice(rule)
        case .choices(let rule): choices(rule)
        case .linkedChoice(let options): linkedChoice(options)
        case .civility: box(civility)
        case .address: address()
        case .commune: commune()
        case .departement: box { typed throws(Unreadable) in try Departement(typed: typed).code }
        case .country: box { typed throws(Unreadable) in try Country(typed: typed).code }
        case .siret: box { typed throws(Unreadable) in try Siret(typed: typed).text }
        case .siren: box { typed throws(Unreadable) in try Siren(typed: typed).text }
        case .rna: box { typed throws(Unreadable) in try Rna(typed: typed).text }
        case .vehiclePlate: box { typed throws(Unreadable) in try VehiclePlate(typed: typed).text }
        case .file(let rule), .photo(let rule): files(rule)
        case .appointment: appointment()
        case .block(let rule): rows(of: rule, .typed(input))
        case .computed, .explanation, .section: .blank
        }
    }

    /// What was typed in the field's only box, or in the one of its boxes that `suffix` names; `nil` when blank.
    func typed(_ suffix: String? = nil) -> String? {
        guard let typed = input.first(suffix.map { "\(name).\($0)" } ?? name), !Typed.isBlank(typed) else { return nil }
        return typed
    }

    /// A field of one box.
    func box(_ read: (String) throws(Unreadable) -> String) -> Reading {
        guard let typed = typed() else { return .blank }
        do { return .text(try read(typed)) } catch { return refused(error) }
    }

    /// `answer` is what was understood all the same.
    func refused(_ reason: Unreadable, understood answer: Answer? = nil) -> Reading {
        Reading(answer: answer, problems: [problem(reason)])
    }

    func problem(_ reason: Unreadable) -> FieldProblem { field.problem(reason, name) }
}
