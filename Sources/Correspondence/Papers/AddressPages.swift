import Core
import Definitions

/// What stands on the pages put before letters: the address in the window, who sends, which request.
struct AddressPages {
    let sender: PaperSender
    let letters: [OutgoingLetter]
    let isTwoSided: Bool

    /// The authority, as far as an envelope needs it.
    struct PaperSender: Sendable {
        let name: String
        let address: String
    }

    var values: [String: TemplateValue] {
        let fronts = letters.map { letter -> TemplateValue in
            .group(ifAny: [
                "recipient": .list(letter.recipient.map { .text($0) }), "reference": .text(letter.reference.description),
                "title": .text(letter.title), "is_decision": letter.isDecision ? .yes : nil, "has_back": isTwoSided ? .yes : nil,
                "address": .lines(sender.address),
            ])
        }
        let values: [String: TemplateValue?] = [
            "town": .text(sender.name), "fronts": .list(fronts),
            // A blank page of its own, for the backs of letters with an odd number of pages.
            "has_blank": isTwoSided ? .yes : nil,
        ]
        return values.compactMapValues(\.self)
    }
}

extension TemplateShape {
    static let addressPages: [String: TemplateShape] = [
        "town": .text,
        "fronts": .list(
            of: .group([
                "recipient": .list(of: .text), "reference": .text, "title": .text, "is_decision": .yes, "has_back": .yes, "address": .list(of: .text),
            ])),
        "has_blank": .yes,
    ]
}
