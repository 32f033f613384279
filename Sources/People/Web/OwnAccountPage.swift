import Core
import Forms
import Foundation
import Web

/// What a person sees of their account.
struct OwnAccountPage {
    let space: SpaceVisit
    let person: Person
    let sessions: [PersonSession]
    let current: PersonSessionID?
    let asksCurrent: Bool
    let fault: FieldProblem?
    /// `nil` where there is no FranceConnect.
    let isJoined: Bool?

    private var words: Words { space.words }
    private var visit: Visit { space.visit }

    var html: HTML {
        """
        \(fault.map { ErrorSummary([.init(href: "#\($0.field)", text: words($0.message))], words: words) })
        \(done)
        \(BackLink(SpacePages.path, words: words))
        <h1>\(words("people.account.title"))</h1>
        \(SummaryList([.init(words("people.field.email"), person.email?.description ?? words("people.account.noEmail")), .init(words("people.account.level"), words("people.level.\(person.level.rawValue)"))], words: words))
        \(isJoined.map(franceConnect))
        <h2>\(words(person.hasPassphrase ? "people.passphrase.change" : "people.passphrase.choose"))</h2>
        \(passphraseForm)
        <h2>\(words("people.address.title"))</h2>
        <form method="post" action="\(OwnAccountPages.path)/adresse" novalidate>\(visit.formToken)
        \(TextInput(question("email", hint: words("people.address.hint")), .email))
        \(Button(words("people.entry.sendLink"), .secondary))
        </form>
        <h2>\(words("people.factor.title"))</h2>
        <p><a href="\(FactorPages.path)">\(words("people.factor.open"))</a></p>
        <h2>\(words("people.sessions.title"))</h2>
        \(sessionList)
        <h2>\(words("people.copy.title"))</h2>
        <p>\(words("people.copy.what"))</p>
        <p><a href="\(OwnCopy.path)" download>\(words("people.copy.link"))</a></p>
        <h2>\(words("people.end.title"))</h2>
        <p><a href="\(OwnAccountPages.path)/fermeture">\(words("people.end.link"))</a></p>
        """
    }

    private var done: Notice? {
        switch visit.query("fait") {
        case "phrase": Notice(.success, words("people.done.passphrase"))
        case "adresse": Notice(.success, words("people.done.address"))
        case "franceconnect": Notice(.success, words("people.franceConnect.done"))
        case "session": Notice(.success, words("people.done.session"))
        default: nil
        }
    }

    private func franceConnect(_ isJoined: Bool) -> HTML {
        let rest: HTML =
            isJoined
            ? "<p>\(words("people.franceConnect.joined"))</p>"
            : "<p>\(words("people.franceConnect.join"))</p><p>\(LinkButton(words("people.franceConnect.joinButton"), to: FranceConnectPages.joining, .secondary))</p>"
        return "<h2>FranceConnect</h2>\(rest)"
    }

    private var passphraseForm: HTML {
        """
        <p>\(words("people.passphrase.why"))</p>
        <form method="post" action="\(OwnAccountPages.path)/phrase" novalidate>\(visit.formToken)
        \(person.email.map { "<div hidden><input type=\"email\" name=\"identifiant\" autocomplete=\"username\" value=\"\($0.description)\"></div>" as HTML })
        \(if: asksCurrent, "\(TextInput(question("phrase"), .password))")
        \(TextInput(question("nouvelle", hint: words("people.passphrase.rule")), .newPassword))
        \(TextInput(question("encore"), .newPassword))
        \(Button(words("people.passphrase.save"), .secondary))
        </form>
        """
    }

    private func question(_ field: String, hint: String? = nil) -> Question {
        let error = fault.flatMap { $0.field == field ? words($0.message) : nil }
        return Question(field, words("people.account.field.\(field)"), words, hint: hint, error: error)
    }

    private var sessionList: HTML {
        let columns = ["device", "began", "seen", "state"].map { DataTable.Column(words("people.session.\($0)")) }
        return """
            \(DataTable(words("people.sessions.title"), columns: columns, rows: sessions.map(row), showsCaption: false))
            \(if: sessions.count > 1, "<form method=\"post\" action=\"\(OwnAccountPages.path)/sessions/fermeture\">\(visit.formToken)\(Button(words("people.session.closeOthers"), .secondary))</form>")
            """
    }

    private func row(_ session: PersonSession) -> [HTML] {
        let device = session.device.isEmpty ? words("people.session.unknown") : session.device
        return [
            "\(device)", "\(session.createdAt.inWords(words.language, in: visit.site.zone))",
            "\(session.lastSeenAt.inWords(words.language, in: visit.site.zone))", session.id == current ? here : closing(session, device),
        ]
    }

    private var here: HTML { "\(StatusTag(words("people.session.here"), .good))" }

    private func closing(_ session: PersonSession, _ device: String) -> HTML {
        """
        <form method="post" action="\(OwnAccountPages.path)/sessions/\(session.id.description)/fermeture">\(visit.formToken)\
        \(Button(words("people.session.closeOne", ["device": device]), .quiet))</form>
        """
    }
}
