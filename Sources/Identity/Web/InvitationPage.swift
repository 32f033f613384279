import Core
import HTTPTypes
import Hummingbird
import Web

/// The activation link, shown once to the administrator, who passes it on.
struct InvitationPage {
    let visit: AgentVisit
    let name: String
    let email: EmailAddress
    let token: String

    private var words: Words { visit.words }
    private var link: String { visit.site.baseURL + IdentityFeature.activationPath(token) }

    var response: Response {
        let title = words("identity.invitation.title", ["name": name])
        return visit.visit.page(
            title: title,
            """
            <h1>\(title)</h1>
            \(Notice(.important, words("identity.invitation.once")))
            <p><label for="lien">\(words("identity.invitation.link"))</label>
            <input id="lien" type="text" readonly value="\(link)"></p>
            <p><a class="button second" href="\(letter)">\(words("identity.invitation.mail"))</a></p>
            <p>\(words("identity.invitation.text"))</p>
            <p><a href="\(AgentPages.path)">\(words("identity.invitation.back"))</a></p>
            """)
    }

    /// Opens the administrator's own mail program, with the letter written.
    private var letter: String {
        let body = words("identity.invitation.letter", ["name": name, "town": visit.site.name, "link": link])
        let subject = words("identity.invitation.subject", ["town": visit.site.name])
        return "mailto:\(email.description.percentEncoded)?subject=\(subject.percentEncoded)&body=\(body.percentEncoded)"
    }
}
