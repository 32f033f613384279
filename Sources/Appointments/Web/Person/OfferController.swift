import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// What one can come for, and where.
struct OfferController: Sendable {
    static let path = "/rendez-vous"

    let book: AppointmentBook
    let shared: any SharedTypes
    let points: any StartingPoints

    var routes: [Route] {
        [.get(Self.path, answer: list), .get(Self.path + "/:type", answer: places)]
    }

    @Sendable private func list(_ visit: Visit) async throws -> Response {
        let words = visit.words
        let offers = try await book.schedules.offers(of: visit.site.organisation).filter(\.details.isPublic)
        let cards = offers.map { CardList.Card($0.details.title, href: "\(Self.path)/\($0.details.slug)", text: $0.details.summary) }
        return visit.page(
            title: words("appointments.title"),
            """
            <h1>\(words("appointments.title"))</h1>
            \(if: offers.isEmpty, "<p>\(words("appointments.none", ["phone": visit.site.phone]))</p>")
            \(if: !offers.isEmpty, "<p class=\"lead\">\(words("appointments.lead"))</p>\(CardList(cards))")
            <h2>\(words("appointments.mine"))</h2>
            <p><a href="\(FollowController.path)">\(words("appointments.mine.link"))</a></p>
            <p><a href="\(WaitController.path)">\(words("appointments.wait.mine"))</a></p>
            <p>\(words("appointments.byPhone", ["phone": visit.site.phone]))</p>
            """)
    }

    @Sendable private func places(_ visit: Visit) async throws -> Response {
        let offer = try await book.publicOffer(visit)
        let all = try await book.territory.places(of: visit.site.organisation, now: visit.now)
        let near = all.first { $0.details.commune == visit.query("pres") && $0.position != nil }
        let party = offer.party(of: visit.query("nombre").flatMap { Int($0) })
        let search = PlaceSearch(
            organisation: visit.site.organisation, offer: offer, party: party, origin: near?.position,
            nearestFirst: near != nil && visit.query("tri") != "tot", zone: visit.site.zone)
        let found = try await book.territory.find(search, now: visit.now)
        let isShared = try await shared.companions(of: offer.id).contains { $0.organisation != offer.organisation }
        let areKnown = try await points.areKnown()
        return PlacesPage(
            offer: offer, draws: try await book.draws.told(of: offer.id, now: visit.now), party: party, places: all, found: found,
            near: near?.details.commune, isShared: isShared, hasMap: all.count > 1 && areKnown,
            visit: visit
        ).response()
    }
}

/// The places where one can come for something, each with its first time.
struct PlacesPage {
    let offer: Offer
    var draws: [Draw] = []
    let party: Party
    let places: [Place]
    let found: [FoundPlace]
    let near: String?
    /// Whether other authorities receive for the same.
    let isShared: Bool
    /// Whether there are several places to choose from, and addresses to start from.
    let hasMap: Bool
    let visit: Visit

    private var words: Words { visit.words }
    private var address: String { "\(OfferController.path)/\(offer.details.slug)" }

    func response() -> Response {
        visit.page(
            title: offer.details.title,
            """
            \(Breadcrumb([(words("appointments.title"), OfferController.path)], words: words))
            <h1>\(offer.details.title)</h1>
            \(if: !offer.details.summary.isEmpty, "<p class=\"lead\">\(offer.details.summary)</p>")
            \(pieces)
            \(offer.meetingNote(words))
            \(DrawNotice(draws: draws, visit: visit).html)
            \(if: !questions.isEmpty, form)
            <h2>\(words(offer.type.way == .place ? "appointments.places.title" : "appointments.places.who"))</h2>
            \(found.isEmpty ? none : "\(CardList(cards, level: 3))")
            \(if: offer.keepsList, "<p><a href=\"\(JoinController.address(offer, party, at: nil))\">\(words("appointments.wait.link"))</a></p>")
            \(if: isShared, "<p><a href=\"\(AroundController.path(offer))\">\(words("appointments.around.link"))</a></p>")
            \(if: !isShared && hasMap, "<p><a href=\"\(AroundController.path(offer))\">\(words("appointments.around.alone.link"))</a></p>")
            """)
    }

    private var pieces: HTML? {
        guard !offer.details.pieceList.isEmpty else { return nil }
        let list: HTML = "<ul>\(offer.details.pieceList.map { "<li>\($0)</li>" as HTML })</ul>"
        return Details(words("appointments.pieces"), list).html
    }

    private var form: HTML {
        """
        <form method="get" action="\(address)">\(questions)
        \(Button(words("appointments.places.search"), .secondary))</form>
        """
    }

    private var questions: HTML {
        var questions = HTML()
        if let counted = offer.asked, offer.mostAsked > 1 {
            let options = (1...offer.mostAsked).map { ChoiceOption("\($0)", "\($0)") }
            questions +=
                SelectInput(
                    Question("nombre", words("appointments.count.\(counted.rawValue)"), words), options: options,
                    selected: "\(offer.count(of: party))"
                ).html
        }
        let communes = Set(places.filter { $0.position != nil }.map(\.details.commune)).sorted { Text.folded($0) < Text.folded($1) }
        guard communes.count > 1 else { return questions }
        let options = [ChoiceOption("", words("appointments.near.none"))] + communes.map { ChoiceOption($0, $0) }
        questions += SelectInput(Question("pres", words("appointments.near"), words), options: options, selected: near).html
        guard near != nil else { return questions }
        let orders = [ChoiceOption("pres", words("appointments.order.near")), ChoiceOption("tot", words("appointments.order.soon"))]
        return questions
            + Radios(Question("tri", words("appointments.order"), words), options: orders, selected: visit.query("tri") ?? "pres", isInline: true)
            .html
    }

    private var isGroup: Bool { offer.seats(of: party) > 1 }

    private var cards: [CardList.Card] {
        found.map { found in
            let distance = near == nil ? nil : found.kilometres.map(words.kilometres)
            // The index knows the times of one person.
            let first = isGroup ? nil : words("appointments.places.first", ["when": words.when(found.start, in: found.place)])
            let text = [first, offer.type.way == .place ? found.place.address : nil, distance].compactMap(\.self).joined(separator: " · ")
            return CardList.Card(
                found.place.details.name, href: SlotsPage.address(offer, party, at: found.place.id), text: text)
        }
    }

    private var none: HTML { Notice(.warning, words("appointments.places.none", ["phone": visit.site.phone])).html }
}
