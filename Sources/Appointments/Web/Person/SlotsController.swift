import Core
import Foundation
import HTTPTypes
import Hummingbird
import Scheduling
import Web

/// The free times of a place, and taking one.
struct SlotsController: Sendable {
    static let daysPerPage = 5

    let book: AppointmentBook

    var routes: [Route] {
        [
            .get(OfferController.path + "/:type/creneaux", answer: show),
            .post(OfferController.path + "/:type/creneaux", asksWork: true, answer: hold),
        ]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let offer = try await book.publicOffer(visit)
        guard let id = visit.query("lieu").flatMap({ PlaceID($0) }) else { return .seeOther("\(OfferController.path)/\(offer.details.slug)") }
        let place = try await book.shownPlace(id, of: visit.site.organisation)
        let party = offer.party(of: visit.query("nombre").flatMap { Int($0) })
        // From the State's engine, people come with a time that they chose there: it may be somebody else's since.
        let chosen = visit.query("debut").flatMap { Int($0) }.filter { abs($0) < 100_000_000 }
        let asked = visit.query("depuis").flatMap { LocalDate($0) } ?? chosen.map { place.details.day(of: $0) }
        let from = max(asked ?? visit.today, visit.today)
        let (days, next) = try await book.days(at: id, for: offer, party, by: .online, from: from, count: Self.daysPerPage, visit)
        let address = SlotsPage.address(offer, party, at: id)
        return SlotsPage(
            title: words(visit)("appointments.slots.title"), crumb: (offer.details.title, "\(OfferController.path)/\(offer.details.slug)"),
            place: place, note: offer.meetingNote(visit.words), days: days, action: "\(OfferController.path)/\(offer.details.slug)/creneaux",
            fields: [("lieu", "\(id)"), ("nombre", "\(offer.count(of: party))")], next: next.map { "\(address)&depuis=\($0)" },
            first: from > visit.today ? address : nil, chosen: chosen.map { start in (start, days.contains { $0.starts.contains(start) }) },
            waiting: offer.keepsList ? JoinController.address(offer, party, at: id) : nil,
            together: SlotsPage.together(offer, party, visit.words),
            draws: try await book.draws.told(of: offer.id, now: visit.now).filter { $0.isAt(id) }, visit: visit
        ).response()
    }

    @Sendable private func hold(_ visit: Visit) async throws -> Response {
        let offer = try await book.publicOffer(visit)
        // A person hesitates between a few times; a robot empties the list.
        try book.throttle.check("hold:\(visit.address)", atMost: 60, perSeconds: 600, now: visit.now)
        guard let id = visit.form.first("lieu").flatMap({ PlaceID($0) }), let start = visit.form.first("debut").flatMap({ Int($0) }) else {
            throw WebProblem.malformed
        }
        let place = try await book.shownPlace(id, of: visit.site.organisation)
        let wish = Wish(type: offer.id, place: id, party: offer.party(of: visit.form.first("nombre").flatMap { Int($0) }), start: start)
        do {
            let held = try await book.bookings.hold(
                wish, in: visit.site.organisation, visitor: visit.visitor.digest, until: visit.now + Double(offer.details.holdMinutes * 60),
                now: visit.now)
            return .seeOther(HoldController.address(held.reference))
        } catch AppointmentProblem.taken {
            let address = SlotsPage.address(offer, wish.party, at: id)
            return SlotsPage(
                title: words(visit)("appointments.taken.title"), crumb: (offer.details.title, "\(OfferController.path)/\(offer.details.slug)"),
                place: place, days: try await book.neighbours(of: wish, for: offer, visit),
                action: "\(OfferController.path)/\(offer.details.slug)/creneaux",
                fields: [("lieu", "\(id)"), ("nombre", "\(offer.count(of: wish.party))")], next: nil, first: address, problem: .taken,
                waiting: offer.keepsList ? JoinController.address(offer, wish.party, at: nil) : nil, visit: visit
            ).response()
        }
    }

