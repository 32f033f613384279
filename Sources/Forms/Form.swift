/// What a procedure asks, as data: pages in order, each with its fields.
///
/// Words used here. A *field* is anything on a page: most take an *answer*, some only show (``FieldKind/explanation``, ``FieldKind/section``).
/// A field is *visible* when its condition, its page's and its enclosing block's all hold. What is hidden does not exist: it is neither
/// validated nor stored, and every test on it is false.
public struct Form: Sendable, Equatable {
    public var pages: [Page] { didSet { watched = Self.watched(in: pages) } }

    /// The fields whose answer decides of something else. No other need be remembered while the form is walked.
    private(set) var watched: Set<String>

    public init(pages: [Page]) {
        self.pages = pages
        watched = Self.watched(in: pages)
    }

    /// Every field at the top level, in the order in which people meet them.
    public var fields: [Field] { pages.flatMap(\.fields) }

    public func field(_ id: String) -> Field? {
        for page in pages {
            if let field = page.fields.first(where: { $0.id == id }) { return field }
        }
        return nil
    }

    /// The questions that ask for an appointment, each with the key of its type; not those of the rows of a block, which only hold wishes.
    public var appointments: [String: String] {
        var types: [String: String] = [:]
        for page in pages {
            for field in page.fields { if case .appointment(let type) = field.kind { types[field.id] = type } }
        }
        return types
    }

    /// Whether any of its questions takes files.
    public var takesFiles: Bool { pages.contains { $0.fields.contains(where: \.takesFiles) } }
}

/// One screen.
public struct Page: Sendable, Equatable {
    public var id: String
    public var title: String
    public var introduction: String?
    public var condition: Condition?
    public var fields: [Field]

    public init(id: String, title: String, introduction: String? = nil, condition: Condition? = nil, fields: [Field]) {
        self.id = id
        self.title = title
        self.introduction = introduction
        self.condition = condition
        self.fields = fields
    }
}

/// One question, or one thing shown.
public struct Field: Sendable, Equatable {
    /// Letters, digits and underscores, unique in the form (in its block for a field of a block).
    public var id: String
    public var kind: FieldKind
    public var label: String
    public var hint: String?
    /// Why it is asked: shown under "Pourquoi cette question ?".
    public var reason: String?
    public var isRequired: Bool
    public var condition: Condition?
    /// Kept in a column of its own, for the desk's list and for statistics.
    public var isListable: Bool
    public var isStatistical: Bool
    /// What the answer tells of the person, so that names and addresses are found without knowing the form.
    public var role: FieldRole?
    /// For `file` and `photo`: the key of the piece in the procedure that this field collects.
    public var piece: String?

    public init(
        id: String, kind: FieldKind, label: String, hint: String? = nil, reason: String? = nil, isRequired: Bool = true,
        condition: Condition? = nil, isListable: Bool = false, isStatistical: Bool = false, role: FieldRole? = nil, piece: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.label = label
        self.hint = hint
        self.reason = reason
        self.isRequired = isRequired
        self.condition = condition
        self.isListable = isListable
        self.isStatistical = isStatistical
        self.role = role
        self.piece = piece
    }
}

/// What an answer is, for the person who makes the request. One field of a form at most has each role.
public enum FieldRole: String, Sendable, CaseIterable {
    case civility, firstName, lastName, birthDate, birthCommune, birthCountry, email, phone, address, organisationName
}

public enum FieldKind: Sendable, Equatable {
    case text(TextRule)
    case longText(TextRule)
    case email
    /// A French number, or another in international form.
    case phone
    case integer(NumberRule)
    case decimal(NumberRule)
    /// Euros, with two decimals.
    case money(NumberRule)
    case iban
    case date(DateRule)
    case time
    case yesNo
    /// One box; when required it must be ticked.
    case checkbox
    case choice(ChoiceRule)
    case choices(ChoiceRule)
    /// Two levels: the second list depends on the first.
    case linkedChoice([LinkedOption])
    case civility
    case address
    case commune
    case departement
    case country
    case siret
    case siren
    case rna
    case vehiclePlate
    case file(FileRule)
    case photo(FileRule)
    /// A statement that the person signs by ticking: its text is kept with the answer.
    case attestation(String)
    case block(BlockRule)
    /// Worked out from other answers; never asked.
    case computed(Computation)
    /// Text to read, in light Markdown.
    case explanation(String)
    /// A heading inside a page, level 2 or 3.
    case section(level: Int)
    /// An appointment, of the type with that key: a time to choose where the authority receives for it, else wishes, and a call to set a time.
    case appointment(String)

