import Core
import Forms

/// What a field of the description became: none, one, or two fields, and why it is not quite the same.
struct Mapped {
    var fields: [Field] = []
    var reasons: [UserMessage] = []
    /// Of the fields of a block.
    var inside: [DraftNote] = []
}

/// What became of a field of the description, before the pages have their numbers.
struct DraftNote {
    let champ: Champ
    let reasons: [UserMessage]
    /// The place of what it became, in its page or its block; `nil` when it was left.
    let index: Int?
    var inside: [DraftNote] = []
}

extension Drafting {
    /// - Parameter section: the heading of the page, which may tell whose name is asked.
    mutating func mapping(of champ: Champ, on section: String, isInside: Bool = false) -> Mapped {
        guard let kind = champ.kind else { return left(champ, "unknownType") }
        guard !champ.label.isEmpty else { return left(champ, "noLabel") }
        switch kind {
        case .repetition: return isInside ? left(champ, "blockInBlock") : block(champ)
        case .explanation: return explanation(champ)
        case .headerSection: return Mapped(fields: [field(champ, .section(level: 3))])
        case .datetime: return dateAndTime(champ)
        case .piece, .identityDocument: return file(champ)
        case .dropDownList, .multipleDropDownList, .linkedDropDownList: return choice(champ)
        case .map, .familyFund, .taxes, .jobSeekers, .students, .games, .commitment: return left(champ, Self.leftKey(kind))
        default: return plain(champ, kind, on: isInside ? nil : section)
        }
    }

    private static func leftKey(_ kind: ChampKind) -> String {
        switch kind {
        case .map: "map"
        case .games: "games"
        case .commitment: "commitment"
        default: "register"
        }
    }

    func left(_ champ: Champ, _ key: String) -> Mapped {
        Mapped(reasons: [reason("missing.\(key)", ["type": String(champ.typeName.prefix(60))])])
    }

    /// A kind that is one of ours, or a text in want of better.
    private mutating func plain(_ champ: Champ, _ kind: ChampKind, on section: String?) -> Mapped {
        let (ours, why) = Self.kinds[kind] ?? (.text(TextRule()), "reference")
        var field = field(champ, ours)
        var reasons = why.map { [reason("approximated.\($0)")] } ?? []
        // One who has no e-mail must be able to go on.
        if ours == .email, field.isRequired {
            field.isRequired = false
            reasons.append(reason("approximated.emailOptional"))
        }
        if let section, let role = GuessedRole.role(of: champ.label, kind: ours, on: section), roles.insert(role).inserted { field.role = role }
        return Mapped(fields: [field], reasons: reasons)
    }

    /// Beside each kind, why it is not quite the same.
    private static let kinds: [ChampKind: (FieldKind, String?)] = [
        .text: (.text(TextRule()), nil), .textarea: (.longText(TextRule()), nil), .email: (.email, nil), .phone: (.phone, nil),
        .integerNumber: (.integer(NumberRule()), nil), .decimalNumber: (.decimal(NumberRule()), nil), .number: (.decimal(NumberRule()), "number"),
        .date: (.date(DateRule()), nil), .yesNo: (.yesNo, nil), .checkbox: (.checkbox, nil), .civility: (.civility, nil), .address: (.address, nil),
        .communes: (.commune, nil), .departements: (.departement, nil), .countries: (.country, nil), .iban: (.iban, nil),
        .siret: (.siret, "siret"), .rna: (.rna, "rna"),
        .regions: (.choice(ChoiceRule(options: FrenchRegions.options)), "regions"),
        .rnf: (.text(TextRule()), "rnf"), .epci: (.text(TextRule()), "epci"), .schools: (.text(TextRule()), "schools"),
        .reference: (.text(TextRule()), "reference"), .formatted: (.text(TextRule()), "pattern"), .regularExpression: (.text(TextRule()), "pattern"),
        .dossierLink: (.text(TextRule()), "dossierLink"),
    ]

    mutating func field(_ champ: Champ, _ kind: FieldKind) -> Field {
        let hint = LightHTML.line(champ.description)
        let isAsked = kind.isAsked
        return Field(
            id: fieldIds.id(for: champ.label), kind: kind, label: champ.label, hint: isAsked && !hint.isEmpty ? hint : nil,
            isRequired: isAsked ? champ.isRequired : true)
    }

    private mutating func explanation(_ champ: Champ) -> Mapped {
        let text = [champ.description, champ.more].map(LightHTML.light).filter { !$0.isEmpty }.joined(separator: "\n\n")
        let field = field(champ, .explanation(text.isEmpty ? champ.label : text))
        return Mapped(fields: [field], reasons: champ.more.isEmpty ? [] : [reason("approximated.collapsible")])
    }

    private mutating func dateAndTime(_ champ: Champ) -> Mapped {
        let day = field(champ, .date(DateRule()))
        var hour = field(champ, .time)
        hour.hint = nil
        return Mapped(fields: [day, hour], reasons: [reason("approximated.datetime", ["field": hour.id])])
    }

    private mutating func file(_ champ: Champ) -> Mapped {
        let isIdentity = champ.kind == .identityDocument
        var field = field(champ, isIdentity ? .photo(FileRule()) : .file(FileRule()))
        let key = pieceKeys.id(for: champ.label)
        field.piece = key
        pieces.append(Piece(key: key, label: champ.label, legalBasis: ""))
        var reasons = [reason(isIdentity ? "approximated.identityDocument" : "approximated.piece", ["piece": key])]
        if !champ.template.isEmpty { reasons.append(reason("approximated.template", ["file": LightHTML.line(champ.template)])) }
        return Mapped(fields: [field], reasons: reasons)
    }

    private mutating func block(_ champ: Champ) -> Mapped {
        var fields: [Field] = []
        var inside: [DraftNote] = []
        for child in champ.champs {
            let made = mapping(of: child, on: "", isInside: true)
            inside.append(DraftNote(champ: child, reasons: made.reasons, index: made.fields.isEmpty ? nil : fields.count))
            fields += made.fields
        }
        guard fields.contains(where: \.kind.isAsked) else { return Mapped(reasons: left(champ, "emptyBlock").reasons, inside: inside) }
        let row = champ.label.count <= 60 ? champ.label : String(champ.label.prefix(59)) + "…"
        let rule = BlockRule(fields: fields, fewest: champ.isRequired ? 1 : 0, most: Self.mostRows, rowName: row)
        let why = reason("approximated.block", ["row": row, "most": "\(Self.mostRows)"])
        return Mapped(fields: [field(champ, .block(rule))], reasons: [why], inside: inside)
    }

    /// There is no limit at demarches-simplifiees.
    private static let mostRows = 50
}
