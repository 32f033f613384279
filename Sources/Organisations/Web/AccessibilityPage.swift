import Core
import Forms
import Foundation
import Web

/// The accessibility declaration, in the order and with the content of its mandatory model (arrêté of 20 September 2019, annex; RGAA 4.1.2).
struct AccessibilityPage {
    let organisation: OrganisationDetails
    let today: LocalDate
    let words: Words

    private var prose: Prose { Prose(words) }
    private var notices: LegalNotices { organisation.notices }
    private var state: Conformance { Conformance(of: notices, on: today) }

    var html: HTML { "\(commitment)\(results)\(gaps)\(establishment)\(contact)\(remedies)" }

    private var commitment: HTML {
        return """
            \(prose.h1("organisations.accessibility.title"))
            \(prose.p("organisations.accessibility.commitment", ["name": organisation.name]))
            \(plans)
            \(prose.p("organisations.accessibility.scope", ["address": organisation.baseURL]))
            \(prose.h2("organisations.accessibility.state"))
            \(prose.p("organisations.accessibility.state.\(state.rawValue)", ["address": organisation.baseURL]))
            """
    }

    private var plans: HTML? {
        let plans: [(String, LegalField)] = [("plan", .accessibilityPlan), ("yearPlan", .accessibilityYearPlan)]
        let links = plans.compactMap { key, field in notices[field].map { "<li>\(prose.link("organisations.accessibility.\(key)", $0))</li>" as HTML }
        }
        return links.isEmpty ? nil : "\(prose.p("organisations.accessibility.plans"))<ul>\(links)</ul>"
    }

    private var results: HTML {
        guard let rate = notices[.accessibilityRate].flatMap({ Percent($0) }), notices[.accessibilityAuditDate] != nil else {
            return "\(prose.h2("organisations.accessibility.results"))\(prose.p("organisations.accessibility.results.none"))"
        }
        let auditor = notices[.accessibilityAuditor] ?? organisation.name
        let mean = notices[.accessibilityMeanRate].flatMap { Percent($0) }.map {
            prose.p("organisations.accessibility.results.mean", ["rate": $0.written(in: words.language)])
        }
        return """
            \(prose.h2("organisations.accessibility.results"))
            \(prose.p("organisations.accessibility.results.rate", ["auditor": auditor, "rate": rate.written(in: words.language)]))
            \(mean)
            """
    }

    private var gaps: HTML {
        let failures =
            state == .total
            ? prose.p("organisations.accessibility.failures.none")
            : prose.written(notices[.accessibilityFailures]) ?? prose.p("organisations.accessibility.failures.unknown")
        return """
            \(prose.h2("organisations.accessibility.gaps"))
            \(prose.h3("organisations.accessibility.failures"))
            \(failures)
            \(prose.h3("organisations.accessibility.burden"))
            \(prose.written(notices[.accessibilityBurden]) ?? prose.p("organisations.accessibility.burden.none"))
            \(prose.h3("organisations.accessibility.exempt"))
            \(prose.written(notices[.accessibilityExempt]) ?? prose.p("organisations.accessibility.exempt.none"))
            """
    }

    private var establishment: HTML {
        return """
            \(prose.h2("organisations.accessibility.establishment"))
            \(dated(.accessibilityAuditDate, "established") ?? prose.p("organisations.accessibility.established.none"))
            \(dated(.accessibilityUpdated, "updated"))
            \(prose.h3("organisations.accessibility.technologies"))
            <ul><li>HTML</li><li>CSS</li><li>SVG</li><li>JavaScript</li><li>PDF</li></ul>
            \(prose.p("organisations.accessibility.technologies.script"))
            \(part("environment", .accessibilityEnvironment))
            \(part("tools", .accessibilityTools))
            \(part("pages", .accessibilityPages))
            """
    }

    private func part(_ key: String, _ field: LegalField) -> HTML {
        "\(prose.h3("organisations.accessibility.\(key)"))\(prose.required(notices[field]))"
    }

    private func dated(_ field: LegalField, _ key: String) -> HTML? {
        notices[field].flatMap { LocalDate($0) }.map { prose.p("organisations.accessibility.\(key)", ["date": $0.inWords(words.language)]) }
    }

    private var contact: HTML {
        return """
            \(prose.h2("organisations.accessibility.contact"))
            \(prose.p("organisations.accessibility.contact.how", ["name": organisation.name]))
            <ul>
            <li>\(prose("organisations.accessibility.contact.email")) \(HTML.email(notices[.accessibilityContact] ?? organisation.email))</li>
            <li>\(prose("organisations.accessibility.contact.phone")) \(HTML.phone(organisation.phone))</li>
            <li>\(prose("organisations.accessibility.contact.post")) <span class="lines">\(organisation.address)</span></li>
            </ul>
            \(prose.p("organisations.accessibility.contact.delay"))
            """
    }

    private var remedies: HTML {
        return """
            \(prose.h2("organisations.accessibility.remedies"))
            \(prose.p("organisations.accessibility.remedies.when"))
            <ul>
            <li>\(prose.link("organisations.accessibility.remedies.form", "https://formulaire.defenseurdesdroits.fr/"))</li>
            <li>\(prose.link("organisations.accessibility.remedies.delegate", "https://www.defenseurdesdroits.fr/saisir/delegues"))</li>
            <li>\(prose("organisations.accessibility.remedies.post"))<br>Défenseur des droits<br>Libre réponse 71120<br>75342 Paris CEDEX 07</li>
            </ul>
            """
    }
}
