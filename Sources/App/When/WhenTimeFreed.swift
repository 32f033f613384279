import Appointments
import Core
import Correspondence
import Foundation
import Storage
import Web

/// Somebody asked to wait, or a time came free that is kept for them: they are told, by mail or by short message.
struct WhenTimeFreed {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let news = WaitNews(job.payload), let organisation = try await product.appointments.organisation(of: news.wait) else { return }
        let site = try await product.site(of: organisation)
        let now = product.clock()
        guard let message = try await product.appointments.message(news, site: site, words: product.french, now: now) else { return }
        guard let address = message.to else { return try await text(message, key: news.key, now) }
        let sender = try Sender(site, from: product.settings.mail.from)
        let mail = Mail(
            from: sender.mailbox, replyTo: EmailAddress(site.email), to: address, subject: HeaderText(flattening: message.subject),
            text: message.text, attachments: [])
        try await product.send(mail, key: news.key, organisation: organisation, dossier: nil)
    }

    /// Those who gave a mobile and no e-mail; others are called: the desk's list says whom.
    private func text(_ message: WaitMessage, key: String, _ now: Date) async throws {
        guard product.correspondence.sendsSMS, let mobile = MobileNumber(message.phone), let text = ShortText(message.shortText) else { return }
        try await product.database.write { connection in
            try product.correspondence.enqueue(
                SMS(to: mobile, text: text), uniqueKey: key, organisation: message.organisation, now: now, on: connection)
        }
    }
}
