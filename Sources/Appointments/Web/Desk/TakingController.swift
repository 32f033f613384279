import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// An appointment taken on the phone or at the counter: what for, when, who, on one page. Both sides of the reserve are there.
struct TakingController: Sendable {
    static let path = DayController.path + "/nouveau"

    let book: AppointmentBook
    let points: any StartingPoints
    let switchboards: any Switchboards
    let authorities: any SharingAuthorities

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [.agents(.get, Self.path, seers, answer: show), .agents(.post, Self.path, seers, answer: take)]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        try await page(visit, { visit.visit.query($0) }, TakingPage.Answer())
    }

    @Sendable private func take(_ visit: AgentVisit) async throws -> Response {
        let form = visit.form
        guard let place = form.first("lieu").flatMap({ PlaceID($0) }), let type = form.first("type").flatMap({ AppointmentTypeID($0) }) else {
            throw WebProblem.malformed
        }
        guard let reached = try await reached(place, visit), reached.place.id == place else { throw AppointmentProblem.unknownPlace }
        guard let offer = reached.offers.first(where: { $0.id == type }) else { throw AppointmentProblem.unknownType }
        let (start, isBeside) = Self.start(form, reached.place.details.zone)
        if form.first(TakingPage.looks) ?? form.first(TakingPage.later) != nil {
            return try await page(visit, { form.first($0) }, TakingPage.Answer(input: PersonInput(form)))
        }
        // The hours on the page were those of another place, desk, type or number: none of them is booked.
        if let shown = form.first(TakingPage.shown), shown != TakingPage.choice({ form.first($0) }) {
            let changed = TakingPage.Answer(input: PersonInput(form), faults: [("debut", "appointments.taking.changed")])
            return try await page(visit, { form.first($0) }, changed)
        }
        var answer = TakingPage.Answer(input: PersonInput(form), start: start)
        answer.faults =
            answer.input.faults(for: offer.type.way).map { ($0.field, $0.key) } + (start == nil ? [("debut", "appointments.taking.noStart")] : [])
        if try await isOutside(answer.input, offer, visit) { answer.faults.append(("adresse", "appointments.taking.addressOutside")) }
        guard let start, answer.faults.isEmpty else { return try await page(visit, { form.first($0) }, answer) }
        let party = offer.party(of: form.first("nombre").flatMap { Int($0) })
        let numbers = offer.details.reason == nil ? [] : answer.input.numbers
        let wish = Wish(
            type: type, place: place, party: party, start: start, desk: form.first("guichet").flatMap { ReceiverID($0) }, audience: .agents)
        do {
            let numbered = NumberedWish(offer: offer, party: party, place: place, isByAgent: true)
            try await book.check(numbers, for: numbered, visit.visit, site: try await site(of: reached))
            let made = try await book.bookings.book(
                wish, for: answer.input.person, applications: numbers, overbooked: isBeside && !reached.isAnswered, by: visit.viewer, now: visit.now)
            return .seeOther(
                reached.isAnswered ? "\(SwitchboardController.path)/pris/\(made.reference)" : "\(DayController.path)/\(made.reference)?fait=1")
        } catch AppointmentProblem.taken {
            answer.faults = [("debut", "appointments.problem.taken")]
            return try await page(visit, { form.first($0) }, answer)
        } catch let problem as AppointmentProblem where problem.isAboutNumbers {
            (answer.faults, answer.problem) = ([(PersonInput.numbersField, nil)], problem)
            return try await page(visit, { form.first($0) }, answer)
        }
    }

    /// The place that is asked for, among those where this agent books; the first of theirs without one. One for which they only answer the phone is alone.
    private func reached(_ wanted: PlaceID?, _ visit: AgentVisit) async throws -> Reached? {
        let own = try await book.schedules.places(for: visit.viewer)
        if let wanted, !own.contains(where: { $0.id == wanted }), let place = try await switchboards.place(wanted, for: visit.viewer) {
            let offers = try await book.schedules.offers(of: place.organisation).filter(\.details.isPublic)
            return Reached(places: [place], place: place, offers: offers, isAnswered: true)
        }
        guard let place = own.first(where: { $0.id == wanted }) ?? own.first else { return nil }
        return Reached(places: own, place: place, offers: try await book.schedules.offers(of: place.organisation), isAnswered: false)
    }

    /// Whose site people change it on; `nil`: this one.
    private func site(of reached: Reached) async throws -> String? {
        reached.isAnswered ? try await authorities.authorities().first { $0.id == reached.place.organisation }?.address : nil
    }

    /// Where an agent books, and what for.
    struct Reached {
        let places: [Place]
        let place: Place
        let offers: [Offer]
        /// Its service answers the phone for the place, and does not receive there: nothing is added beside the hours.
        let isAnswered: Bool
    }

    /// As for whoever books alone; but an agent who knows better says so, and is believed.
    private func isOutside(_ input: PersonInput, _ offer: Offer, _ visit: AgentVisit) async throws -> Bool {
        guard offer.type.way == .home, !Text.trimmed(input.address).isEmpty, visit.form.first(TakingPage.goes) == nil else { return false }
        return try await !VisitedArea(of: offer.organisation, book, points, now: visit.now).holds(input.address)
    }

    /// A free time that was picked, or a time that was typed to be added beside the others.
    private static func start(_ form: SentForm, _ zone: TimeZone) -> (start: Minute?, isBeside: Bool) {
        if let day = form.text("surnombre_jour").flatMap({ LocalDate($0) }), let minute = form.text("surnombre_heure").flatMap(TypedHour.minute) {
            return (Int(day.instant(secondOfDay: Double(minute * 60), in: zone).timeIntervalSince1970) / 60, true)
        }
        return (form.first("debut").flatMap { Int($0) }, false)
    }

    private func page(_ visit: AgentVisit, _ value: (String) -> String?, _ answer: TakingPage.Answer) async throws -> Response {
        guard let reached = try await reached(value("lieu").flatMap { PlaceID($0) }, visit),
            let offer = reached.offers.first(where: { "\($0.id)" == value("type") }) ?? reached.offers.first
        else { return NoPlacePage(visit: visit).response() }
        let place = reached.place
        let party = offer.party(of: value("nombre").flatMap { Int($0) })
        let from = max((value(TakingPage.later) ?? value("depuis")).flatMap { LocalDate($0) } ?? visit.visit.today, visit.visit.today)
        let desks = try await book.schedules.desks(of: place.id).filter(\.isOpen)
        let desk = desks.first { "\($0.id)" == value("guichet") }
        let (days, next) = try await book.days(
            at: place.id, with: desk?.id, for: offer, party, by: .agents, from: from, count: 3, visit.visit, in: place.organisation)
        let range = from...(days.last?.day ?? from)
        let schedule = try await book.schedules.schedule(of: place.id, in: place.organisation, on: range, now: visit.now)
        let online = Set(schedule?.starts(for: offer, party, by: .online, now: visit.now, on: range) ?? [])
        let resting = schedule?.resting(for: offer, party, now: visit.now, on: range) ?? []
        return TakingPage(
            reached: reached, desks: desks, desk: desk, offer: offer, party: party, days: days, online: online,
            resting: resting, from: from, next: next, answer: answer, visit: visit
        ).response()
    }
}
