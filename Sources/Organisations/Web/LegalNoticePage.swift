import Core
import Foundation
import Web

/// Who publishes the site, who hosts it, who answers for its security.
struct LegalNoticePage {
    let organisation: OrganisationDetails
    let words: Words

    private var prose: Prose { Prose("legal", words) }
    private var notices: LegalNotices { organisation.notices }

    var html: HTML { "\(publisher)\(hosting)\(security)\(software)\(mediation)" }

    private var publisher: HTML {
        let prose = prose
        return """
            \(prose.h1())
            \(prose.h2("publisher"))
            <p class="lines">\(organisation.name)
            \(organisation.address)</p>
            <p>\(HTML.phone(organisation.phone))<br>\(HTML.email(organisation.email))</p>
            \(notices[.siret].map { prose.p("siret", ["number": $0]) })
            \(prose.h3("representative"))
            \(prose.required(notices[.legalRepresentative]))
            \(prose.h3("director"))
            \(prose.required(notices[.publicationDirector]))
            """
    }

    private var hosting: HTML {
        let prose = prose
        return """
            \(prose.h2("hosting"))
            \(prose.required(notices[.host]))
            \(prose.written(notices[.hostAddress]))
            \(notices[.hostPhone].map { "<p>\(HTML.phone($0))</p>" as HTML })
            """
    }

    /// Décret 2010-112 of 2 February 2010, art. 5: the authority attests its security to those who use the service.
    private var security: HTML {
        let prose = prose
        guard let date = notices[.securityDate].flatMap({ LocalDate($0) }), let signatory = notices[.securitySignatory] else {
            return "\(prose.h2("security"))\(prose.p("security.none"))"
        }
        let until = notices[.securityValidUntil].flatMap { LocalDate($0) }
        return """
            \(prose.h2("security"))
            \(prose.p("security.attested", ["name": organisation.name, "date": date.inWords(words.language), "signatory": signatory]))
            \(until.map { prose.p("security.until", ["date": $0.inWords(words.language)]) })
            \(prose.written(notices[.securityScope]))
            """
    }

    private var software: HTML { "\(prose.h2("software"))\(prose.p("software.free"))" }

    private var mediation: HTML {
        let prose = prose
        return """
            \(prose.h2("mediation"))
            \(prose.written(notices[.mediator]))
            <p>\(prose("mediation.rights")) <a href="https://www.defenseurdesdroits.fr/">www.defenseurdesdroits.fr</a></p>
            """
    }
}
