import Core
import Web

/// What the authority undertakes, and the terms of use of its online service (CRPA L112-9).
struct CommitmentsPage {
    let organisation: OrganisationDetails
    let units: [UnitCard]
    let words: Words

    private var prose: Prose { Prose(words) }

    private static let promises = ["free", "neverSold", "noTracker", "otherWays", "failure", "once", "errors"]

    var html: HTML {
        """
        \(prose.h1("organisations.commitments.title"))
        \(prose.p("organisations.commitments.intro", ["name": organisation.name]))
        \(Self.promises.map { "\(prose.h2("organisations.commitments.\($0)"))\(prose.p("organisations.commitments.\($0).text", ["phone": organisation.phone]))" as HTML })
        \(services)
        \(terms)
        """
    }

    private var services: HTML? {
        let committed = units.filter { !$0.commitment.isEmpty }
        guard !committed.isEmpty else { return nil }
        return "\(prose.h2("organisations.commitments.services"))\(committed.map { "<h3>\($0.name)</h3>\(prose.written($0.commitment))" as HTML })"
    }

    private var terms: HTML {
        """
        \(prose.h2("organisations.commitments.terms"))
        \(prose.p("organisations.commitments.terms.law"))
        \(prose.list("organisations.commitments.terms", 7))
        <p>\(prose("organisations.commitments.terms.from")) \(HTML.email(organisation.email))</p>
        """
    }
}
