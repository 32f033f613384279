import Core
import Forms

extension FileTree {
    init(_ page: Page) {
        var tree = FileMembers()
        tree.add("id", page.id)
        tree.add("title", page.title)
        tree.add("introduction", page.introduction)
        tree.add("when", page.condition.map { FileTree($0) })
        tree.add("fields", .list(page.fields.map { FileTree($0) }))
        self = tree.tree
    }

    public init(_ field: Field) {
        var tree = FileMembers()
        tree.add("id", field.id)
        tree.add("kind", FieldKindName(field.kind).rawValue)
        tree.add("label", field.label)
        tree.add("hint", field.hint)
        tree.add("reason", field.reason)
        tree.add("required", field.isRequired, unless: true)
        tree.addOwn(field.kind)
        tree.add("piece", field.piece)
        tree.add("when", field.condition.map { FileTree($0) })
        tree.add("listable", field.isListable, unless: false)
        tree.add("statistical", field.isStatistical, unless: false)
        tree.add("role", field.role?.rawValue)
        self = tree.tree
    }

    init(_ option: Option) {
        var tree = FileMembers()
        tree.add("key", option.key)
        tree.add("label", option.label)
        tree.add("hint", option.hint)
        self = tree.tree
    }

    init(_ linked: LinkedOption) {
        var tree = FileMembers()
        tree.add("key", linked.first.key)
        tree.add("label", linked.first.label)
        tree.add("hint", linked.first.hint)
        tree.add("options", .list(linked.seconds.map { FileTree($0) }))
        self = tree.tree
    }

    init(_ computation: Computation) {
        switch computation {
        case .number(let number): self = .text(number.description)
        case .field(let id): self = .text(id)
        case .count(let block): self = .mapping([Member("count", .text(block))])
        case .age(let date): self = .mapping([Member("age", .text(date))])
        case .sum(let terms): self = .mapping([Member("sum", .list(terms.map { FileTree($0) }))])
        case .product(let terms): self = .mapping([Member("product", .list(terms.map { FileTree($0) }))])
        case .difference(let left, let right): self = .mapping([Member("difference", .list([FileTree(left), FileTree(right)]))])
        }
    }
}

extension FileMembers {
    fileprivate mutating func addOwn(_ kind: FieldKind) {
        switch kind {
        case .text(let rule), .longText(let rule):
            add("shortest", rule.shortest)
            add("longest", rule.longest)
        case .integer(let rule), .decimal(let rule), .money(let rule):
            add("least", rule.least?.description)
            add("most", rule.most?.description)
            add("unit", rule.unit)
        case .date(let rule):
            add("earliest", rule.earliest?.written)
            add("latest", rule.latest?.written)
        case .choice(let rule), .choices(let rule):
            add("options", .list(rule.options.map { FileTree($0) }))
            add("other", rule.allowsOther, unless: false)
        case .linkedChoice(let options): add("options", .list(options.map { FileTree($0) }))
        case .file(let rule), .photo(let rule): add(rule)
        case .attestation(let text), .explanation(let text): add("text", text)
        case .block(let rule): add(rule)
        case .computed(let value): add("value", FileTree(value))
        case .section(let level): add("level", level)
        case .appointment(let type): add("type", type)
        case .email, .phone, .iban, .time, .yesNo, .checkbox, .civility, .address, .commune, .departement, .country, .siret, .siren, .rna,
            .vehiclePlate:
            break
        }
    }

    private mutating func add(_ rule: FileRule) {
        let usual = FileRule()
        if rule.accepted != usual.accepted { add("accept", FileRule.Accepted.allCases.filter(rule.accepted.contains).map(\.rawValue)) }
        if rule.most != usual.most { add("most", rule.most) }
        if rule.megabytes != usual.megabytes { add("megabytes", rule.megabytes) }
    }

    private mutating func add(_ rule: BlockRule) {
        add("row", rule.rowName)
        if rule.fewest != 1 { add("fewest", rule.fewest) }
        if rule.most != 10 { add("most", rule.most) }
        add("fields", .list(rule.fields.map { FileTree($0) }))
    }
}

extension DateRule.Bound {
    fileprivate var written: String {
        switch self {
        case .day(let day): day
        case .today(plusDays: 0): "today"
        case .today(let days): "today\(days < 0 ? "" : "+")\(days)"
        }
    }
}

extension FieldKindName {
    /// The word that files have for a kind.
    public init(_ kind: FieldKind) {
        self =
            switch kind {
            case .text: .text
            case .longText: .longText
            case .email: .email
            case .phone: .phone
            case .integer: .integer
            case .decimal: .decimal
            case .money: .money
            case .iban: .iban
            case .date: .date
            case .time: .time
            case .yesNo: .yesNo
            case .checkbox: .checkbox
            case .choice: .choice
            case .choices: .choices
            case .linkedChoice: .linkedChoice
            case .civility: .civility
            case .address: .address
            case .commune: .commune
            case .departement: .departement
            case .country: .country
            case .siret: .siret
            case .siren: .siren
            case .rna: .rna
            case .vehiclePlate: .vehiclePlate
            case .file: .file
            case .photo: .photo
            case .attestation: .attestation
            case .block: .block
            case .computed: .computed
            case .explanation: .explanation
            case .section: .section
            case .appointment: .appointment
            }
    }
}
