import Core

@testable import Forms

/// Chance that can be thrown again: SplitMix64 (S. Vigna, public domain).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Anything that a keyboard, a copy or an attacker may send: bits of good answers, odd characters, broken bytes.
    mutating func text() -> String {
        let pieces = [
            "06", "12", " ", "-", "/", ".", ",", "+33", "(0)", "mars", "85", "1985", "é", "E\u{301}", "\u{0}", "\u{202E}", "\u{200B}", "\u{A0}", "€",
            "m²", "FR76", "W", "AB-123-CD", "@",
            "exemple.fr", "h", "\r\n", "👩‍👩‍👧", "ﬁ", "\u{FEFF}", "oui", "autre", "autre:", "35", "2A", ":", "'", "’", "٣", "999999999999999999999", "-",
            "ÿ", "\u{1100}\u{1161}", "\u{FFFD}",
        ]
        switch below(4) {
        case 0: return String(decoding: (0..<below(40)).map { _ in UInt8.random(in: 0...255, using: &self) }, as: UTF8.self)
        case 1:
            return String(
                String.UnicodeScalarView((0..<below(30)).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x10_FFFF, using: &self)) }))
        default: return (0..<below(8)).map { _ in one(of: pieces) }.joined()
        }
    }
}

extension FieldKind {
    static let sample: [FieldKind] = {
        let colours = ChoiceRule(options: [Option(key: "bleu", label: "Bleu"), Option(key: "rouge", label: "Rouge")], allowsOther: true)
        let linked = LinkedOption(first: colours.options[0], seconds: colours.options)
        let simple: [FieldKind] = [
            .text(TextRule(shortest: 2, longest: 20)), .longText(TextRule()), .email, .phone, .integer(NumberRule(least: 0, most: 100)),
            .decimal(NumberRule(unit: "m²")), .money(NumberRule()),
            .iban, .date(DateRule(latest: .today(plusDays: 0))), .date(DateRule(earliest: .day("2020-01-01"))), .time, .yesNo, .checkbox,
            .choice(colours), .choices(colours),
            .linkedChoice([linked]), .civility, .address, .commune, .departement, .country, .siret, .siren, .rna, .vehiclePlate,
            .file(FileRule(most: 2)), .photo(FileRule()),
            .attestation("Je certifie."), .computed(.sum([.field("f0"), .number(1)])), .explanation("À lire."), .section(level: 2),
            .appointment("mairie"),
        ]
        let rows = simple.enumerated().map { Field.of($1, id: "c\($0)", required: $0 % 2 == 0) }
        return simple + [.block(BlockRule(fields: rows, fewest: 0, most: 3, rowName: "ligne"))]
    }()
}
