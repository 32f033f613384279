import Core
import Foundation
import Web

extension AppointmentsFeature {
    /// Draws the lots whose hour has come, and gives places in their order. Safe to run twice, and on several nodes.
    public func drawLots(now: Date) async throws { try await book.draws.turn(now: now) }

    /// Reads the round that a draw is mixed with, and goes on with the draw. Safe to run twice.
    public func read(_ reading: BeaconReading, now: Date) async throws {
        try await book.draws.read(reading, from: beacon, now: now)
    }

    public func organisation(of registration: RegistrationID) async throws -> OrganisationID? {
        try await book.draws.find(registration)?.organisation
    }

    /// `nil` when it is no longer true.
    public func message(_ news: DrawNews, site: Site, words: Words, now: Date) async throws -> AppointmentMessage? {
        guard let registration = try await book.draws.find(news.registration), let draw = try await book.draws.find(registration.draw),
            news.what.isTrue(of: registration, draw, now)
        else { return nil }
        let offer = try await book.offer(draw.type, of: draw.organisation)
        let wait = try await registration.wait.asyncMap { try await book.waiting.find($0) } ?? nil
        let arguments = [
            "type": offer.details.title, "name": registration.person.name, "reference": "\(registration.reference)",
            "code": book.links.code(ofRegistration: registration.reference), "number": registration.number.map(String.init) ?? "",
            "rank": registration.rank.map(String.init) ?? "", "draws": draw.drawsAt.inWords(words.language, in: site.zone),
            "closes": draw.closesAt.inWords(words.language, in: site.zone),
            "link": site.baseURL + book.links.address(ofRegistration: registration.reference),
            "page": site.baseURL + DrawController.address(draw.reference), "again": site.baseURL + OfferController.path,
            "list": wait.map { site.baseURL + book.links.address(ofWait: $0.reference) } ?? "",
        ]
        let key = news.what == .lost && wait == nil ? "over" : news.what.rawValue
        return AppointmentMessage(
            organisation: draw.organisation, to: registration.person.email, phone: registration.person.phone,
            shortText: words(UserMessage("appointments.draw.sms.\(key)", arguments)),
            subject: words(UserMessage("appointments.draw.mail.\(key).subject", arguments)),
            text: words(UserMessage("appointments.draw.mail.\(key)", arguments)) + "\n\n\(site.name)\n\(site.phone)", calendar: nil)
    }
}

extension DrawNews.What {
    fileprivate func isTrue(of registration: Registration, _ draw: Draw, _ now: Date) -> Bool {
        switch self {
        case .asked: registration.state == .asked && draw.takes(at: now)
        case .registered: registration.state == .registered && draw.state == .open
        case .lost: registration.state == .lost
        case .cancelled: registration.state == .registered && draw.state == .cancelled
        }
    }
}
