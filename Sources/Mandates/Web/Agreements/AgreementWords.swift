import Core
import Web

/// What is said of an agreement: to a parent, to a protected adult, to a representative, the sentences are not the same.
struct AgreementWords {
    let party: AgreementStep.Party
    let words: Words

    func callAsFunction(_ key: String, _ arguments: KeyValuePairs<String, String> = [:]) -> String {
        switch party {
        case .parent: words("mandates.parents.\(key)", arguments)
        case .person: words("mandates.cosigning.person.\(key)", arguments)
        case .representative: words("mandates.cosigning.representative.\(key)", arguments)
        case .supervisor: words("mandates.cosigning.supervisor.\(key)", arguments)
        }
    }

    /// Where the link leads.
    var path: String { party == .parent ? AgreementAnswerPage.parentPath : AgreementAnswerPage.path }

    func letter(_ request: SharedRequest, to email: EmailAddress, token: String, of site: Site) -> MandateLetter {
        let link = site.baseURL + path + "/" + token
        return MandateLetter(
            to: email, subject: words("mandates.parents.mail.subject", ["town": site.name]),
            text: self("mail.text", ["procedure": request.title, "link": link, "town": site.name, "phone": site.phone]),
            key: "agreement:\(Secret.digest(token))")
    }

    /// Who filed is told that it was answered, and where to read it; **not what was answered**, which stands on the page alone.
    func answered(_ request: SharedRequest, token: String, of site: Site) -> MandateLetter? {
        request.email.map { email in
            MandateLetter(
                to: email, subject: words("mandates.agreement.told.subject", ["number": request.reference.description, "town": site.name]),
                text: words(
                    "mandates.agreement.told.text",
                    [
                        "procedure": request.title, "number": request.reference.description, "link": site.baseURL + "/suivi/\(request.reference)",
                        "town": site.name,
                    ]), key: "agreement answered:\(Secret.digest(token))")
        }
    }
}
