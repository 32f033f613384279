import Core
import Web

/// A form of the desk that arrived after its session had ended. It travels, hidden, through the sign-in page, and is sent again by its author once
/// signed in: nothing that was typed is lost, and nothing is sent without a click.
struct KeptForm {
    let path: ReturnPath
    let fields: [(name: String, value: String)]

    private static let pathField = "reprise"
    private static let prefix = "reprise."

    /// What was refused for want of a session.
    init?(interrupted visit: Visit) {
        guard let path = ReturnPath(visit.path), !visit.form.values.isEmpty else { return nil }
        self.init(path: path, values: visit.form.values)
    }

    /// What came along with the sign-in form.
    init?(carriedBy form: SentForm) {
        guard let path = ReturnPath(form.first(Self.pathField)) else { return nil }
        let carried = form.values.filter { $0.key.hasPrefix(Self.prefix) }.map { (String($0.key.dropFirst(Self.prefix.count)), $0.value) }
        self.init(path: path, values: Dictionary(uniqueKeysWithValues: carried))
    }

    /// Without the token, which the new page has its own of; without passwords, which no page holds.
    private init(path: ReturnPath, values: [String: [String]]) {
        self.path = path
        fields = values.filter { $0.key != "_jeton" && !$0.key.hasPrefix(PasswordField.prefix) }.sorted { $0.key < $1.key }
            .flatMap { field in field.value.map { (field.key, $0) } }
    }

    /// Inside the sign-in form.
    var hidden: HTML { "\(Self.input(Self.pathField, path.path))\(fields.map { Self.input(Self.prefix + $0.name, $0.value) })" }

    /// The form itself, to be sent to where it was going.
    func again(_ visit: Visit) -> HTML {
        """
        <form method="post" action="\(path.path)">\(visit.formToken)\(fields.map { Self.input($0.name, $0.value) })
        \(Button(visit.words("identity.kept.send")))
        </form>
        """
    }

    private static func input(_ name: String, _ value: String) -> HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
}

/// Names of the boxes in which passwords are typed: their common beginning keeps them out of every page that shows again what was sent.
enum PasswordField {
    static let prefix = "mot_de_passe"
    static let current = prefix
    static let new = prefix + "_nouveau"
    static let again = prefix + "_encore"
}
