import Core
import Forms

/// Two versions being compared, by what their files would say.
struct Comparison {
    let older: ProcedureDefinition
    let newer: ProcedureDefinition
    private(set) var changes: [DefinitionChange] = []

    init(older: ProcedureDefinition, newer: ProcedureDefinition) { (self.older, self.newer) = (older, newer) }

    mutating func compare() {
        let (before, after) = (FileTree(older), FileTree(newer))
        for key in Mapping.procedureKeys {
            switch key {
            case "free": comparePrice()
            case "fee", "form": continue
            case "notices":
                compare(
                    Part.list(before["notices"], key: "title", noun: "notice"), Part.list(after["notices"], key: "title", noun: "notice"),
                    in: "notices")
            case "pieces": compare(Part.members(before["pieces"], noun: "piece"), Part.members(after["pieces"], noun: "piece"), in: "pieces")
            case "templates":
                for (list, noun) in [("mails", "mail"), ("papers", "paper")] {
                    compare(
                        Part.templates(before[key]?[list], noun: noun), Part.templates(after[key]?[list], noun: noun), in: "templates." + list)
                }
            case "workflow":
                compareForms()
                compareWorkflows()
            case "external", "channels", "silence", "retention", "data", "proof":
                compareMembers(before[key], after[key], Place(path: key, group: key))
            default: compareValues(before[key], after[key], of: key, Place())
            }
        }
    }

    private mutating func comparePrice() {
        let (before, after) = (older.price.map(Self.said), newer.price.map(Self.said))
        if before != after { add(.changed, "free", before, after, of: Place().subject("price")) }
    }

    private static func said(_ price: Price) -> Phrase {
        switch price {
        case .free: .words("definitions.value.free")
        case .fee(let fee): .text(fee)
        }
    }

    /// A change of value, said as what it was and what it is.
    mutating func add(_ nature: DefinitionChange.Nature, _ path: String, _ before: Phrase?, _ after: Phrase?, of subject: Phrase) {
        var arguments = ["subject": subject]
        arguments["before"] = before
        arguments["after"] = after
        let key =
            switch (before, after) {
            case (nil, nil): "rewritten"
            case (nil, _): "set"
            case (_, nil): "unset"
            default: "replaced"
            }
        add(nature, path, .words("definitions.change.\(key)", arguments), before, after)
    }

    mutating func add(_ nature: DefinitionChange.Nature, _ path: String, _ phrase: Phrase, _ before: Phrase? = nil, _ after: Phrase? = nil) {
        changes.append(DefinitionChange(nature: nature, path: path, before: before, after: after, phrase: phrase))
    }
}

/// Where a value stands, and whose it is.
struct Place {
    var path = ""
    /// The group of keys it is in: `silence`.
    var group: String?
    /// « question « Votre âge » »; `nil` for the procedure itself.
    var noun: Phrase?

    func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// « question « Votre âge », aide ».
    func subject(_ key: String) -> Phrase {
        let property = Phrase.words("definitions.change.property.\(group.map { $0 + "." } ?? "")\(key)")
        return noun.map { .words("definitions.change.of", ["noun": $0, "property": property]) } ?? property
    }
}
