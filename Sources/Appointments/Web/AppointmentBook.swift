import Core
import Foundation
import Scheduling
import Web

/// What the pages of appointments work with.
struct AppointmentBook: Sendable {
    /// How long a time is kept once more while a message arrives; once.
    static let proofSeconds = 900.0

    let schedules: any Schedules
    let bookings: any Bookings
    let territory: Territory
    let waiting: any WaitingList
    let draws: any Draws
    let links: AppointmentLinks
    /// `nil`: pre-application numbers are believed.
    var applications: ApplicationCheck?
    /// The numbers to which short messages can be sent; `nil`: none is.
    var mobiles: (@Sendable (String) -> Bool)?
    /// What only slows: each node counts alone.
    let throttle = Throttle()
    /// Of numbers and codes that somebody may guess: counted by all nodes together.
    var doors: any Throttling = Throttle()

    /// What offers free time to those who wait.
    var waitingTurn: WaitingTurn { WaitingTurn(waiting: waiting, schedules: schedules, territory: territory) }

    /// A type that people book themselves.
    func publicOffer(_ visit: Visit) async throws -> Offer {
        let slug: String = try visit.parameter("type")
        let offer = try await schedules.offers(of: visit.site.organisation).first { $0.details.slug == slug }
        guard let offer, offer.details.isPublic else { throw AppointmentProblem.unknownType }
        return offer
    }

    func offer(_ id: AppointmentTypeID, of organisation: OrganisationID) async throws -> Offer {
        guard let offer = try await schedules.offers(of: organisation).first(where: { $0.id == id }) else { throw AppointmentProblem.unknownType }
        return offer
    }

    func place(_ id: PlaceID, of organisation: OrganisationID) async throws -> Place {
        guard let place = try await schedules.place(id, of: organisation) else { throw AppointmentProblem.unknownPlace }
        return place
    }

    /// A place that people may see.
    func shownPlace(_ id: PlaceID, of organisation: OrganisationID) async throws -> Place {
        let place = try await place(id, of: organisation)
        guard place.details.isShown else { throw AppointmentProblem.unknownPlace }
        return place
    }

    /// An appointment that this browser may see, with what its pages say of it.
    func told(_ visit: Visit) async throws -> ToldAppointment? {
        guard let found = try await bookings.find(try visit.parameter("reference"), visitor: visit.visitor.digest),
            found.organisation == visit.site.organisation
        else { return nil }
        return try await told(found)
    }

    /// Of those that were taken together, the first is told, with the others.
    func told(_ appointment: Appointment) async throws -> ToldAppointment {
        var first = appointment
        if let group = appointment.group, group != appointment.id { first = try await bookings.find(group) ?? appointment }
        let type = try await offer(first.type, of: first.organisation)
        return ToldAppointment(
            appointment: first, offer: type,
            place: try await place(first.place, of: first.organisation), others: try await bookings.others(of: first), video: video(first, type))
    }

    private func video(_ appointment: Appointment, _ offer: Offer) -> String? {
        guard offer.type.way == .video, !offer.details.video.isEmpty, appointment.state != .held else { return nil }
        return offer.details.video + links.room(of: appointment.reference)
    }

    /// The days that follow on which one can come, at most so many, and whether there are more.
    func days(
        at place: PlaceID, with desk: ReceiverID? = nil, for offer: Offer, _ party: Party, by audience: Audience, from first: LocalDate, count: Int,
        _ visit: Visit, in organisation: OrganisationID? = nil
    ) async throws -> (days: [DayOfSlots], next: LocalDate?) {
        var (found, at, chunk): ([DayOfSlots], LocalDate, Int) = ([], first, 21)
        let last = visit.today.adding(months: 12)
        while at <= last, found.count <= count {
            let days = at...min(last, at.adding(days: chunk))
            guard let schedule = try await schedules.schedule(of: place, in: organisation ?? visit.site.organisation, on: days, now: visit.now) else {
                break
            }
            let starts = schedule.only(desk).starts(for: offer, party, by: audience, now: visit.now, on: days)
            found += DayOfSlots.grouped(starts, in: schedule.place)
            (at, chunk) = (days.upperBound.adding(days: 1), 120)
        }
        return (Array(found.prefix(count)), found.count > count ? found[count].day : nil)
    }

    /// What is free around a time that somebody else got, the nearest first.
    func neighbours(of wish: Wish, for offer: Offer, _ visit: Visit) async throws -> [DayOfSlots] {
        let place = try await place(wish.place, of: visit.site.organisation)
        let day = max(place.details.day(of: wish.start), visit.today)
        let days = max(day.adding(days: -3), visit.today)...day.adding(days: 10)
        guard let schedule = try await schedules.schedule(of: wish.place, in: visit.site.organisation, on: days, now: visit.now) else { return [] }
        let starts = schedule.starts(for: offer, wish.party, by: wish.audience, now: visit.now, on: days)
        let nearest = starts.sorted { (abs($0 - wish.start), $0) < (abs($1 - wish.start), $1) }.prefix(8)
        return DayOfSlots.grouped(nearest.sorted(), in: place)
    }
}

/// An appointment with what is said of it.
struct ToldAppointment: Sendable {
    let appointment: Appointment
    let offer: Offer
    let place: Place
    /// Those that were taken together with it.
    var others: [Appointment] = []
    /// The room of a video meeting, once it is booked. **Whoever has it may come in.**
    var video: String?

    /// When the last of them ends.
    var endDate: Date { ([appointment] + others).map(\.endDate).max() ?? appointment.endDate }

    var zone: TimeZone { place.details.zone }
}

/// The times of one day.
struct DayOfSlots: Sendable {
    let day: LocalDate
    let starts: [Minute]
    let zone: TimeZone

    static func grouped(_ starts: [Minute], in place: Place) -> [DayOfSlots] {
        Dictionary(grouping: starts) { place.details.day(of: $0) }
            .map { DayOfSlots(day: $0, starts: $1.sorted(), zone: place.details.zone) }.sorted { $0.day < $1.day }
    }
}

/// Links that open an appointment without its number being typed. The mark is made from the installation's key: nothing is stored.
struct AppointmentLinks: Sendable {
    let key: [UInt8]

    func address(of reference: Reference) -> String { "/rendez-vous/lien/\(reference).\(mark("rendez-vous:\(reference)"))" }

    func reference(of text: String) -> Reference? {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 2, let reference = Reference(parts[0]), Secret.areEqual(parts[1], mark("rendez-vous:\(reference)")) else { return nil }
        return reference
    }

    /// The calendar of a place, or of one of its desks. **Whoever has it reads who comes.**
    func feed(of place: PlaceID, _ desk: ReceiverID?) -> String {
        let name = "\(place)-\(desk?.description ?? "0")"
        return "/agendas/\(name).\(mark("agenda:\(name)")).ics"
    }

    func feed(_ text: String) -> (place: PlaceID, desk: ReceiverID?)? {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 3, parts[2] == "ics", Secret.areEqual(parts[1], mark("agenda:\(parts[0])")) else { return nil }
        let ids = parts[0].split(separator: "-").map(String.init)
        guard ids.count == 2, let place = PlaceID(ids[0]) else { return nil }
        return (place, ReceiverID(ids[1]))
    }

    /// The name of a room that nobody guesses, the same for the person and for the desk.
    func room(of reference: Reference) -> String { String(Secret.mark("visio:\(reference)", key: key).prefix(24)) }

    private func mark(_ text: String) -> String { String(Secret.mark(text, key: key).prefix(40)) }
}
