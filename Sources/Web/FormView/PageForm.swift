import Core
import Forms

/// The form around the fields of a page, with what scripts need to save as one types and to show what an answer reveals.
public struct PageForm: Sendable {
    private let action: String
    private let visit: Visit
    private let autosave: String?
    private let live: String?
    private let hasFiles: Bool
    private let above: HTML?
    private let fields: HTML
    private let buttons: HTML

    /// - Parameters:
    ///   - autosave: takes the same form by POST and answers 204 once it is stored. What cannot be sent stays on the device, under this address.
    ///   - live: takes the same form by POST and answers with the HTML of the fields alone, as ``FormView/fields(_:prefix:)`` makes it.
    ///   - above: what stands before the questions, with a button of its own.
    ///   - hasFiles: sends the form as `multipart/form-data`, so that files chosen without scripts come with it.
    public init(
        action: String, visit: Visit, autosave: String? = nil, live: String? = nil, hasFiles: Bool = false, above: HTML? = nil, fields: HTML,
        buttons: HTML
    ) {
        self.above = above
        self.action = action
        self.visit = visit
        self.autosave = autosave
        self.live = live
        self.hasFiles = hasFiles
        self.fields = fields
        self.buttons = buttons
    }

    /// `novalidate`: browsers' own messages are not ours, and screen readers often miss them.
    public var html: HTML {
        let words = visit.words
        return """
            <form method="post" action="\(action)" novalidate\(if: hasFiles, " enctype=\"multipart/form-data\"")\
            \(attribute: "data-autosave", autosave)\(attribute: "data-live", live)>\(visit.formToken)
            \(above.map { "\(sending)\($0)" as HTML })
            <p class="hint">\(words("web.form.allRequired"))</p>
            <div data-fields>\(fields)</div>
            \(if: autosave != nil, savedStatus)
            <div class="actions">\(buttons)</div>
            </form>
            """
    }

    /// The key that sends a form presses its first button: it goes on sending the page, whatever stands above the questions.
    private var sending: HTML { "<button class=\"aside\" tabindex=\"-1\" aria-hidden=\"true\"></button>" }

    private var savedStatus: HTML {
        let words = visit.words
        return """
            <p class="saved" role="status" data-saved="\(words("web.saved.at"))" data-offline="\(words("web.saved.offline"))" \
            data-restored="\(words("web.saved.restored"))"></p>
            """
    }
}

extension HTML.StringInterpolation {
    public mutating func appendInterpolation(_ form: PageForm) { appendInterpolation(form.html) }
}

extension Page {
    /// Whether what is asked depends on another answer of the same page: then the page deserves `live`.
    public var dependsOnItself: Bool { Self.depend(fields, on: []) }

    private static func depend(_ fields: [Field], on above: Set<String>) -> Bool {
        guard fields.contains(where: \.mayDepend) else { return false }
        let known = above.union(fields.map(\.id))
        return fields.contains { field in
            if case .computed = field.kind { return true }
            if case .block(let rule) = field.kind, depend(rule.fields, on: known) { return true }
            return !(field.condition?.fields.isDisjoint(with: known) ?? true)
        }
    }
}

extension Field {
    /// Most forms have no condition at all: seen at once.
    fileprivate var mayDepend: Bool {
        switch kind {
        case .computed, .block: true
        default: condition != nil
        }
    }
}
