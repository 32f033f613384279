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
            "when": "", "hour": "", "place": "",
        ]
        if news.what == .offered {
            guard let id = wait.appointment, let held = try await book.bookings.find(id), let until = wait.offeredUntil else { return nil }
            let told = try await book.told(held)
            arguments["when"] = words.when(held.start, in: told.place)
            arguments["hour"] = words.when(Int(until.timeIntervalSince1970) / 60, in: told.place)
            arguments["place"] = "\(told.place.details.name), \(told.place.address)"
        }
        return AppointmentMessage(
            organisation: wait.organisation, to: wait.person.email, phone: wait.person.phone,
            shortText: words(UserMessage("appointments.wait.sms.\(news.what.rawValue)", arguments)),
            subject: words(UserMessage("appointments.wait.mail.\(news.what.rawValue).subject", arguments)),
            text: words(UserMessage("appointments.wait.mail.\(news.what.rawValue)", arguments)) + "\n\n\(site.name)\n\(site.phone)",
            calendar: nil)
    }
}

extension WaitNews.What {
    fileprivate func isTrue(of wait: Wait, _ now: Date) -> Bool {
        switch self {
        case .asked: wait.state == .asked
        case .joined: wait.state.isInList
        case .offered: wait.state == .offered && (wait.offeredUntil ?? now) > now
        case .over: wait.state == .over
        }
    }
}
