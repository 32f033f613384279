import Core
import Web

/// Every way of being helped by somebody, without a computer or in front of one.
struct HelpPage {
    let organisation: OrganisationDetails
    let units: [UnitCard]
    let words: Words

    private var prose: Prose { Prose(words) }

    var html: HTML {
        """
        \(prose.h1("organisations.help.title"))
        \(prose.p("organisations.help.intro"))
        \(prose.h2("organisations.help.phone"))
        <p>\(HTML.phone(organisation.phone))</p>
        \(prose.p("organisations.help.phone.what"))
        \(prose.h2("organisations.help.counter"))
        <p class="lines">\(organisation.name)
        \(organisation.address)</p>
        \(prose.written(organisation.openingHours))
        \(prose.p("organisations.help.counter.what"))
        \(prose.h2("organisations.help.write"))
        <p>\(prose("organisations.help.write.email")) \(HTML.email(organisation.email))</p>
        \(prose.p("organisations.help.write.post"))
        \(services)
        \(prose.h2("organisations.help.others"))
        <p>\(prose("organisations.help.others.franceServices")) <a href="https://www.france-services.gouv.fr/">www.france-services.gouv.fr</a></p>
        \(prose.p("organisations.help.others.helper"))
        \(prose.p("organisations.help.others.language"))
        """
    }

    private var services: HTML? {
        guard !units.isEmpty else { return nil }
        return "\(prose.h2("organisations.help.services"))\(units.map(service))"
    }

    private func service(_ unit: UnitCard) -> HTML {
        """
        <section><h3>\(unit.name)</h3>
        <p>\(HTML.phone(unit.phone))\(if: !unit.email.isEmpty, "<br>\(HTML.email(unit.email))")</p>
        \(prose.written(unit.address))
        \(prose.written(unit.openingHours))</section>

        """
    }
}
