import Core
import Foundation
import Scheduling
import Web

extension AppointmentsFeature {
    /// Offers what is free to those who wait, in order; takes back what nobody answered. Safe to run twice, and on several nodes.
    public func turnWaitingList(now: Date) async throws { try await book.waitingTurn(now: now) }

    public func organisation(of wait: WaitID) async throws -> OrganisationID? { try await book.waiting.find(wait)?.organisation }

    /// `nil` when it is no longer true.
    public func message(_ news: WaitNews, site: Site, words: Words, now: Date) async throws -> AppointmentMessage? {
        guard let wait = try await book.waiting.find(news.wait), wait.offers == news.number, news.what.isTrue(of: wait, now) else { return nil }
        let offer = try await book.offer(wait.wishes.type, of: wait.organisation)
        let link = site.baseURL + book.links.address(ofWait: wait.reference)
        var arguments = [
            "type": offer.details.title, "link": link, "name": wait.person.name, "number": "\(wait.reference)",
            "code": book.links.code(ofWait: wait.reference), "hours": "\(offer.details.offerHours)", "again": site.baseURL + OfferController.path,
            "when": "", "hour": "", "place": "", "town": site.name,
        ]
        var held: ToldAppointment?
        if news.what == .offered {
            guard let id = wait.appointment, let found = try await book.bookings.find(id), let until = wait.offeredUntil else { return nil }
            let told = try await book.told(found)
            arguments["when"] = words.when(found.start, in: told.place)
            arguments["hour"] = words.when(Int(until.timeIntervalSince1970) / 60, in: told.place)
            arguments["place"] = "\(told.place.details.name), \(told.place.address)"
            held = told
        }
        if let unit = try await unitThatCalls(wait, news.what, held?.place) { return call(news, wait, unit, arguments, words, now) }
        return AppointmentMessage(
            organisation: wait.organisation, to: wait.person.email, phone: wait.person.phone,
            shortText: words(UserMessage("appointments.wait.sms.\(news.what.rawValue)", arguments)),
            subject: words(UserMessage("appointments.wait.mail.\(news.what.rawValue).subject", arguments)),
            text: words(UserMessage("appointments.wait.mail.\(news.what.rawValue)", arguments)) + "\n\n\(site.name)\n\(site.phone)",
            calendar: nil)
    }

    /// Those who receive where they wait, for whoever reads neither mail nor short messages; `nil`: they are written to. Who was just put on the list was on the
    /// phone, or at the counter.
    private func unitThatCalls(_ wait: Wait, _ what: WaitNews.What, _ place: Place?) async throws -> UnitID? {
        guard wait.person.email == nil, !wait.person.phone.isEmpty, !(book.mobiles?(wait.person.phone) ?? false), what == .offered || what == .over
        else {
            return nil
        }
        if let place { return place.details.unit }
        let places = try await book.schedules.places(of: wait.organisation)
        return (places.first { wait.wishes.places.contains($0.id) } ?? places.first)?.details.unit
    }

    /// To be made while the time is kept; without the private link, which is not for the phone.
    private func call(
        _ news: WaitNews, _ wait: Wait, _ unit: UnitID, _ arguments: [String: String], _ words: Words, _ now: Date
    ) -> AppointmentMessage {
        let subject = words(UserMessage("appointments.wait.mail.\(news.what.rawValue).subject", arguments))
        var message = AppointmentMessage(
            organisation: wait.organisation, to: nil, phone: wait.person.phone, shortText: "", subject: subject,
            text: words(UserMessage("appointments.wait.call.\(news.what.rawValue)", arguments)), calendar: nil)
        message.way = .call
        message.paper = AppointmentPaper(
            number: wait.reference, unit: unit, person: wait.person.name, postal: [],
            usefulUntil: wait.offeredUntil ?? now + 7 * 86_400, letter: "")
        return message
    }
}

extension WaitNews.What {
    fileprivate func isTrue(of wait: Wait, _ now: Date) -> Bool {
        switch self {
        case .asked: wait.state == .asked
        case .joined: wait.state.isInList
        case .offered: wait.state == .offered && (wait.offeredUntil ?? now) > now
        case .over: wait.state == .over
        case .answered: false
        }
    }
}
