import Core
import Correspondence
import Dossiers
import Foundation
import Identity
import Organisations
import Storage
import Web

/// An agent of another service read a request, with a written reason: the managers of its service are told, or the service when it has none; and those
/// who look after personal data. The reason is not in the mail: it may say something of the person.
struct WhenReadExceptionally {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let reading = ExceptionalReading(job.payload) else { return }
        let site = try await product.site(of: reading.organisation)
        let units = try await product.organisations.units(of: reading.organisation)
        let unit = units.first { $0.id == reading.unit }
        var addresses = Set(try await product.identity.addresses(of: .manager, in: reading.unit))
        if addresses.isEmpty { addresses.formUnion([unit.flatMap { EmailAddress($0.email) } ?? EmailAddress(site.email)].compactMap { $0 }) }
        for unit in units { addresses.formUnion(try await product.identity.addresses(of: .dataProtectionOfficer, in: unit.id)) }
        let text = product.french(
            "dossiers.exceptional.mail.text",
            [
                "agent": reading.agent, "number": reading.reference.description, "unit": unit?.name ?? "",
                "link": site.baseURL + ExceptionalReading.reviewPath,
            ])
        for address in addresses.sorted(by: { $0.description < $1.description }) { try await tell(address, text, site, job, reading) }
    }

    private func tell(_ address: EmailAddress, _ text: String, _ site: Site, _ job: Job, _ reading: ExceptionalReading) async throws {
        let mail = Mail(
            from: try Sender(site, from: product.settings.mail.from).mailbox, replyTo: EmailAddress(site.email), to: address,
            subject: HeaderText(flattening: product.french("dossiers.exceptional.mail.subject")), text: text)
        try await product.send(mail, key: "exceptional:\(job.id):\(address)", organisation: reading.organisation, dossier: nil)
    }
}
