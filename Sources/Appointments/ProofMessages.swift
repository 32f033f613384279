import Core
import Foundation
import Web

extension AppointmentsFeature {
    /// The code of a time that is kept; `nil` when it is kept no more, or booked.
    public func message(_ news: ProofNews, site: Site, words: Words) async throws -> AppointmentMessage? {
        guard let held = try await book.bookings.find(news.appointment), held.state == .held, !held.person.writtenTo.isEmpty else { return nil }
        let told = try await book.told(held)
        let arguments = [
            "type": told.offer.details.title, "when": told.text(words), "code": book.links.code(ofHold: held),
            "town": site.name,
        ]
        return AppointmentMessage(
            organisation: held.organisation, to: held.person.email, phone: held.person.phone,
            shortText: words(UserMessage("appointments.proof.sms", arguments)),
            subject: words(UserMessage("appointments.proof.mail.subject", arguments)),
            text: words(UserMessage("appointments.proof.mail", arguments)) + "\n\n\(site.name)\n\(site.phone)", calendar: nil)
    }
}
