import Core
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// The pages that the law wants one click away, and those that say how to be helped.
struct PublicPages {
    let organisations: any OrganisationRepository
    let siteMap: any SiteMapSource

    var routes: [Route] {
        [
            .get("/accessibilite") { visit in
                let details = try await details(visit)
                return page("accessibility", visit, AccessibilityPage(organisation: details, today: visit.today, words: visit.words).html)
            },
            .get("/mentions-legales") { visit in
                page("legal", visit, LegalNoticePage(organisation: try await details(visit), words: visit.words).html)
            },
            .get("/donnees-personnelles") { visit in
                page("privacy", visit, PrivacyPage(organisation: try await details(visit), words: visit.words).html)
            },
            .get("/engagements") { visit in
                let units = try await organisations.units(of: visit.site.organisation)
                return page(
                    "commitments", visit, CommitmentsPage(organisation: try await details(visit), units: units, words: visit.words).html)
            },
            .get("/aide") { visit in
                let units = try await organisations.units(of: visit.site.organisation)
                return page("help", visit, HelpPage(organisation: try await details(visit), units: units, words: visit.words).html)
            },
            .get("/plan-du-site") { visit in
                let sections = try await siteMap.siteMap(of: visit.site.organisation)
                return page("map", visit, SiteMapPage(sections: sections, words: visit.words).html)
            },
            .get("/sante", answer: health),
        ]
    }

    private func page(_ name: String, _ visit: Visit, _ html: HTML) -> Response {
        visit.page(title: visit.words("organisations.\(name).title"), html)
    }

    private func details(_ visit: Visit) async throws -> OrganisationDetails {
        guard let organisation = try await organisations.find(visit.site.organisation) else { throw OrganisationProblem.noOrganisation }
        return organisation.details
    }

    /// For the load balancer and the watch: this process answers, and the database too.
    @Sendable private func health(_ visit: Visit) async throws -> Response {
        _ = try await organisations.find(visit.site.organisation)
        return Response(status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(string: "ok\n")))
    }
}
