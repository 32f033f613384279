import Core

/// How statistics count the answers to a question that is marked `statistical`: only answers of a closed list are counted, since a free text, a date or a number
/// of its own would tell of one person.
public enum AnswerCounting: String, Sendable, CaseIterable {
    /// One answer of a list.
    case one
    /// As many answers of a list as people tick.
    case several
    /// A number, by bands: see ``NumberBands``.
    case whole, decimal
    /// Counted by no statistics.
    case uncounted

    /// The key of an option in letters that need no care in addresses and in tables: letters, digits, `_` and `-`; other bytes as `~C3`.
    public static func code(of key: String) -> String {
        if key == "-" { return "~2D" }
        return key.utf8.reduce(into: "") { code, byte in
            switch byte {
            case 97...122, 65...90, 48...57, 0x5F, 0x2D: code.unicodeScalars.append(Unicode.Scalar(byte))
            default: code += "~" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
            }
        }
    }
}

extension FieldKind {
    public var counting: AnswerCounting {
        switch self {
        case .choice, .linkedChoice, .yesNo, .checkbox, .civility: .one
        case .choices: .several
        case .integer: .whole
        case .decimal, .money, .computed: .decimal
        case .text, .longText, .email, .phone, .iban, .date, .time, .address, .commune, .departement, .country, .siret, .siren, .rna, .vehiclePlate,
            .file,
            .photo, .attestation, .block, .explanation, .section, .appointment:
            .uncounted
        }
    }

    /// The keys under which an answer is counted: an own text never is, « Autre » stands for it. Empty when nothing was answered.
    public func countedKeys(of answer: Answer?) -> [String] {
        switch (counting, answer) {
        case (.whole, .text(let text)), (.decimal, .text(let text)): Decimal6(text).map { [$0.band] } ?? []
        case (.uncounted, _), (_, nil): []
        case (_, let answer?): keysChosen(in: answer).map(AnswerCounting.code)
        }
    }
}

extension Form {
    /// The questions whose answers are counted. Those of the rows of a block are not: a request has several rows.
    public var countedQuestions: [Field] { fields.filter { $0.isStatistical && $0.kind.counting != .uncounted } }
}

extension Decimal6 {
    /// Under which it is counted, with its neighbours.
    fileprivate var band: String { NumberBands.key(of: millionths >= 0 ? Int(millionths / 1_000_000) : -1) }
}
