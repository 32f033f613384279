import Appointments
import Core
import Correspondence
import Foundation
import Storage
import Web

extension Product {
    /// By mail, with what goes into their calendar; those who gave a mobile and no e-mail, by short message.
    func tell(_ message: AppointmentMessage, key: String, site: Site, now: Date) async throws {
        guard let address = message.to else { return try await text(message, key: key, now: now) }
        let calendar = message.calendar.flatMap { MailAttachment(name: "rendez-vous.ics", mediaType: "text/calendar", bytes: $0) }
        let mail = Mail(
            from: try Sender(site, from: settings.mail.from).mailbox, replyTo: EmailAddress(site.email), to: address,
            subject: HeaderText(flattening: message.subject), text: message.text, attachments: [calendar].compactMap(\.self))
        try await send(mail, key: key, organisation: message.organisation, dossier: nil)
    }

    private func text(_ message: AppointmentMessage, key: String, now: Date) async throws {
        guard correspondence.sendsSMS, let mobile = MobileNumber(message.phone), let text = ShortText(message.shortText) else { return }
        try await database.write { connection in
            try correspondence.enqueue(SMS(to: mobile, text: text), uniqueKey: key, organisation: message.organisation, now: now, on: connection)
        }
    }
}
