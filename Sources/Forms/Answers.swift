import Core

/// What a person answered to one field, in canonical form: what is stored, compared and shown.
///
/// | kind | answer |
/// |---|---|
/// | text, longText, email, phone (E.164), iban, siret, siren, rna, vehiclePlate (with dashes), departement (code), country (ISO code) | `.text` |
/// | commune | `.text` INSEE code; or the name as typed when ``CommuneList`` has none of that name |
/// | integer, decimal, money | `.text` of a ``Decimal6`` |
/// | date | `.text` ISO day; time: `.text` `HH:MM` |
/// | yesNo | `.text("oui")` or `.text("non")`; checkbox: `.text("oui")` or absent |
/// | choice | `.text` option key, or `autre:free text`; linkedChoice: `.list([first, second])`, `.list([first])` when nothing depends on it |
/// | civility | `.text` of a ``Civility`` |
/// | choices | `.list` of option keys, in the order of the form; `autre:free text` last |
/// | address | `.record` with `line`, `complement`, `postcode`, `commune`, `insee` |
/// | file, photo | `.list` of attachment ids |
/// | attestation | `.text` the statement that was agreed to |
/// | block | `.rows` |
/// | computed | `.text`, written when answers are settled |
/// | appointment | `.text` wishes; the hours to call, if any, on the last line |
public enum Answer: Sendable, Hashable {
    case text(String)
    case list([String])
    case record([String: String])
    case rows([Answers])
}

/// The answers of one form, or of one row of a block, by field id.
public struct Answers: Sendable, Hashable {
    public var values: [String: Answer]

    public init(_ values: [String: Answer] = [:]) { self.values = values }

    public subscript(field: String) -> Answer? {
        get { values[field] }
        set { values[field] = newValue }
    }

    public func text(_ field: String) -> String? { if case .text(let text) = values[field] { text } else { nil } }
}

extension Answers {
    public var json: JSON { .object(values.mapValues(\.json)) }

    /// `nil` when the JSON is not one that ``json`` writes.
    public init?(json: JSON) {
        guard let members = json.object else { return nil }
        var values: [String: Answer] = [:]
        values.reserveCapacity(members.count)
        for (field, member) in members {
            guard let answer = Answer(json: member) else { return nil }
            values[field] = answer
        }
        self.values = values
    }
}

extension Answer {
    var json: JSON {
        switch self {
        case .text(let text): .string(text)
        case .list(let items): .array(items.map(JSON.string))
        case .record(let members): .object(members.mapValues(JSON.string))
        case .rows(let rows): .object(["rows": .array(rows.map(\.json))])
        }
    }

    init?(json: JSON) {
        switch json {
        case .string(let text): self = .text(text)
        case .array(let items):
            let texts = items.compactMap(\.string)
            guard texts.count == items.count else { return nil }
            self = .list(texts)
        case .object(let members):
            if let rows = members["rows"]?.array {
                let read = rows.compactMap(Answers.init(json:))
                guard read.count == rows.count else { return nil }
                self = .rows(read)
            } else {
                let texts = members.compactMapValues(\.string)
                guard texts.count == members.count else { return nil }
                self = .record(texts)
            }
        default: return nil
        }
    }
}
