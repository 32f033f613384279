import Core
import Foundation
import Scheduling
import Web

/// How they meet: one comes, is visited, is called or opens a link.
extension ToldAppointment {
    func meeting(_ words: Words) -> SummaryList.Row {
        let title = words("appointments.row.where")
        switch offer.type.way {
        case .place: return SummaryList.Row(title, html: "\(place.details.name)<br><span class=\"lines\">\(place.details.address)</span>")
        case .home:
            let address: HTML = "<br><span class=\"lines\">\(appointment.person.address)</span>"
            return SummaryList.Row(title, html: "\(words("appointments.way.home.told"))\(if: !appointment.person.address.isEmpty, address)")
        case .phone: return SummaryList.Row(title, called(words))
        case .video:
            let link: HTML? = video.map { "<br><a href=\"\($0)\" rel=\"noreferrer\">\(words("appointments.way.video.open"))</a>" }
            return SummaryList.Row(title, html: "\(words("appointments.way.video.told"))\(link)")
        }
    }

    /// The same in a mail.
    func meetingLines(_ words: Words) -> [String] {
        switch offer.type.way {
        case .place: ["\(place.details.name), \(place.address)"] + [place.details.access].filter { !$0.isEmpty }
        case .home: [words("appointments.way.home.told"), appointment.person.address]
        case .phone: [called(words)]
        case .video: [words("appointments.way.video.told")] + [video].compactMap(\.self)
        }
    }

    /// In a calendar (RFC 5545, LOCATION).
    func location(_ words: Words) -> String {
        switch offer.type.way {
        case .place: "\(place.details.name), \(place.address)"
        case .home: appointment.person.address.split(whereSeparator: \.isNewline).joined(separator: ", ")
        case .phone: called(words)
        case .video: video ?? words("appointments.way.video.told")
        }
    }

    /// What the town needs to meet them so, and was not told: how one met changed since they booked.
    func lacking(_ words: Words) -> String? {
        let person = appointment.person
        guard !appointment.state.isCancelled, offer.type.lacksSomething(of: person) else { return nil }
        return words("appointments.lacking.\(offer.type.way.rawValue)")
    }

    private func called(_ words: Words) -> String {
        let phone = appointment.person.phone
        return phone.isEmpty ? words("appointments.way.phone.note") : words("appointments.way.phone.told", ["phone": phone])
    }
}

extension AppointmentType {
    func lacksSomething(of person: Person) -> Bool {
        switch way {
        case .home: person.address.isEmpty || person.phone.isEmpty
        case .phone: person.phone.isEmpty
        case .place, .video: false
        }
    }
}

extension Offer {
    /// Whether people who have an appointment meet the town in another way than they were told.
    func meetsOtherwise(than before: Offer) -> Bool {
        type.way != before.type.way || type.way == .video && details.video != before.details.video
    }

    /// What people read before they choose a time, where they do not come.
    func meetingNote(_ words: Words) -> HTML? {
        type.way == .place ? nil : "<p>\(words("appointments.way.\(type.way.rawValue).note"))</p>"
    }
}

/// Whether an address is one where the town goes.
struct VisitedArea: Sendable {
    let points: any StartingPoints
    let places: [Place]

    init(of organisation: OrganisationID, _ book: AppointmentBook, _ points: any StartingPoints, now: Date) async throws {
        self.init(points: points, places: try await book.territory.places(of: organisation, now: now))
    }

    init(points: any StartingPoints, places: [Place]) { (self.points, self.places) = (points, places) }

    /// Where nobody is visited, wherever they live.
    func holds(_ person: Person, for offer: Offer) async throws -> Bool {
        guard offer.type.way == .home else { return true }
        return try await holds(person.address)
    }

    /// An address that our list does not know is believed: new streets are in no list.
    func holds(_ address: String) async throws -> Bool {
        guard try await points.areKnown() else { return true }
        let found = try await points.find(address.split(whereSeparator: \.isNewline).joined(separator: " "))
        let communes = places.map { Text.folded($0.details.commune) }
        return found.isEmpty || found.contains { point in communes.contains { Text.folded(point.label).contains($0) } }
    }
}
