import Core
import Correspondence
import Foundation
import Reception
import Storage
import Web

/// A person's message came and waits for an agent: they are told that it did (CRPA L112-11).
struct WhenMailReceived {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event, let received = try await product.reception.received(InboundMessageID(event.subject)) else { return }
        let site = try await product.site(of: received.organisation)
        let sender = try Sender(site, from: product.settings.mail.from)
        // Nothing of theirs is in it: whoever writes under somebody else's address makes us write to them (RFC 3834, 3.1.3).
        let subject = product.french("reception.acknowledgement.subject")
        let text = product.french(
            "reception.acknowledgement.text",
            [
                "name": site.name, "phone": site.phone, "address": site.baseURL,
                "date": received.receivedAt.inWords(product.french.language, in: site.zone),
            ])
        let mail = Mail(
            from: sender.mailbox, replyTo: EmailAddress(site.email), to: received.acknowledgeTo, subject: HeaderText(flattening: subject),
            text: text)
        try await product.send(mail, key: "received:\(event.subject)", organisation: received.organisation, dossier: nil)
    }
}
