import Core
import Foundation
import HTTPTypes
import Hummingbird
import Scheduling
import Web

/// The nearest, or the soonest: a list, and the same on a map for those who see it.
struct AroundPage {
    let offer: Offer
    /// Whether other authorities receive for the same.
    let isShared: Bool
    let input: AroundInput
    let towns: AroundTowns
    let origin: Position?
    let found: [PlaceAround]
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words(isShared ? "appointments.around.title" : "appointments.around.alone.title", ["what": offer.details.title])
        return visit.page(
            title: title, status: input.isWrong ? .unprocessableContent : .ok,
            """
            \(Breadcrumb([(words("appointments.title"), OfferController.path), (offer.details.title, "\(OfferController.path)/\(offer.details.slug)")], words: words))
            \(input.isWrong ? ErrorSummary(input.faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words) : nil)
            <h1>\(title)</h1>
            <p>\(words(isShared ? "appointments.around.text" : "appointments.around.alone.text"))</p>
            \(form)
            \(if: !input.isUndecided && !input.isWrong, results)
            """)
    }

    private var results: HTML {
        """
        <h2>\(words.count(found.count, "appointments.around.count"))</h2>
        \(startedFrom)
        \(found.isEmpty ? none : list)
        """
    }

    /// What we understood of the address: somebody who sees another one types it again.
    private var startedFrom: HTML? {
        guard case .found(let point) = input.departure else { return nil }
        return "<p>\(words("appointments.around.from", ["address": point.label]))</p>"
    }

    private var none: HTML { Notice(.warning, words("appointments.around.none", ["phone": visit.site.phone])).html }

    private var form: HTML {
        """
        <form method="post" action="\(AroundController.path(offer))">\(visit.formToken)
        \(count)
        \(DepartureFields(input: input, towns: towns, isOwn: true, words: words).html)
        <div data-position>\(TextInput(question("position", isOptional: true), .number, value: input.typedPosition))\
        <p><button class="button second" type="button" hidden>\(words("appointments.around.here"))</button> \
        <span role="status" data-refused="\(words("appointments.around.here.refused"))"></span></p></div>
        \(SelectInput(Question("rayon", words("appointments.around.reach"), words), options: reaches, selected: input.reach?.text))
        \(TextInput(question("avant", isOptional: true), InputTraits(type: "date", isSpelled: false, width: 20), value: input.typedBefore))
        \(Radios(Question("tri", words("appointments.order"), words), options: orders, selected: input.isNearestFirst ? "pres" : "tot", isInline: true))
        \(Button(words("appointments.around.search")))</form>
        """
    }

    private var count: HTML? {
        guard let counted = offer.counted, offer.details.largestParty > 1 else { return nil }
        let options = (1...offer.details.largestParty).map { ChoiceOption("\($0)", "\($0)") }
        return SelectInput(
            Question("nombre", words("appointments.count.\(counted.rawValue)"), words), options: options,
            selected: "\(offer.count(of: offer.party(of: input.count)))"
        ).html
    }

    private var reaches: [ChoiceOption] {
        [ChoiceOption("", words("appointments.around.reach.any"))]
            + Reach.offered.map { reach in
                switch reach {
                case .kilometres(let count): ChoiceOption(reach.text, words("appointments.around.reach.km", ["count": "\(count)"]))
                case .minutes(let count): ChoiceOption(reach.text, words("appointments.around.reach.minutes", ["count": "\(count)"]))
                }
            }
    }

    private var orders: [ChoiceOption] {
        [ChoiceOption("pres", words("appointments.order.near")), ChoiceOption("tot", words("appointments.order.soon"))]
    }

    private func question(_ name: String, isOptional: Bool) -> Question {
        let fault = input.faults.first { $0.field == name }
        return Question(
            name, words("appointments.around.\(name)"), words, hint: words("appointments.around.\(name).hint"), error: fault.map { words($0.key) },
            isOptional: isOptional)
    }

    /// Numbers tie the list to the map; the list says everything that the map shows.
    private var list: HTML {
        let lines = found.enumerated().map { index, one -> HTML in
            let place = one.found.place
            let distance = origin == nil ? nil : one.found.kilometres.map(words.kilometres)
            let first = words("appointments.places.first", ["when": words.when(one.found.start, in: place)])
            return """
                <li><h3><span class="map-number" aria-hidden="true">\(index + 1)</span> <a href="\(address(of: one))">\(place.details.name)</a></h3>
                <p>\(first)<br>\([place.address, distance].compactMap(\.self).joined(separator: " · "))<br>\(one.authority.name)</p></li>
                """
        }
        return "\(AroundMap(found: found, origin: origin, words: words).html)<ol class=\"cards\">\(lines)</ol>"
    }

    /// Booking is done on the site of the authority that receives.
    private func address(of one: PlaceAround) -> String {
        let path = SlotsPage.address(one.offer, one.offer.party(of: input.count), at: one.found.place.id)
        return one.offer.organisation == visit.site.organisation ? path : one.authority.address + path
    }
}

/// Where one starts from: an address where some are known, else a commune that has a place.
struct DepartureFields {
    let input: AroundInput
    let towns: AroundTowns
    /// Whether it is the address of whoever types it.
    let isOwn: Bool
    let words: Words

    var html: HTML {
        guard input.hasAddresses else {
            let question = Question("pres", words("appointments.around.near"), words, hint: words("appointments.around.near.hint"))
            let communes = [ChoiceOption("", words("appointments.near.none"))] + towns.names.map { ChoiceOption($0, $0) }
            return SelectInput(question, options: communes, selected: input.commune).html
        }
        let fault = input.faults.first { $0.field == "adresse" }.map { words($0.key) }
        let asked = Question(
            "adresse", words("appointments.around.adresse"), words, hint: words("appointments.around.adresse.hint"), error: fault, isOptional: true)
        let box = TextInput(asked, .townAddress(isOwn: isOwn), value: input.address).html
        guard case .several(let points, let isGuess) = input.departure else { return box }
        let choices = points.map { ChoiceOption($0.label, $0.label) }
        let (title, hint) = (words(isGuess ? "appointments.around.near.which" : "appointments.around.which"), words("appointments.around.which.hint"))
        return box + Radios(Question("depart", title, words, hint: hint), options: choices).html
    }
}
