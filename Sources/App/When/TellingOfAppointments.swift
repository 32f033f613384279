import Appointments
import Core
import Correspondence
import Foundation
import Storage
import Web

extension Product {
    /// By the way that suits them: a mail with what goes into their calendar, a short message, a letter to print, a call to make.
    func tell(_ message: AppointmentMessage, about dossier: DossierID? = nil, key: String, site: Site, now: Date) async throws {
        switch message.way ?? (message.to == nil ? .sms : .email) {
        case .email: try await mail(message, key: key, site: site)
        case .sms: try await text(message, key: key, now: now)
        case .letter: try await letter(message, about: dossier, key: key, now: now)
        case .call: try await call(message, about: dossier, key: key, now: now)
        }
    }

    private func mail(_ message: AppointmentMessage, key: String, site: Site) async throws {
        guard let address = message.to else { return }
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

    /// What waits to be said or printed of the same appointment is no longer so: this stands for it.
    private func letter(_ message: AppointmentMessage, about dossier: DossierID?, key: String, now: Date) async throws {
        guard let paper = message.paper else { return }
        let pdf = try await correspondence.paper(of: paper.letter)
        let letter = NewLetter(
            organisation: message.organisation, unit: paper.unit, dossier: dossier, appointment: paper.number, title: message.subject,
            recipient: [paper.person] + paper.postal, pdf: pdf)
        try await database.write { connection in
            try correspondence.forgetUnsent(about: paper.number, in: message.organisation, but: key, on: connection)
            try correspondence.enqueue(letter, uniqueKey: key, now: now, on: connection)
        }
    }

    private func call(_ message: AppointmentMessage, about dossier: DossierID?, key: String, now: Date) async throws {
        guard let paper = message.paper else { return }
        let call = NewCall(
            organisation: message.organisation, unit: paper.unit, dossier: dossier, appointment: paper.number, person: paper.person,
            number: message.phone, title: message.subject, script: message.text, usefulUntil: paper.usefulUntil)
        try await database.write { connection in
            try correspondence.forgetUnsent(about: paper.number, in: message.organisation, but: key, on: connection)
            try correspondence.enqueue(call, uniqueKey: key, now: now, on: connection)
        }
    }
}
