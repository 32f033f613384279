import Core
import Web

/// Every way of being helped by somebody, without a computer or in front of one.
struct HelpPage {
    let organisation: OrganisationDetails
    let units: [UnitCard]
    let words: Words

    private var prose: Prose { Prose("help", words) }

    var html: HTML {
        """
        \(prose.h1())
        \(prose.p("intro"))
        \(prose.h2("phone"))
        <p>\(HTML.phone(organisation.phone))</p>
        \(prose.p("phone.what"))
        \(prose.h2("counter"))
        <p class="lines">\(organisation.name)
        \(organisation.address)</p>
        \(prose.written(organisation.openingHours.isEmpty ? nil : organisation.openingHours))
        \(prose.p("counter.what"))
        \(prose.h2("write"))
        <p>\(prose("write.email")) \(HTML.email(organisation.email))</p>
        \(prose.p("write.post"))
        \(services)
        \(prose.h2("others"))
        <p>\(prose("others.franceServices")) <a href="https://www.france-services.gouv.fr/">www.france-services.gouv.fr</a></p>
        \(prose.p("others.helper"))
        \(prose.p("others.language"))
        """
    }

    private var services: HTML? {
        guard !units.isEmpty else { return nil }
        return "\(prose.h2("services"))\(units.map(service))"
    }

    private func service(_ unit: UnitCard) -> HTML {
        """
        <section><h3>\(unit.name)</h3>
        <p>\(HTML.phone(unit.phone))\(if: !unit.email.isEmpty, "<br>\(HTML.email(unit.email))")</p>
        \(prose.written(unit.address.isEmpty ? nil : unit.address))
        \(prose.written(unit.openingHours.isEmpty ? nil : unit.openingHours))</section>

        """
    }
}
