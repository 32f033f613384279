import Core
import Correspondence
import Dossiers
import Foundation
import Insight
import Mandates
import Organisations
import Reception
import Storage
import Web
import Workflows

/// What handlers of events have in common.
extension Product {
    struct Told {
        let facts: DossierFacts
        let papers: PaperFacts
        let sender: Sender
    }

    /// The dossier that an event tells of, and who writes; `nil` when it was erased meanwhile.
    func told(_ dossier: DossierID, line: Int) async throws -> Told? {
        guard let organisation = try await dossiers.organisation(of: dossier) else { return nil }
        let site = try await site(of: organisation)
        guard var facts = try await dossiers.facts(of: dossier, line: line, zone: site.zone, words: french) else { return nil }
        if let acting = try await dossiers.representative(of: dossier), let access = mandates.traced(acting.trace)?.access {
            facts.email = try await mandates.reached(at: facts.email, under: access, in: organisation, on: LocalDate(clock(), in: site.zone))
        }
        var papers = try await papers.facts(facts, site: site)
        if facts.nature.isFinal { papers.ratingLink = try await ratingLink(of: dossier, site) }
        return try Told(facts: facts, papers: papers, sender: Sender(site, from: settings.mail.from))
    }

    private func ratingLink(of dossier: DossierID, _ site: Site) async throws -> String? {
        try await dossiers.tracks(of: [dossier]).first.map {
            site.baseURL
                + insight.ratingPath(of: dossier, procedure: $0.procedure, unit: $0.unit, channel: $0.channel, in: $0.organisation)
        }
    }

    func site(of organisation: OrganisationID) async throws -> Site {
        try await organisations.site(of: organisation, now: clock())
    }

    /// Puts a mail in the outbox, once per `key` however often the job runs. An answer to it comes back to the dossier, where mail is received.
    func send(_ mail: Mail, key: String, organisation: OrganisationID, dossier: DossierID?, news: News? = nil) async throws {
        let now = clock()
        let mail = try await answeredAtItsDossier(mail, dossier)
        try await database.write { connection in
            try correspondence.enqueue(
                mail, uniqueKey: key, organisation: organisation, dossier: dossier, news: news, now: now, on: connection)
        }
    }

    private func answeredAtItsDossier(_ mail: Mail, _ dossier: DossierID?) async throws -> Mail {
        guard settings.mail.replies != nil, let dossier, let reference = try await dossiers.reference(of: dossier),
            let address = reception.replyAddress(for: reference)
        else { return mail }
        return mail.answered(at: address)
    }
}
