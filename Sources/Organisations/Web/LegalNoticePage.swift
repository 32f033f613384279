import Core
import Foundation
import Web

/// Who publishes the site, who hosts it, who answers for its security.
struct LegalNoticePage {
    let organisation: OrganisationDetails
    let words: Words

    private var prose: Prose { Prose(words) }
    private var notices: LegalNotices { organisation.notices }

    var html: HTML { "\(publisher)\(hosting)\(security)\(software)\(mediation)" }

    private var publisher: HTML {
        return """
            \(prose.h1("organisations.legal.title"))
            \(prose.h2("organisations.legal.publisher"))
            <p class="lines">\(organisation.name)
            \(organisation.address)</p>
            <p>\(HTML.phone(organisation.phone))<br>\(HTML.email(organisation.email))</p>
            \(notices[.siret].map { prose.p("organisations.legal.siret", ["number": $0]) })
            \(prose.h3("organisations.legal.representative"))
            \(prose.required(notices[.legalRepresentative]))
            \(prose.h3("organisations.legal.director"))
            \(prose.required(notices[.publicationDirector]))
            """
    }

    private var hosting: HTML {
        return """
            \(prose.h2("organisations.legal.hosting"))
            \(prose.required(notices[.hostName]))
            \(prose.written(notices[.hostAddress]))
            \(notices[.hostPhone].map { "<p>\(HTML.phone($0))</p>" as HTML })
            """
    }

    /// Décret 2010-112 of 2 February 2010, art. 5: the authority attests its security to those who use the service.
    private var security: HTML {
        guard let date = notices[.securityDate].flatMap({ LocalDate($0) }), let signatory = notices[.securitySignatory] else {
            return "\(prose.h2("organisations.legal.security"))\(prose.p("organisations.legal.security.none"))"
        }
        let until = notices[.securityValidUntil].flatMap { LocalDate($0) }
        return """
            \(prose.h2("organisations.legal.security"))
            \(prose.p("organisations.legal.security.attested", ["name": organisation.name, "date": date.inWords(words.language), "signatory": signatory]))
            \(until.map { prose.p("organisations.legal.security.until", ["date": $0.inWords(words.language)]) })
            \(prose.written(notices[.securityScope]))
            """
    }

    private var software: HTML { "\(prose.h2("organisations.legal.software"))\(prose.p("organisations.legal.software.free"))" }

    private var mediation: HTML {
        return """
            \(prose.h2("organisations.legal.mediation"))
            \(prose.written(notices[.mediator]))
            <p>\(prose("organisations.legal.mediation.rights")) <a href="https://www.defenseurdesdroits.fr/">www.defenseurdesdroits.fr</a></p>
            """
    }
}
