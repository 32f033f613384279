import Core
import HTTPTypes
import Hummingbird
import Secrets
import Web

/// The secret to put in the telephone, and the first code to prove that it is there.
struct EnrolPage {
    let visit: Visit
    /// Of the sign-in that waits; `nil` from one's account.
    let key: String?
    let code: OneTimeCode
    let account: String
    var refusal: UserMessage?

    static let path = "/bureau/connexion/telephone"

    var response: Response {
        let words = visit.words, title = words("identity.enrol.title")
        return visit.page(
            title: title, status: refusal == nil ? .ok : .unprocessableContent,
            """
            \(refusal.map { ErrorSummary([.init(href: "#\(CodeField.name)", text: words($0))], words: words) })
            <h1>\(title)</h1>
            \(key == nil ? nil : Notice(.info, words("identity.enrol.required")))
            <p>\(words("identity.enrol.intro"))</p>
            <ol>
            <li>\(words("identity.enrol.application"))</li>
            <li>\(words("identity.enrol.secret")) <a href="\(code.link(issuer: visit.site.name, account: account))">\(words("identity.enrol.link"))</a>\
            <br><strong translate="no">\(code.groups)</strong></li>
            <li>\(words("identity.enrol.type"))</li>
            </ol>
            <form method="post" action="\(key == nil ? SecondFactorPages.confirmation : Self.path)" novalidate>\(visit.formToken)
            \(CodeBox(visit: visit, key: key ?? "", refusal: refusal, hint: words("identity.enrol.hint")).html)
            \(Button(words("identity.enrol.button")))
            </form>
            """)
    }
}

/// The recovery codes, shown once.
struct RecoveryCodesPage {
    let visit: Visit
    let codes: RecoveryCodes
    let next: String

    var response: Response {
        let words = visit.words, title = words("identity.recovery.title")
        return visit.page(
            title: title,
            """
            <h1>\(title)</h1>
            \(Notice(.important, words("identity.recovery.once")))
            <p>\(words("identity.recovery.intro"))</p>
            <ul>\(codes.codes.map { "<li><strong translate=\"no\">\($0)</strong></li>\n" as HTML })</ul>
            <p>\(LinkButton(words("identity.recovery.next"), to: next))</p>
            """)
    }
}
