import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// Choosing a time inside a form: it is kept while the form is finished, and booked with it.
struct FormSlotsController: Sendable {
    /// As long as somebody needs to finish a form and find a document.
    static let holdSeconds = 2700.0

    let book: AppointmentBook
    let forms: any FormsWithTimes

    var routes: [Route] {
        let path = "/brouillons/:reference/rendez-vous/:field"
        return [.get(path, answer: show), .post(path, asksWork: true, answer: hold)]
    }

    /// A question with its type; not the page of somebody else, nor that of a question which asks for wishes.
    private func opened(_ visit: Visit) async throws -> (question: OpenQuestion, draft: Reference, offer: Offer) {
        let draft: Reference = try visit.parameter("reference")
        guard let question = try await forms.question(try visit.parameter("field"), of: draft, for: visit), question.agent == nil else {
            throw AppointmentProblem.unknownAppointment
        }
        let offers = try await book.schedules.offers(of: visit.site.organisation)
        guard let offer = offers.first(where: { $0.details.slug == question.type && $0.details.isPublic }) else {
            throw AppointmentProblem.unknownType
        }
        return (question, draft, offer)
    }

    /// The places; the times at once where there is one place only.
    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let (question, draft, offer) = try await opened(visit)
        let party = offer.party(of: visit.query("nombre").flatMap { Int($0) })
        let search = PlaceSearch(organisation: visit.site.organisation, offer: offer, party: party, zone: visit.site.zone)
        let page = FormPlacesPage(
            question: question, path: Self.path(draft, question), offer: offer, party: party,
            found: try await book.territory.find(search, now: visit.now), visit: visit)
        let only = page.found.count == 1 && !page.asksHowMany ? page.found[0].place.id : nil
        guard let id = visit.query("lieu").flatMap({ PlaceID($0) }) ?? only else { return page.response() }
        let place = try await book.shownPlace(id, of: visit.site.organisation)
        let from = max(visit.query("depuis").flatMap { LocalDate($0) } ?? visit.today, visit.today)
        let (days, next) = try await book.days(at: id, for: offer, party, by: .online, from: from, count: SlotsController.daysPerPage, visit)
        let first = from > visit.today ? page.address(of: id) : nil
        return times(page, place, days, next.map { "\(page.address(of: id))&depuis=\($0)" }, first, nil)
    }

    private func times(
        _ page: FormPlacesPage, _ place: Place, _ days: [DayOfSlots], _ next: String?, _ first: String?, _ problem: AppointmentProblem?
    ) -> Response {
        SlotsPage(
            title: page.visit.words(problem == nil ? "appointments.slots.title" : "appointments.taken.title"), crumb: ("", ""), place: place,
            days: days, action: page.path, fields: [("lieu", "\(place.id)"), ("nombre", "\(page.offer.count(of: page.party))")], next: next,
            first: first, problem: problem, back: page.question.path, visit: page.visit
        ).response()
    }

    @Sendable private func hold(_ visit: Visit) async throws -> Response {
        let (question, draft, offer) = try await opened(visit)
        try book.throttle.check("hold:\(visit.address)", atMost: 60, perSeconds: 600, now: visit.now)
        guard let id = visit.form.first("lieu").flatMap({ PlaceID($0) }), let start = visit.form.first("debut").flatMap({ Int($0) }) else {
            throw WebProblem.malformed
        }
        let place = try await book.shownPlace(id, of: visit.site.organisation)
        let wish = Wish(type: offer.id, place: id, party: offer.party(of: visit.form.first("nombre").flatMap { Int($0) }), start: start)
        do {
            let kept = FormQuestion(draft: question.draft, field: question.field, pieces: question.pieces)
            let held = try await book.bookings.hold(
                wish, in: visit.site.organisation, for: kept, visitor: visit.visitor.digest, until: visit.now + Self.holdSeconds, now: visit.now)
            try await forms.answer(try await book.told(held).text(visit.words), to: question, of: draft, for: visit)
            return .seeOther(FormNumbersController.next(offer, question, from: Self.path(draft, question)))
        } catch AppointmentProblem.taken {
            let page = FormPlacesPage(
                question: question, path: Self.path(draft, question), offer: offer, party: wish.party, found: [], visit: visit)
            return times(page, place, try await book.neighbours(of: wish, for: offer, visit), nil, page.address(of: id), .taken)
        }
    }

    private static func path(_ draft: Reference, _ question: OpenQuestion) -> String { "/brouillons/\(draft)/rendez-vous/\(question.field)" }
}

/// Where one can come, inside a form.
struct FormPlacesPage {
    let question: OpenQuestion
    let path: String
    let offer: Offer
    let party: Party
    let found: [FoundPlace]
    let visit: Visit

    private var words: Words { visit.words }
    var asksHowMany: Bool { offer.counted != nil && offer.details.largestParty > 1 }

    func address(of place: PlaceID) -> String { "\(path)?lieu=\(place)&nombre=\(offer.count(of: party))" }

    func response() -> Response {
        visit.page(
            title: question.label,
            """
            \(BackLink(question.path, words: words))
            <p class="over">\(question.procedure)</p>
            <h1>\(question.label)</h1>
            <p class="lead">\(words("appointments.form.lead"))</p>
            \(if: asksHowMany, howMany)
            <h2>\(words("appointments.places.title"))</h2>
            \(found.isEmpty ? Notice(.warning, words("appointments.places.none", ["phone": visit.site.phone])).html : "\(CardList(cards, level: 3))")
            """)
    }

    private var howMany: HTML {
        let options = (1...offer.details.largestParty).map { ChoiceOption("\($0)", "\($0)") }
        let label = words("appointments.count.\((offer.counted ?? .people).rawValue)")
        return """
            <form method="get" action="\(path)">\(SelectInput(Question("nombre", label, words), options: options, selected: "\(offer.count(of: party))"))
            \(Button(words("appointments.places.search"), .secondary))</form>
            """
    }

    private var cards: [CardList.Card] {
        found.map { found in
            let first = words("appointments.places.first", ["when": words.when(found.start, in: found.place)])
            return CardList.Card(found.place.details.name, href: address(of: found.place.id), text: "\(first) · \(found.place.address)")
        }
    }
}
