import Core
import Foundation
import HTTPTypes
import Hummingbird
import Scheduling
import Web

/// Where one stands in the list, and what is offered.
struct WaitPage {
    let wait: Wait
    let offer: Offer
    /// Those that they asked for; none: anywhere.
    let places: [Place]
    /// Where their other appointments may be.
    let allPlaces: [Place]
    let offered: ToldAppointment?
    let rank: Int
    let path: String
    let form: OfferForm
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.page(
            title: title, status: form.problem != nil ? .conflict : form.faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("appointments.title"), OfferController.path)], words: words))
            \(form.summary(words))
            \(form.problem.map { Notice(.warning, html: "<p>\(words($0.message))</p>", isNews: true) })
            <h1>\(title)</h1>
            \(offered.map(proposal) ?? standing)
            """)
    }

    private var title: String { words(offered == nil ? "appointments.wait.title" : "appointments.wait.offered") }

    private var standing: HTML {
        switch wait.state {
        case .asked:
            return """
                <p class="lead">\(words("appointments.wait.confirm"))</p>\(wishes)
                \(sent("<p>\(Button(words("appointments.wait.confirm.button"), name: "reponse", value: "confirmer"))</p>"))\(leave)
                """
        case .waiting, .offered:
            return """
                <p class="lead">\(words("appointments.wait.rank", ["rank": String(rank + 1)]))</p>\(wishes)
                <p>\(words.count(offer.details.offerHours, "appointments.wait.next"))</p>\(leave)
                """
        case .served, .left, .over:
            let again = "\(OfferController.path)/\(offer.details.slug)"
            return
                "<p class=\"lead\">\(words("appointments.wait.ended.\(wait.state.rawValue)"))</p><p><a href=\"\(again)\">\(offer.details.title)</a></p>"
        }
    }

    private var wishes: HTML { SummaryList(WishRows(wishes: wait.wishes, offer: offer, places: places, words: words).rows, words: words).html }

    private func proposal(_ told: ToldAppointment) -> HTML {
        let until = words.when(Int((wait.offeredUntil ?? visit.now).timeIntervalSince1970) / 60, in: told.place)
        return """
            \(Notice(.important, html: "<p>\(words("appointments.wait.kept", ["hour": until]))</p>"))
            \(SummaryList(told.rows(words), words: words))
            \(sent("\(form.questions(told, places: allPlaces, words))<div class=\"actions\">\(Button(words("appointments.wait.take"), name: "reponse", value: "prendre"))\(Button(words("appointments.wait.refuse"), .secondary, name: "reponse", value: "refuser"))</div>"))
            <p class="hint">\(chancesLeft)</p>
            \(leave)
            """
    }

    private var chancesLeft: String {
        let left = Wait.mostOffers - wait.offers
        return left > 0 ? words.count(left, "appointments.wait.left") : words("appointments.wait.left.none")
    }

    private func sent(_ buttons: HTML) -> HTML { "<form method=\"post\" action=\"\(path)\">\(visit.formToken)\(buttons)</form>" }

    private var leave: HTML { sent("<p><button class=\"quiet\" name=\"reponse\" value=\"quitter\">\(words("appointments.wait.leave"))</button></p>") }
}

/// What one waits for, in lines.
struct WishRows {
    let wishes: WaitWishes
    let offer: Offer
    let places: [Place]
    let words: Words

    var rows: [SummaryList.Row] {
        [
            SummaryList.Row(words("appointments.row.what"), what), SummaryList.Row(words("appointments.row.where"), whereWanted),
            SummaryList.Row(words("appointments.row.when"), when),
        ]
    }

    var what: String {
        let count = offer.count(of: wishes.party)
        return offer.details.title + (count > 1 ? " × \(count)" : "")
    }

    var whereWanted: String { places.isEmpty ? words("appointments.wait.anywhere") : places.map(\.details.name).joined(separator: ", ") }

    var when: String {
        let days = words(
            "appointments.wait.between",
            ["from": wishes.days.lowerBound.inWords(words.language), "to": wishes.days.upperBound.inWords(words.language)])
        let weekdays = wishes.weekdays.sorted().map { words("appointments.weekday.\($0)") }.joined(separator: ", ")
        let moments = DayMoment.allCases.filter(wishes.moments.contains).map { words("appointments.wait.moment.\($0.rawValue)") }
        return ([days, weekdays] + moments).filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

/// The number and the code that were sent.
struct FindWaitPage {
    let visit: Visit
    var problem = false

    func response() -> Response {
        let words = visit.words
        let error = problem ? words("appointments.wait.find.wrong") : nil
        let isNew = visit.query("fait") == "demande" && !problem
        let number = visit.form.first("numero") ?? visit.query("numero") ?? ""
        return visit.page(
            title: words(isNew ? "appointments.wait.find.sent" : "appointments.wait.find.title"), status: problem ? .unprocessableContent : .ok,
            """
            \(error.map { ErrorSummary([.init(href: "#numero", text: $0)], words: words) })
            <h1>\(words(isNew ? "appointments.wait.find.sent" : "appointments.wait.find.title"))</h1>
            <p class="lead">\(words(isNew ? "appointments.wait.find.sent.text" : "appointments.wait.find.text"))</p>
            <form method="post" action="\(WaitController.path)">\(visit.formToken)
            \(TextInput(Question("numero", words("appointments.wait.find.number"), words, error: error), .number, value: number))
            \(TextInput(Question("code", words("appointments.wait.find.code"), words, hint: words("appointments.wait.find.code.hint")), .oneTimeCode))
            \(Button(words("appointments.wait.find.button")))
            </form>
            <p>\(words("appointments.find.lost", ["phone": visit.site.phone]))</p>
            """)
    }
}
