import Core
import Web

/// What is done with personal data (GDPR art. 12 and 13), in two layers: the essential, then everything. Each procedure adds its own notice.
struct PrivacyPage {
    let organisation: OrganisationDetails
    let words: Words

    private var prose: Prose { Prose(words) }
    private var notices: LegalNotices { organisation.notices }

    var html: HTML { "\(essential)\(processings)\(recipients)\(cookies)\(rights)" }

    private var essential: HTML {
        return """
            \(prose.h1("organisations.privacy.title"))
            \(prose.h2("organisations.privacy.essential"))
            <ul>
            <li>\(prose("organisations.privacy.essential.controller", ["name": organisation.name]))</li>
            \((1...6).map { "<li>\(prose("organisations.privacy.essential.\($0)"))</li>" as HTML })
            </ul>
            <p>\(prose("organisations.privacy.officer.write")) \(HTML.email(notices[.protectionOfficerEmail] ?? organisation.email))</p>
            """
    }

    private static let kinds = ["requests", "drafts", "messages", "agents", "throttle", "logs"]

    private var processings: HTML {
        return """
            \(prose.h2("organisations.privacy.processings"))
            \(prose.p("organisations.privacy.processings.byProcedure"))
            \(DataTable(
                prose("organisations.privacy.processings.caption"),
                columns: ["what", "why", "basis", "howLong"].map { .init(prose("organisations.privacy.processings.column.\($0)")) },
                rows: Self.kinds.map { kind in ["what", "why", "basis", "howLong"].map { "\(prose("organisations.privacy.processings.\(kind).\($0)"))" } }))
            \(prose.p("organisations.privacy.processings.mandatory"))
            \(prose.p("organisations.privacy.processings.others"))
            \(prose.p("organisations.privacy.processings.algorithms"))
            """
    }

    private var recipients: HTML {
        return """
            \(prose.h2("organisations.privacy.recipients"))
            \(prose.p("organisations.privacy.recipients.who"))
            \(prose.written(notices[.dataRecipients]))
            \(prose.p("organisations.privacy.recipients.never"))
            \(prose.h3("organisations.privacy.location"))
            \(prose.written(notices[.dataLocation]) ?? prose.required(notices[.hostName]))
            """
    }

    private var cookies: HTML {
        return """
            \(prose.h2("organisations.privacy.cookies"))
            \(prose.p("organisations.privacy.cookies.exempt"))
            \(prose.list("organisations.privacy.cookies", 7))
            """
    }

    private var rights: HTML {
        return """
            \(prose.h2("organisations.privacy.rights"))
            \(prose.p("organisations.privacy.rights.intro"))
            \(prose.list("organisations.privacy.rights", 6))
            \(prose.p("organisations.privacy.rights.delay"))
            \(prose.h3("organisations.privacy.officer"))
            \(prose.required(notices[.protectionOfficer]))
            \(prose.written(notices[.protectionOfficerAddress]))
            <p>\(HTML.email(notices[.protectionOfficerEmail] ?? organisation.email))</p>
            \(prose.h3("organisations.privacy.complaint"))
            <p>\(prose("organisations.privacy.complaint.how")) <a href="https://www.cnil.fr/fr/plaintes">www.cnil.fr</a><br>CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07</p>
            """
    }
}
