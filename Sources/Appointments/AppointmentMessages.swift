import Core
import Foundation
import Scheduling
import Web

/// What a person is told of their appointment, or of the one that they wait for, ready to leave.
public struct AppointmentMessage: Sendable {
    public let organisation: OrganisationID
    /// `nil`: they gave none, and the short text goes to their phone, if it takes any; who waits and has neither is called.
    public let to: EmailAddress?
    /// In international form; empty when none was given.
    public let phone: String
    /// For a short message: nobody's name is in it, nor what they come for.
    public let shortText: String
    public let subject: String
    public let text: String
    /// What puts it in their calendar, or takes it out; `nil` while there is no appointment.
    public let calendar: [UInt8]?
}

extension AppointmentsFeature {
    public func organisation(of appointment: AppointmentID) async throws -> OrganisationID? {
        try await book.bookings.find(appointment)?.organisation
    }

    /// The message that tells these news; `nil` when they are no longer true, or when the person gave no address.
    public func message(_ news: AppointmentNews, site: Site, words: Words, now: Date) async throws -> AppointmentMessage? {
        guard let appointment = try await book.bookings.find(news.appointment), appointment.version == news.version,
            news.what.isTrue(of: appointment, now),
            appointment.person.email != nil || !appointment.person.phone.isEmpty
        else { return nil }
        let told = try await book.told(appointment)
        let lot = news.what == .booked ? try await book.draws.lot(of: appointment.id) : nil
        let link = site.baseURL + book.links.address(of: appointment.reference)
        let file = told.calendar(host: site.baseURL.hostName, link: site.baseURL + FollowController.path, words: words, now: now)
        return AppointmentMessage(
            organisation: appointment.organisation, to: appointment.person.email, phone: appointment.person.phone,
            shortText: words(
                UserMessage(
                    "appointments.sms.\(news.what.rawValue)",
                    [
                        "number": "\(appointment.reference)", "when": words.when(appointment.start, in: told.place),
                        "address": site.baseURL + FollowController.path,
                    ])),
            subject: words(
                UserMessage(
                    "appointments.mail.\(news.what.rawValue).subject",
                    ["type": told.offer.details.title, "when": words.when(appointment.start, in: told.place)])),
            text: text(news.what, told, lot.map { words.lot($0.draw, number: $0.number, rank: $0.rank) }, link: link, site, words),
            calendar: Array(file.text.utf8))
    }

    private func text(_ what: AppointmentNews.What, _ told: ToldAppointment, _ lot: String?, link: String, _ site: Site, _ words: Words) -> String {
        let appointment = told.appointment
        let whose = appointment.state == .revoked ? "appointments.mail.revoked" : "appointments.mail.\(what.rawValue)"
        var lines = [
            words("appointments.mail.hello", ["name": appointment.person.name]), "", lot ?? words(whose), "", told.offer.details.title,
            told.when(words),
        ]
        lines += told.meetingLines(words)
        lines += [
            words("appointments.calendar.number", ["number": "\(appointment.reference)"])
        ]
        if what != .cancelled {
            let pieces = told.pieceList
            if !pieces.isEmpty { lines += ["", words("appointments.pieces")] + pieces.map { "- \($0)" } }
            lines += ["", words("appointments.mail.change"), link]
        } else {
            lines += ["", words("appointments.mail.again"), site.baseURL + OfferController.path]
        }
        return (lines + ["", site.name, site.phone]).joined(separator: "\n")
    }
}

extension AppointmentNews.What {
    /// Reminders of what was cancelled, and confirmations of what is over, say nothing to anybody.
    fileprivate func isTrue(of appointment: Appointment, _ now: Date) -> Bool {
        switch self {
        case .booked, .moved, .reminder: appointment.state == .booked && appointment.startDate > now
        case .cancelled: appointment.state.isCancelled
        }
    }
}
