import Core
import Web

/// The door of the desk.
struct SignInPage {
    let visit: Visit
    /// ProConnect opens this door too.
    let hasProvider: Bool
    var login = ""
    var back: ReturnPath?
    var kept: KeptForm?
    var notice: Notice?
    var refusal: UserMessage?

    static let path = "/bureau/connexion"

    var title: String { visit.words("identity.signIn.title") }

    var html: HTML {
        let words = visit.words
        let error = refusal.map { ErrorSummary([.init(href: "#email", text: words($0))], words: words, title: words("identity.signIn.refused")) }
        return """
            \(error)
            \(notice)
            <h1>\(title)</h1>
            \(hasProvider ? provider : nil)
            <form method="post" action="\(Self.path)" novalidate>\(visit.formToken)
            \(back.map { "<input type=\"hidden\" name=\"retour\" value=\"\($0.path)\">" as HTML })
            \(kept?.hidden)
            \(TextInput(Question("email", words("identity.field.email"), words), .login, value: login))
            \(TextInput(Question(PasswordField.current, words("identity.field.password"), words), .password))
            \(Button(words("identity.signIn.button")))
            </form>
            <p>\(words("identity.signIn.forgotten"))</p>
            <p><a href="/">\(words("identity.signIn.public"))</a></p>
            """
    }

    /// A form that waits would be lost on the way: then ProConnect opens beside it, and the form is sent again from here.
    private var provider: HTML {
        let words = visit.words
        if let kept {
            return """
                <h2>\(words("identity.provider.title"))</h2>
                <p>\(words("identity.provider.kept"))</p>
                <p><a href="\(ProviderPages.departure(nil))" target="_blank" rel="noopener">\(words("identity.provider.newTab"))</a></p>
                \(kept.again(visit))
                <h2>\(words("identity.provider.orPassword"))</h2>
                """
        }
        return """
            <h2>\(words("identity.provider.title"))</h2>
            <p>\(words("identity.provider.hint"))</p>
            <p>\(LinkButton(words("identity.provider.button"), to: ProviderPages.departure(back)))</p>
            <h2>\(words("identity.provider.orPassword"))</h2>
            """
    }
}

extension InputTraits {
    /// The address as a name: what password managers look for beside the password.
    static let login = InputTraits(type: "email", autocomplete: "username", isSpelled: false)
}
