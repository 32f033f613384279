import Core
import Forms
import Law

/// The form of a procedure on paper: the same questions as online, in the same order, for who prefers a pen.
///
/// It comes from the definition alone, so it never says anything else than the online form. Questions are numbered, "1.3", and a question that depends on
/// another says so in words. What is worked out from other answers is left out.
public struct PaperForm: Sendable, Equatable {
    public let slug: String
    public let title: String
    public let summary: String
    /// "Gratuit", or what it costs.
    public let price: String
    public let delay: String
    public let sections: [PaperSection]
    /// What to put in the envelope, in the order of the procedure.
    public let pieces: [PaperPiece]
    public let data: DataNotice?
    /// How long the answers are kept, in words.
    public let retention: String?
    public let address: PaperAddress
    let words: Words
}

/// Where to bring or send the form, and whom to call.
public struct PaperAddress: Sendable, Equatable {
    public var organisation: String
    public var unit: String
    /// Lines separated by line ends.
    public var address: String
    public var phone: String
    public var openingHours: String

    public init(organisation: String, unit: String, address: String, phone: String, openingHours: String = "") {
        (self.organisation, self.unit, self.address) = (organisation, unit, address)
        (self.phone, self.openingHours) = (phone, openingHours)
    }
}

public struct PaperSection: Sendable, Equatable {
    public let number: Int
    public let title: String
    /// Light.
    public let introduction: String?
    /// "Si vous avez répondu « Oui » à la question 1.2 :"
    public let condition: String?
    public let items: [PaperItem]
}

public enum PaperItem: Sendable, Equatable {
    case question(PaperQuestion)
    /// A heading inside the section, level 2 or 3.
    case heading(String, level: Int, condition: String?)
    /// Light.
    case note(title: String, text: String, condition: String?)
}

public struct PaperQuestion: Sendable, Equatable {
    /// "1.3"; "a" inside a row.
    public let number: String
    /// The name of its input online, which the fillable form also has.
    public let name: String
    public let label: String
    public let hint: String?
    public let reason: String?
    public let isRequired: Bool
    public let condition: String?
    public let answer: PaperAnswer
}

/// How a question is answered with a pen.
public indirect enum PaperAnswer: Sendable, Equatable {
    /// One line; `letters`: one box for each, when their number is known.
    case line(letters: Int? = nil, unit: String? = nil)
    case lines(Int)
    /// Day, month, year.
    case date
    case choice([PaperChoice], several: Bool, allowsOther: Bool)
    case address
    /// A box to tick before a statement.
    case statement(String)
    /// A box to tick once the document is in the envelope.
    case piece(String)
    /// The same questions, so many times.
    case rows([PaperQuestion], name: String, copies: Int, most: Int)
}

public struct PaperChoice: Sendable, Equatable {
    public let key: String
    public let label: String
    public let hint: String?
    /// The second level of a linked choice.
    public var seconds: [PaperChoice] = []
}

public struct PaperPiece: Sendable, Equatable {
    public let label: String
    public let hint: String?
    public let legalBasis: String
    public let isIndispensable: Bool
    /// When it is not asked of everyone.
    public let condition: String?
}

extension PaperForm {
    /// - Parameter words: those of the paper, in French (CRPA L111-1) unless it is a translation.
    /// - Returns: `nil` when the procedure has no form.
    public init?(of definition: ProcedureDefinition, returnTo address: PaperAddress, words: Words) {
        guard let form = definition.form else { return nil }
        let maker = PaperMaking(form: form, pieces: definition.pieces, words: words)
        slug = definition.slug.description
        title = definition.title
        summary = definition.summary
        switch definition.price {
        case .fee(let fee): price = fee
        case .free, nil: price = words("definitions.paper.free")
        }
        delay = definition.delay
        sections = maker.sections
        pieces = maker.paperPieces
        data = definition.data
        retention = definition.retention.map { rule in
            rule.months % 12 == 0
                ? words.count(rule.months / 12, "definitions.paper.retention.years") : words.count(rule.months, "definitions.paper.retention.months")
        }
        (self.address, self.words) = (address, words)
    }

    public static func == (left: PaperForm, right: PaperForm) -> Bool {
        (left.title, left.sections, left.pieces, left.address) == (right.title, right.sections, right.pieces, right.address)
    }
}
