import Core
import Hummingbird
import Scheduling
import Web

/// The form of a closure.
struct ClosurePage: Sendable {
    let place: Place
    let desks: [Desk]
    let input: ClosureInput
    let faults: [HoursFault]
    /// Those of now, which may be removed here too: whoever leads a service has no page of the place's settings.
    let closed: ClosureList
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var boxes: HoursBoxes { HoursBoxes(words: words, faults: faults) }
    private var address: String { "\(PlaceSettings.path)/lieux/\(place.id)" }

    func response() -> Response {
        let isUnusual = input.isYearly || !input.rhythm.weekdays.isEmpty || input.rhythm.isUnusual
        return visit.visit.page(
            title: words("appointments.settings.newClosure"), status: faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb(HourKeeping.crumbs(place, visit), words: words))
            \(boxes.summary)
            \(if: visit.visit.query("fait") == "1", Notice(.success, words("appointments.closure.removed")).html)
            <h1>\(words("appointments.settings.newClosure"))</h1>
            <form method="post" action="\(address)/fermetures">\(visit.visit.formToken)
            \(fields)\(Details(words("appointments.closure.again"), again, isOpen: isUnusual))
            \(Button(words("appointments.settings.save")))</form>
            \(if: !closed.closures.isEmpty, "<h2>\(words("appointments.settings.closures"))</h2>\(closed.html)")
            """)
    }

    private var fields: HTML {
        let all = [ChoiceOption("", words("appointments.closure.all"))] + desks.map { ChoiceOption("\($0.id)", $0.name) }
        return """
            \(SelectInput(boxes.question("bureau", "appointments.closure.who"), options: all, selected: input.desk))
            \(input.first.input(boxes.question("du", "appointments.closure.from")))
            \(input.last.input(boxes.question("au", "appointments.closure.to", hint: "appointments.closure.to.hint", isOptional: true)))
            \(TextInput(boxes.question("heure_de", "appointments.closure.hourFrom", hint: "appointments.closure.hourFrom.hint", isOptional: true), .time, value: input.from))
            \(TextInput(boxes.question("heure_a", "appointments.closure.hourTo", isOptional: true), .time, value: input.to))
            \(TextInput(boxes.question("motif", "appointments.closure.reason", isOptional: true), value: input.reason))
            """
    }

    private var again: HTML {
        """
        <p>\(words("appointments.closure.again.text"))</p>
        \(boxes.weekdays(input.rhythm, hint: "appointments.closure.weekdays.hint"))
        \(boxes.rank(input.rhythm))
        \(TickBox(boxes.question("annee", "appointments.closure.yearly", hint: "appointments.closure.yearly.hint"), isTicked: input.isYearly))
        """
    }
}
