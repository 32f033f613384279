import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// What one calls for, from where, and where one can come.
struct SwitchboardPage {
    let reasons: [Reason]
    /// The one that was asked for.
    let reason: Reason?
    let authorities: Int
    let input: AroundInput
    let towns: AroundTowns
    var found: [PlaceAround]?
    let visit: AgentVisit

    private var words: Words { visit.words }

    init(reasons: [Reason], reason: Reason?, authorities: Int, input: AroundInput, towns: AroundTowns, visit: AgentVisit) {
        (self.reasons, self.reason, self.authorities) = (reasons, reason, authorities)
        (self.input, self.towns, self.visit) = (input, towns, visit)
    }

    static func nobody(_ visit: AgentVisit) -> Response {
        let title = visit.words("appointments.switchboard.title"), isChief = visit.viewer.has(.administrator)
        let link: HTML? = isChief ? "<p><a href=\"\(SwitchboardSettings.path)\">\(visit.words("appointments.switchboard.settings"))</a></p>" : nil
        return visit.visit.page(title: title, kind: .wide, "<h1>\(title)</h1><p>\(visit.words("appointments.switchboard.nobodyYet"))</p>\(link)")
    }

    func response() -> Response {
        let title = words("appointments.switchboard.title")
        return visit.visit.page(
            title: title, status: input.isWrong ? .unprocessableContent : .ok, kind: .wide,
            """
            \(input.isWrong ? ErrorSummary(input.faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words) : nil)
            <h1>\(title)</h1>
            <p>\(words.count(authorities, "appointments.switchboard.text"))</p>
            \(form)
            \(found.map(results))
            """)
    }

    private var form: HTML {
        let most = reasons.map(\.most).max() ?? 1
        let why = SelectInput(
            Question("motif", words("appointments.row.what"), words), options: reasons.map { ChoiceOption($0.key, $0.title) }, selected: reason?.key)
        let count: HTML? =
            most > 1
            ? SelectInput(
                Question("nombre", words("appointments.taking.count"), words), options: (1...most).map { ChoiceOption("\($0)", "\($0)") },
                selected: "\(input.count ?? 1)"
            ).html : nil
        let before = Question(
            "avant", words("appointments.around.avant"), words, error: input.faults.first { $0.field == "avant" }.map { words($0.key) },
            isOptional: true)
        let orders = [ChoiceOption("pres", words("appointments.order.near")), ChoiceOption("tot", words("appointments.order.soon"))]
        return """
            <form method="post" action="\(SwitchboardController.path)">\(visit.visit.formToken)
            \(why)\(count)
            \(DepartureFields(input: input, towns: towns, isOwn: false, words: words).html)
            \(TextInput(before, InputTraits(type: "date", isSpelled: false, width: 20), value: input.typedBefore))
            \(Radios(Question("tri", words("appointments.order"), words), options: orders, selected: input.isNearestFirst ? "pres" : "tot", isInline: true))
            \(Button(words("appointments.around.search")))</form>
            """
    }

    private func results(_ found: [PlaceAround]) -> HTML {
        let lines = found.map { one -> HTML in
            let place = one.found.place, distance = one.found.kilometres.map(words.kilometres)
            let first = words("appointments.places.first", ["when": words.when(one.found.start, in: place)])
            return """
                <li><h3><a href="\(taking(one))">\(place.details.name)</a></h3>
                <p>\(first)<br>\([place.address, distance].compactMap(\.self).joined(separator: " · "))<br>\(one.authority.name)</p></li>
                """
        }
        let none: HTML = "<p>\(words("appointments.switchboard.none"))</p>"
        return """
            <h2>\(words.count(found.count, "appointments.around.count"))</h2>
            \(found.isEmpty ? none : "<ol class=\"cards\">\(lines)</ol>")
            """
    }

    /// From the day of its first time on.
    private func taking(_ one: PlaceAround) -> String {
        let place = one.found.place, day = place.details.day(of: one.found.start)
        let count = one.offer.count(of: one.offer.party(of: input.count))
        return "\(TakingController.path)?lieu=\(place.id)&type=\(one.offer.id)&nombre=\(count)&depuis=\(day)"
    }
}

/// What to say to who called, once it is booked.
struct TakenPage {
    let told: ToldAppointment
    let site: SharingAuthority?
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("appointments.switchboard.taken"), pieces = told.offer.details.pieces.split(whereSeparator: \.isNewline).map(String.init)
        let rows = [
            SummaryList.Row(words("appointments.row.what"), told.offer.details.title),
            SummaryList.Row(words("appointments.row.where"), "\(told.place.details.name), \(told.place.address)"),
            SummaryList.Row(words("appointments.row.when"), words.when(told.appointment.start, in: told.place)),
            SummaryList.Row(words("appointments.hit.person"), told.appointment.person.name),
        ]
        let bring: HTML? =
            pieces.isEmpty ? nil : "<h2>\(words("appointments.switchboard.bring"))</h2><ul>\(pieces.map { "<li>\($0)</li>" as HTML })</ul>"
        let change: HTML? = site.map { site in
            """
            <p>\(words("appointments.switchboard.change", ["town": site.name, "number": told.appointment.reference.description])) \
            <a href="\(site.address)\(FollowController.path)">\(words("appointments.switchboard.change.link"))</a></p>
            """
        }
        return visit.visit.page(
            title: title,
            """
            \(BackLink(SwitchboardController.path, words: words))
            \(Panel(title, numberLabel: words("appointments.hit.number"), number: told.appointment.reference.description))
            \(SummaryList(rows, words: words))\(bring)\(change)
            <p>\(LinkButton(words("appointments.switchboard.next"), to: SwitchboardController.path))</p>
            """)
    }
}
