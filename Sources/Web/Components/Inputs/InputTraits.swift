/// What a box expects: which keyboard a phone shows, what the browser may fill in by itself, how wide the box is.
///
/// `autocomplete` is required for what concerns the person who types (RGAA 11.13, WCAG 1.3.5).
public struct InputTraits: Sendable {
    var type: String
    var keyboard: String?
    var autocomplete: String?
    /// Proper nouns and numbers have no spelling.
    var isSpelled: Bool
    /// In letters: a box as long as its answer tells what is wanted.
    var width: Int?
    var unit: String?
    /// Where `suggest.js` asks what may be meant by what is typed: a path that what is typed is posted to, or to be followed by it when it ends with « = ».
    var suggestions: String?

    /// Where somebody begins to type: one box of a page, of those who have typed nothing wrong.
    var isFirst = false

    /// What answers what is typed with addresses of the town, one a line; 404 where none is known.
    public static let addressesPath = "/adresses"

    public init(
        type: String = "text", keyboard: String? = nil, autocomplete: String? = nil, isSpelled: Bool = true, width: Int? = nil, unit: String? = nil,
        suggestions: String? = nil
    ) {
        self.type = type
        self.keyboard = keyboard
        self.autocomplete = autocomplete
        self.isSpelled = isSpelled
        self.width = width
        self.unit = unit
        self.suggestions = suggestions
    }

    public static let text = InputTraits()
    public static let firstName = InputTraits(autocomplete: "given-name", isSpelled: false)
    public static let lastName = InputTraits(autocomplete: "family-name", isSpelled: false)
    public static let organisation = InputTraits(autocomplete: "organization", isSpelled: false)
    public static let email = InputTraits(type: "email", autocomplete: "email", isSpelled: false)
    public static let phone = InputTraits(type: "tel", autocomplete: "tel", isSpelled: false, width: 20)
    /// Not `type="number"`: it changes under the mouse wheel, and hides what it does not understand.
    public static let whole = InputTraits(keyboard: "numeric", isSpelled: false, width: 10)
    public static let decimal = InputTraits(keyboard: "decimal", isSpelled: false, width: 10)
    public static let money = InputTraits(keyboard: "decimal", isSpelled: false, width: 10, unit: "€")
    public static let time = InputTraits(type: "time", isSpelled: false, width: 10)
    /// Numbers of things: plates, SIRET, IBAN, the number of a request.
    public static let number = InputTraits(isSpelled: false, width: 20)
    public static let digits = InputTraits(keyboard: "numeric", isSpelled: false, width: 20)
    public static let oneTimeCode = InputTraits(keyboard: "numeric", autocomplete: "one-time-code", isSpelled: false, width: 10)
    public static let password = InputTraits(type: "password", autocomplete: "current-password", isSpelled: false)
    public static let newPassword = InputTraits(type: "password", autocomplete: "new-password", isSpelled: false)
    /// An address of the town, in one line – `street-address` is for boxes of several (HTML, autofill). Who lives there is not always who types.
    public static let townAddress = townAddress(isOwn: false)
    public static func townAddress(isOwn: Bool) -> InputTraits {
        InputTraits(autocomplete: isOwn ? "address-line1" : nil, isSpelled: false, suggestions: addressesPath)
    }
    public static let search = InputTraits(type: "search", isSpelled: false)

    /// The same box, where the page begins.
    public func first(_ isFirst: Bool = true) -> InputTraits {
        var traits = self
        traits.isFirst = isFirst
        return traits
    }

    fileprivate var widthClass: String? {
        guard let width else { return nil }
        return width <= 4 ? "w4" : width <= 10 ? "w10" : "w20"
    }
}

extension HTML.StringInterpolation {
    /// The attributes of the box.
    mutating func appendInterpolation(_ traits: InputTraits) {
        appendInterpolation(attribute: "type", traits.type)
        appendInterpolation(attribute: "inputmode", traits.keyboard)
        appendInterpolation(attribute: "autocomplete", traits.autocomplete)
        if !traits.isSpelled { appendLiteral(" spellcheck=\"false\"") }
        appendInterpolation(attribute: "class", traits.widthClass)
        appendInterpolation(attribute: "data-suggest", traits.suggestions)
        if traits.isFirst { appendLiteral(" autofocus") }
    }
}
