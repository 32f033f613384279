import Core
import Forms
import Foundation
import Web

/// The accessibility declaration, in the order and with the content of its mandatory model (arrêté of 20 September 2019, annex; RGAA 4.1.2).
struct AccessibilityPage {
    let organisation: OrganisationDetails
    let today: LocalDate
    let words: Words

    private var prose: Prose { Prose("accessibility", words) }
    private var notices: LegalNotices { organisation.notices }
    private var state: Conformance { Conformance(of: notices, on: today) }

    var html: HTML { "\(commitment)\(results)\(gaps)\(establishment)\(contact)\(remedies)" }

    private var commitment: HTML {
        let prose = prose
        return """
            \(prose.h1())
            \(prose.p("commitment", ["name": organisation.name]))
            \(plans)
            \(prose.p("scope", ["address": organisation.baseURL]))
            \(prose.h2("state"))
            \(prose.p("state.\(state.rawValue)", ["address": organisation.baseURL]))
            """
    }

    private var plans: HTML? {
        let plans: [(String, LegalField)] = [("plan", .accessibilityPlan), ("yearPlan", .accessibilityYearPlan)]
        let links = plans.compactMap { key, field in notices[field].map { "<li>\(prose.link(key, $0))</li>" as HTML } }
        return links.isEmpty ? nil : "\(prose.p("plans"))<ul>\(links)</ul>"
    }

    private var results: HTML {
        let prose = prose
        guard let rate = notices[.accessibilityRate].flatMap({ Percent($0) }), notices[.accessibilityAuditDate] != nil else {
            return "\(prose.h2("results"))\(prose.p("results.none"))"
        }
        let auditor = notices[.accessibilityAuditor] ?? organisation.name
        let mean = notices[.accessibilityMeanRate].flatMap { Percent($0) }.map { prose.p("results.mean", ["rate": $0.written(in: words.language)]) }
        return """
            \(prose.h2("results"))
            \(prose.p("results.rate", ["auditor": auditor, "rate": rate.written(in: words.language)]))
            \(mean)
            """
    }

    private var gaps: HTML {
        let prose = prose
        let failures = state == .total ? prose.p("failures.none") : prose.written(notices[.accessibilityFailures]) ?? prose.p("failures.unknown")
        return """
            \(prose.h2("gaps"))
            \(prose.h3("failures"))
            \(failures)
            \(prose.h3("burden"))
            \(prose.written(notices[.accessibilityBurden]) ?? prose.p("burden.none"))
            \(prose.h3("exempt"))
            \(prose.written(notices[.accessibilityExempt]) ?? prose.p("exempt.none"))
            """
    }

    private var establishment: HTML {
        let prose = prose
        return """
            \(prose.h2("establishment"))
            \(dated(.accessibilityAuditDate, "established") ?? prose.p("established.none"))
            \(dated(.accessibilityUpdated, "updated"))
            \(prose.h3("technologies"))
            <ul><li>HTML</li><li>CSS</li><li>SVG</li><li>JavaScript</li><li>PDF</li></ul>
            \(prose.p("technologies.script"))
            \(part("environment", .accessibilityEnvironment))
            \(part("tools", .accessibilityTools))
            \(part("pages", .accessibilityPages))
            """
    }

    private func part(_ key: String, _ field: LegalField) -> HTML { "\(prose.h3(key))\(prose.required(notices[field]))" }

    private func dated(_ field: LegalField, _ key: String) -> HTML? {
        notices[field].flatMap { LocalDate($0) }.map { prose.p(key, ["date": $0.inWords(words.language)]) }
    }

    private var contact: HTML {
        let prose = prose
        return """
            \(prose.h2("contact"))
            \(prose.p("contact.how", ["name": organisation.name]))
            <ul>
            <li>\(prose("contact.email")) \(HTML.email(notices[.accessibilityContact] ?? organisation.email))</li>
            <li>\(prose("contact.phone")) \(HTML.phone(organisation.phone))</li>
            <li>\(prose("contact.post")) <span class="lines">\(organisation.address)</span></li>
            </ul>
            \(prose.p("contact.delay"))
            """
    }

    private var remedies: HTML {
        let prose = prose
        return """
            \(prose.h2("remedies"))
            \(prose.p("remedies.when"))
            <ul>
            <li>\(prose.link("remedies.form", "https://formulaire.defenseurdesdroits.fr/"))</li>
            <li>\(prose.link("remedies.delegate", "https://www.defenseurdesdroits.fr/saisir/delegues"))</li>
            <li>\(prose("remedies.post"))<br>Défenseur des droits<br>Libre réponse 71120<br>75342 Paris CEDEX 07</li>
            </ul>
            """
    }
}
