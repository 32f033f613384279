import Core
import Correspondence
import Foundation
import Identity
import Organisations
import Privacy
import Procedures
import Storage
import Web

/// Those who look after personal data are told of what waits for them; people, of what they are answered.
struct WhenPrivacyAsks {
    let product: Product

    /// A slip waits for its visa: the archivists, else the administrators.
    func slip(_ job: Job) async throws {
        guard let organisation = try await product.privacy.organisation(ofSlip: job.payload) else { return }
        let site = try await product.site(of: organisation)
        try await tell(
            [.archivist, .administrator], organisation, site, job, subject: "privacy.mail.slip.subject",
            text: product.french("privacy.mail.slip.text", ["link": site.baseURL + "/bureau/conservation"]))
    }

    /// Processings are no longer those that were agreed to: the data protection officers, else the administrators.
    func drift(_ job: Job) async throws {
        guard let (organisation, slugs) = PrivacyFeature.drifted(job.payload) else { return }
        let site = try await product.site(of: organisation)
        let titles = Dictionary(try await product.procedures.all(organisation: organisation).map { ($0.slug, $0.title) }) { first, _ in first }
        let list = slugs.map { "- \(titles[$0] ?? product.privacy.treatmentTitle($0) ?? $0)" }.joined(separator: "\n")
        try await tell(
            [.dataProtectionOfficer, .administrator], organisation, site, job, subject: "privacy.mail.drift.subject",
            text: product.french("privacy.mail.drift.text", ["list": list, "link": site.baseURL + "/bureau/registre"]))
    }

    /// A person is answered about their data.
    func answered(_ job: Job) async throws {
        guard let (organisation, to, text) = try await product.privacy.answer(job.payload) else { return }
        let site = try await product.site(of: organisation)
        try await send(text, subject: "privacy.answer.subject", to: to, site, key: "privacy:\(job.id)", organisation)
    }

    /// A person is told that the restriction they obtained ends (GDPR art. 18.3).
    func restrictionEnds(_ job: Job) async throws {
        guard let (organisation, to, reference, day) = try await product.privacy.endOfRestriction(job.payload) else { return }
        let site = try await product.site(of: organisation)
        let text = product.french(
            "privacy.mail.restriction.text",
            ["number": reference.description, "day": day.inWords(.french), "link": site.baseURL + "/suivi", "town": site.name])
        try await send(text, subject: "privacy.mail.restriction.subject", to: to, site, key: "privacy:\(job.id)", organisation)
    }

    /// To those who have the first of these roles that anybody has.
    private func tell(
        _ roles: [AgentRole], _ organisation: OrganisationID, _ site: Site, _ job: Job, subject: String, text: String
    ) async throws {
        let units = try await product.organisations.units(of: organisation)
        for role in roles {
            var addresses: Set<EmailAddress> = []
            for unit in units { addresses.formUnion(try await product.identity.addresses(of: role, in: unit.id)) }
            if addresses.isEmpty { continue }
            for address in addresses.sorted(by: { $0.description < $1.description }) {
                try await send(text, subject: subject, to: address, site, key: "privacy:\(job.id):\(address)", organisation)
            }
            return
        }
    }

    private func send(_ text: String, subject: String, to: EmailAddress, _ site: Site, key: String, _ organisation: OrganisationID) async throws {
        guard let subject = HeaderText(product.french(subject)) else { return }
        let sender = try Sender(site, from: product.settings.mail.from)
        let mail = Mail(from: sender.mailbox, replyTo: EmailAddress(sender.email), to: to, subject: subject, text: text)
        try await product.send(mail, key: key, organisation: organisation, dossier: nil)
    }
}
