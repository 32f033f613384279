import Core

/// Sends the form that it stands in. One primary button a page: what most people come to do.
public struct Button: Component {
    private let label: String
    private let kind: ButtonKind
    private let name: String?
    private let value: String?
    private let action: String?
    private let givesFile: Bool

    /// - Parameters:
    ///   - name: with `value`, tells the server which of several buttons was pressed.
    ///   - action: sends the form to another address than its own.
    ///   - givesFile: the answer is a download: the page stays, and the button may be pressed again.
    public init(
        _ label: String, _ kind: ButtonKind = .primary, name: String? = nil, value: String? = nil, action: String? = nil, givesFile: Bool = false
    ) {
        (self.label, self.kind, self.name, self.value, self.action, self.givesFile) = (label, kind, name, value, action, givesFile)
    }

    public var html: HTML {
        """
        <button class="\(kind.classes)"\(attribute: "name", name)\(attribute: "value", value)\(attribute: "formaction", action)\(if: givesFile, " data-again")>\(label)</button>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample("What the page is for", Button("Envoyer ma demande")),
            ComponentExample("Something else that one may do", Button("Enregistrer et quitter", .secondary, name: "suite", value: "quitter")),
            ComponentExample("What cannot be taken back", Button("Retirer ma demande", .danger)),
            ComponentExample("Small, beside what it acts on", Button("Supprimer", .quiet)),
        ]
    }
}

/// A link that looks like a button: it leads somewhere and changes nothing.
public struct LinkButton: Component {
    private let label: String
    private let href: String
    private let kind: ButtonKind
    private let key: String?

    /// - Parameter key: the key that follows it, alone where there are scripts, with those of the browser (Alt, Alt and Shift) where there are none.
    public init(_ label: String, to href: String, _ kind: ButtonKind = .primary, key: String? = nil) {
        (self.label, self.href, self.kind, self.key) = (label, href, kind, key)
    }

    public var html: HTML {
        "<a class=\"\(kind.classes)\" href=\"\(href)\"\(attribute: "accesskey", key)\(attribute: "data-key", key)>\(label)</a>"
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("To begin", LinkButton("Commencer", to: "/demarches/acte-naissance"))]
    }
}

public enum ButtonKind: Sendable {
    case primary, secondary, danger
    /// As a link among text.
    case quiet

    var classes: HTML {
        switch self {
        case .primary: "button"
        case .secondary: "button second"
        case .danger: "button danger"
        case .quiet: "quiet"
        }
    }
}