    /// Whether people answer it. An explanation, a heading or a computed value is only shown.
    public var isAsked: Bool {
        switch self {
        case .computed, .explanation, .section: false
        default: true
        }
    }

    public var takesFiles: Bool {
        switch self {
        case .file, .photo: true
        default: false
        }
    }
}

extension Field {
    /// Whether it, or a field of its rows, takes files.
    public var takesFiles: Bool {
        if case .block(let rule) = kind { return rule.fields.contains(where: \.takesFiles) }
        return kind.takesFiles
    }
}

public struct TextRule: Sendable, Equatable {
    public var shortest: Int?
    /// In characters as people count them. Text is never longer than 10,000 in any case.
    public var longest: Int?
    public init(shortest: Int? = nil, longest: Int? = nil) { (self.shortest, self.longest) = (shortest, longest) }
}

public struct NumberRule: Sendable, Equatable {
    public var least: Decimal6?
    public var most: Decimal6?
    /// Shown after the box: "m²", "personnes".
    public var unit: String?
    public init(least: Decimal6? = nil, most: Decimal6? = nil, unit: String? = nil) { (self.least, self.most, self.unit) = (least, most, unit) }
}

/// Bounds are counted from the day of filing: `earliest: -6570` days is "at most 18 years ago".
public struct DateRule: Sendable, Equatable {
    public enum Bound: Sendable, Equatable {
        case today(plusDays: Int)
        case day(LocalDateText)
    }
    public var earliest: Bound?
    public var latest: Bound?
    public init(earliest: Bound? = nil, latest: Bound? = nil) { (self.earliest, self.latest) = (earliest, latest) }
}

/// An ISO day, checked when the form is loaded.
public typealias LocalDateText = String

public struct Option: Sendable, Equatable {
    public var key: String
    public var label: String
    public var hint: String?
    public init(key: String, label: String, hint: String? = nil) { (self.key, self.label, self.hint) = (key, label, hint) }
}

public struct ChoiceRule: Sendable, Equatable {
    public var options: [Option]
    /// A last option "Autre", with a text of the person's own. Its key is `autre`.
    public var allowsOther: Bool
    public init(options: [Option], allowsOther: Bool = false) { (self.options, self.allowsOther) = (options, allowsOther) }
}

public struct LinkedOption: Sendable, Equatable {
    public var first: Option
    public var seconds: [Option]
    public init(first: Option, seconds: [Option]) { (self.first, self.seconds) = (first, seconds) }
}

public struct FileRule: Sendable, Equatable {
    public enum Accepted: String, Sendable, CaseIterable { case pdf, image, document, spreadsheet }
    public var accepted: Set<Accepted>
    public var most: Int
    public var megabytes: Int
    public init(accepted: Set<Accepted> = [.pdf, .image], most: Int = 5, megabytes: Int = 20) {
        (self.accepted, self.most, self.megabytes) = (accepted, most, megabytes)
    }
}

public struct BlockRule: Sendable, Equatable {
    public var fields: [Field]
    public var fewest: Int
    public var most: Int
    /// What one row is called: "enfant", for "Ajouter un enfant".
    public var rowName: String
    public init(fields: [Field], fewest: Int = 1, most: Int = 10, rowName: String) {
        (self.fields, self.fewest, self.most, self.rowName) = (fields, fewest, most, rowName)
    }
}

public indirect enum Computation: Sendable, Equatable {
    case number(Decimal6)
    case field(String)
    /// How many rows a block has.
    case count(String)
    case sum([Computation])
    case difference(Computation, Computation)
    case product([Computation])
    /// Whole years between a date answer and the day of filing.
    case age(String)
}
