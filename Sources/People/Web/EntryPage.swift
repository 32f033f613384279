import Core
import HTTPTypes
import Hummingbird
import Web

/// How one comes in: a link by mail, or a passphrase. Says first that nobody has to.
struct EntryPage {
    let visit: Visit
    let hasFranceConnect: Bool
    var back: SpaceReturn?
    var login = ""
    var notice: Notice?
    /// What is wrong with the passphrase, or with who sends it.
    var refusal: UserMessage?
    /// What is wrong with the address to which a link was to be sent.
    var linkFault: UserMessage?

    private var words: Words { visit.words }
    private var fault: UserMessage? { linkFault ?? refusal }

    var response: Response {
        visit.page(title: words("people.entry.title"), status: fault == nil ? .ok : .unprocessableContent, main)
    }

    func refused(_ problem: PeopleProblem) -> Response {
        guard case .mustWait(let seconds) = problem else { return response }
        var response = visit.page(title: words("people.entry.title"), status: .tooManyRequests, main)
        response.headers[.retryAfter] = String(Int(seconds.rounded(.up)))
        return response
    }

    private var main: HTML {
        """
        \(summary)
        \(notice)
        <h1>\(words("people.entry.title"))</h1>
        <p>\(words("people.entry.optional"))</p>
        \(if: hasFranceConnect, franceConnect)
        <h2>\(words("people.entry.byLink"))</h2>
        <form method="post" action="\(EntryPages.linkPath)" novalidate>\(visit.workedToken)\(hidden)
        \(TextInput(linkQuestion, .email, value: visit.form.first("email") ?? ""))
        <div class="actions">\(Button(words("people.entry.sendLink")))</div>
        </form>
        <h2>\(words("people.entry.otherWays"))</h2>
        <p><a href="\(CardPages.path)">\(words("people.entry.byCard"))</a></p>
        \(Details(words("people.entry.byPassphrase"), passphraseForm, isOpen: refusal != nil).html)
        """
    }

    /// The words that FranceConnect asks for, and the link to what it is.
    private var franceConnect: HTML {
        """
        <h2>FranceConnect</h2>
        <p>\(words("people.franceConnect.what"))</p>
        <p>\(LinkButton(words("people.franceConnect.enter"), to: FranceConnectPages.departure(back)))</p>
        <p><a href="https://franceconnect.gouv.fr/" rel="external">\(words("people.franceConnect.about"))</a></p>
        """
    }

    private var passphraseForm: HTML {
        """
        <form method="post" action="\(EntryPages.path)" novalidate>\(visit.formToken)\(hidden)
        \(TextInput(Question("identifiant", words("people.field.email"), words, error: refusal.map { words($0) }), .personLogin, value: login))
        \(TextInput(Question("phrase", words("people.field.passphrase"), words), .password))
        \(Button(words("people.entry.enter"), .secondary))
        </form>
        <p>\(words("people.entry.forgotten"))</p>
        """
    }

    private var linkQuestion: Question {
        Question("email", words("people.field.email"), words, hint: words("people.entry.linkHint"), error: linkFault.map { words($0) })
    }

    private var hidden: HTML? { back.map { "<input type=\"hidden\" name=\"retour\" value=\"\($0.path)\">" } }

    private var summary: ErrorSummary? {
        fault.map { ErrorSummary([.init(href: linkFault == nil ? "#identifiant" : "#email", text: words($0))], words: words) }
    }
}

/// "Look at your mails": the same for every address.
struct SentLinkPage {
    let visit: Visit
    let email: EmailAddress

    var response: Response {
        let words = visit.words
        return visit.page(
            title: words("people.sent.title"),
            """
            <h1>\(words("people.sent.title"))</h1>
            <p>\(words("people.sent.text", ["email": email.description]))</p>
            <p>\(words("people.sent.nothing", ["phone": visit.site.phone]))</p>
            <p><a href="\(EntryPages.path)">\(words("people.sent.again"))</a></p>
            """)
    }
}

extension InputTraits {
    /// The address as a name: what password keepers look for beside the passphrase.
    static let personLogin = InputTraits(type: "email", autocomplete: "username", isSpelled: false)
}
