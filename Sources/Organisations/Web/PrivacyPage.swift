import Core
import Web

/// What is done with personal data (GDPR art. 12 and 13), in two layers: the essential, then everything. Each procedure adds its own notice.
struct PrivacyPage {
    let organisation: OrganisationDetails
    let words: Words

    private var prose: Prose { Prose("privacy", words) }
    private var notices: LegalNotices { organisation.notices }

    var html: HTML { "\(essential)\(processings)\(recipients)\(cookies)\(rights)" }

    private var essential: HTML {
        let prose = prose
        return """
            \(prose.h1())
            \(prose.h2("essential"))
            <ul>
            <li>\(prose("essential.controller", ["name": organisation.name]))</li>
            \((1...6).map { "<li>\(prose("essential.\($0)"))</li>" as HTML })
            </ul>
            <p>\(prose("officer.write")) \(HTML.email(notices[.protectionOfficerEmail] ?? organisation.email))</p>
            """
    }

    private static let kinds = ["requests", "drafts", "messages", "agents", "throttle", "logs"]

    private var processings: HTML {
        let prose = prose
        return """
            \(prose.h2("processings"))
            \(prose.p("processings.byProcedure"))
            \(DataTable(
                prose("processings.caption"),
                columns: ["what", "why", "basis", "howLong"].map { .init(prose("processings.column.\($0)")) },
                rows: Self.kinds.map { kind in ["what", "why", "basis", "howLong"].map { "\(prose("processings.\(kind).\($0)"))" } }))
            \(prose.p("processings.mandatory"))
            \(prose.p("processings.others"))
            \(prose.p("processings.algorithms"))
            """
    }

    private var recipients: HTML {
        let prose = prose
        return """
            \(prose.h2("recipients"))
            \(prose.p("recipients.who"))
            \(prose.written(notices[.dataRecipients]))
            \(prose.p("recipients.never"))
            \(prose.h3("location"))
            \(prose.written(notices[.dataLocation]) ?? prose.required(notices[.host]))
            """
    }

    private var cookies: HTML {
        let prose = prose
        return """
            \(prose.h2("cookies"))
            \(prose.p("cookies.exempt"))
            \(prose.list("cookies", 3))
            """
    }

    private var rights: HTML {
        let prose = prose
        return """
            \(prose.h2("rights"))
            \(prose.p("rights.intro"))
            \(prose.list("rights", 6))
            \(prose.p("rights.delay"))
            \(prose.h3("officer"))
            \(prose.required(notices[.protectionOfficer]))
            \(prose.written(notices[.protectionOfficerAddress]))
            <p>\(HTML.email(notices[.protectionOfficerEmail] ?? organisation.email))</p>
            \(prose.h3("complaint"))
            <p>\(prose("complaint.how")) <a href="https://www.cnil.fr/fr/plaintes">www.cnil.fr</a><br>CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07</p>
            """
    }
}
