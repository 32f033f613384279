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
    /// The best way to tell it; `nil` for who waits: by mail, or by short message.
    public var way: TellingWay?
    /// What agents must know to call or to write; `nil` for who waits.
    public var paper: AppointmentPaper?
}

/// What a letter and a call about an appointment need.
public struct AppointmentPaper: Sendable {
    /// To say on the phone.
    public let number: Reference
    /// Those who receive there.
    public let unit: UnitID
    public let person: String
    public let postal: [String]
    /// After that, a call says nothing useful any more.
    public let usefulUntil: Date
    /// A page of HTML, whole in itself.
    public let letter: String
}

extension AppointmentsFeature {
    public func organisation(of appointment: AppointmentID) async throws -> OrganisationID? {
        try await book.bookings.find(appointment)?.organisation
    }

    /// The message that tells these news; `nil` when they are no longer true, or when the person gave no address.
    /// - Parameter postal: the lines of an envelope under the name, from the request that it was asked for with.
    public func message(
        _ news: AppointmentNews, site: Site, words: Words, postal: [String] = [], prefersPost: Bool = false, now: Date
    ) async throws -> AppointmentMessage? {
        guard let appointment = try await book.bookings.find(news.appointment), appointment.version == news.version,
            news.what.isTrue(of: appointment, now)
        else { return nil }
        let person = appointment.person
        let lines = person.address.isEmpty ? postal : person.address.split(separator: "\n").map(String.init)
        let means = TellingMeans(
            email: person.email != nil, mobile: book.mobiles?(person.phone) ?? false, phone: !person.phone.isEmpty,
            isMobile: ["+336", "+337"].contains { person.phone.hasPrefix($0) }, address: !lines.isEmpty,
            wanted: person.way ?? (prefersPost ? .letter : nil), secondsLeft: appointment.startDate.timeIntervalSince(now))
        guard let way = means.way(for: news.what) else { return nil }
        // Who cancelled has known it since then: a call or a letter would tell them what they said.
        if news.what == .cancelled, appointment.state == .excused, way == .call || way == .letter { return nil }
        let told = try await book.told(appointment)
        let lot = news.what == .booked ? try await book.draws.lot(of: appointment.id) : nil
        let link = site.baseURL + book.links.address(of: appointment.reference)
        let file = told.calendar(
            host: site.baseURL.hostName, link: site.baseURL + FollowController.path, words: words, now: now,
            invitation: person.email.flatMap { address in
                EmailAddress(site.email).map { .init(organizer: (site.name, $0), attendee: (person.name, address)) }
            })
        let subject = words(
            UserMessage(
                "appointments.mail.\(news.what.rawValue).subject",
                ["type": told.offer.details.title, "when": words.when(appointment.start, in: told.place)]))
        var message = AppointmentMessage(
            organisation: appointment.organisation, to: person.email, phone: person.phone,
            shortText: words(
                UserMessage(
                    "appointments.sms.\(news.what.rawValue)",
                    [
                        "number": "\(appointment.reference)", "when": words.when(appointment.start, in: told.place),
                        "address": site.baseURL + FollowController.path,
                    ])),
            subject: subject,
            text: text(
                news.what, told, lot.map { words.lot($0.draw, number: $0.number, rank: $0.rank) },
                link: way == .email ? link : site.baseURL + FollowController.path, site, words),
            calendar: Array(file.text.utf8))
        message.way = way
        let letter = AppointmentLetter(
            told: told, what: news.what, subject: subject, recipient: [person.name] + lines, site: site, day: LocalDate(now, in: told.zone),
            words: words)
        message.paper = AppointmentPaper(
            number: appointment.reference, unit: told.place.details.unit, person: person.name, postal: lines,
            usefulUntil: appointment.startDate, letter: letter.html.text)
        return message
    }

    private func text(_ what: AppointmentNews.What, _ told: ToldAppointment, _ lot: String?, link: String, _ site: Site, _ words: Words) -> String {
        let appointment = told.appointment
        let whose = appointment.state == .revoked ? "appointments.mail.revoked" : "appointments.mail.\(what.rawValue)"
        var lines = [
            words("appointments.mail.hello", ["name": appointment.person.name]), "", lot ?? words(whose), "", told.offer.details.title,
            told.when(words),
        ]
        lines += told.meetingLines(words).filter { !$0.isEmpty }
        if let lacking = told.lacking(words) { lines += ["", lacking] }
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
        case .booked, .moved, .otherwise, .reminder: appointment.state == .booked && appointment.startDate > now
        case .cancelled: appointment.state.isCancelled
        case .replaced: false
        }
    }
}
