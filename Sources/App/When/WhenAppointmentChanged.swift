import Appointments
import Core
import Correspondence
import Foundation
import Storage
import Web

/// An appointment was taken, moved or cancelled, or is two days away: the person is told, with what puts it in their calendar.
struct WhenAppointmentChanged {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let news = AppointmentNews(job.payload), let organisation = try await product.appointments.organisation(of: news.appointment) else {
            return
        }
        let site = try await product.site(of: organisation)
        guard let message = try await product.appointments.message(news, site: site, words: product.french, now: product.clock()) else { return }
        guard let address = message.to else { return try await text(message, key: news.key) }
        let sender = try Sender(site, from: product.settings.mail.from)
        let calendar = MailAttachment(name: "rendez-vous.ics", mediaType: "text/calendar", bytes: message.calendar)
        let mail = Mail(
            from: sender.mailbox, replyTo: EmailAddress(site.email), to: address, subject: HeaderText(flattening: message.subject),
            text: message.text, attachments: [calendar].compactMap(\.self))
        try await product.send(mail, key: news.key, organisation: organisation, dossier: nil)
    }

    /// Those who gave a mobile and no e-mail.
    private func text(_ message: AppointmentMessage, key: String) async throws {
        guard product.correspondence.sendsSMS, let mobile = MobileNumber(message.phone), let text = ShortText(message.shortText) else { return }
        let now = product.clock()
        try await product.database.write { connection in
            try product.correspondence.enqueue(
                SMS(to: mobile, text: text), uniqueKey: key, organisation: message.organisation, now: now, on: connection)
        }
    }
}