    private func words(_ visit: Visit) -> Words { visit.words }
}

/// Free times day by day, each a button: no calendar to understand, nothing to drag, the same with a keyboard.
struct SlotsPage {
    let title: String
    let crumb: (label: String, href: String)
    let place: Place
    /// In the place of the address, where one does not come.
    var note: HTML?
    let days: [DayOfSlots]
    let action: String
    /// What is sent with the time.
    let fields: [(name: String, value: String)]
    let next: String?
    /// The page of the first days; `nil` on that page.
    let first: String?
    var problem: AppointmentProblem?
    /// The time that was chosen elsewhere, and whether it is still free.
    var chosen: (start: Minute, isFree: Bool)?
    /// The page that asked, where it is not one of ours.
    var back: String?
    /// Where one asks to be told of what comes free.
    var waiting: String?
    /// How several come side by side.
    var together: String?
    /// What of this type is given by lot.
    var draws: [Draw] = []
    let visit: Visit

    private var words: Words { visit.words }

    static func address(_ offer: Offer, _ party: Party, at place: PlaceID) -> String {
        "\(OfferController.path)/\(offer.details.slug)/creneaux?lieu=\(place)&nombre=\(offer.count(of: party))"
    }

    static func together(_ offer: Offer, _ party: Party, _ words: Words) -> String? {
        let seats = offer.seats(of: party)
        return seats > 1 ? words("appointments.slots.together", ["count": "\(seats)"]) : nil
    }

    func response() -> Response {
        visit.page(
            title: title, status: problem == nil ? .ok : .conflict,
            """
            \(way)
            <h1>\(title)</h1>
            \(problem.map { Notice(.warning, html: "<p>\(words($0.message))</p>", isNews: true) })
            \(note ?? "<p class=\"lead\">\(place.details.name)<br>\(place.address)</p>")
            \(together.map { "<p>\($0)</p>" as HTML })
            \(DrawNotice(draws: draws, visit: visit).html)
            \(days.isEmpty ? none : list)
            \(Pagination(previous: first, next: next, words: words))
            \(waiting.map { "<p><a href=\"\($0)\">\(words("appointments.wait.link"))</a></p>" as HTML })
            """)
    }

    private var way: HTML {
        if let back { return BackLink(back, words: words).html }
        let isAtDesk = visit.path.hasPrefix(DayController.path)
        return Breadcrumb((isAtDesk ? [] : [(words("appointments.title"), OfferController.path)]) + [crumb], words: words).html
    }

    private var none: HTML { Notice(.warning, words("appointments.slots.none", ["phone": visit.site.phone])).html }

    private var list: HTML {
        """
        <form method="post" action="\(action)">\(visit.workedToken)
        \(fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML })
        \(chosen.map(proposed))
        \(days.map(section))
        </form>
        """
    }

    private func proposed(_ chosen: (start: Minute, isFree: Bool)) -> HTML {
        guard chosen.isFree else { return Notice(.warning, words("appointments.problem.taken")).html }
        let when = words.when(chosen.start, in: place)
        return """
            <p>\(words("appointments.slots.chosen", ["when": when]))</p>
            <p><button class="button" name="debut" value="\(chosen.start)">\(words("appointments.slots.take"))</button></p>
            """
    }

    private func section(_ day: DayOfSlots) -> HTML {
        let buttons = day.starts.map { start -> HTML in
            let hour = words.hour(start, in: day.zone)
            let spoken: HTML = "<span class=\"aside\">\(words.day(day.day)), </span>"
            return "<li><button class=\"button second\" name=\"debut\" value=\"\(start)\">\(spoken)\(hour)</button></li>"
        }
        return "<h2>\(words.day(day.day))</h2><ul class=\"slots\">\(buttons)</ul>\n"
    }
}

extension Optional {
    fileprivate func filter(_ isKept: (Wrapped) -> Bool) -> Wrapped? { flatMap { isKept($0) ? $0 : nil } }
}
