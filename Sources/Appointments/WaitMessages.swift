import Core
import Foundation
import Scheduling
import Web

/// What somebody who waits is told, ready to leave.
public struct WaitMessage: Sendable {
    public let organisation: OrganisationID
    /// `nil`: the short text goes to their phone, if it takes any; else an agent calls.
    public let to: EmailAddress?
    /// In international form; empty when none was given.
    public let phone: String
    /// For a short message: nobody's name is in it, nor what they come for.
    public let shortText: String
    public let subject: String
    public let text: String
}

extension AppointmentsFeature {
    /// Offers what is free to those who wait, in order; takes back what nobody answered. Safe to run twice, and on several nodes.
    public func turnWaitingList(now: Date) async throws { try await book.waitingTurn(now: now) }

    public func organisation(of wait: WaitID) async throws -> OrganisationID? { try await book.waiting.find(wait)?.organisation }

    /// `nil` when it is no longer true.
    public func message(_ news: WaitNews, site: Site, words: Words, now: Date) async throws -> WaitMessage? {
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
        return WaitMessage(
            organisation: wait.organisation, to: wait.person.email, phone: wait.person.phone,
            shortText: words(UserMessage("appointments.wait.sms.\(news.what.rawValue)", arguments)),
            subject: words(UserMessage("appointments.wait.mail.\(news.what.rawValue).subject", arguments)),
            text: words(UserMessage("appointments.wait.mail.\(news.what.rawValue)", arguments)) + "\n\n\(site.name)\n\(site.phone)")
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
