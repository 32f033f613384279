import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// The form of an appointment that an agent takes: what for, when, who.
struct TakingPage {
    /// What was typed, and what is wrong with it.
    struct Answer {
        var input = PersonInput()
        var start: Minute?
        var faults: [(field: String, key: String?)] = []
        var problem: AppointmentProblem?
    }

    /// « We go there »: about an address in none of the communes of the places.
    static let goes = "nous_y_allons"
    /// The button that shows other times, and keeps what was typed.
    static let looks = "voir"
    /// The button of the next days.
    static let later = "suite"
    /// What the hours on the page are those of: see ``choice(_:)``.
    static let shown = "montre"

    let reached: TakingController.Reached
    let desks: [Desk]
    /// The one that receives, when the agent says which.
    let desk: Desk?
    let offer: Offer
    let party: Party
    let days: [DayOfSlots]
    /// Those that people on the internet see too.
    let online: Set<Minute>
    /// Those that somebody gave back, and that they will see.
    let resting: Set<Minute>
    let from: LocalDate
    let next: LocalDate?
    let answer: Answer
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var place: Place { reached.place }

    func response() -> Response {
        let fields = PersonFields(
            input: answer.input, faults: answer.faults, problem: answer.problem, asksApplications: offer.details.reason != nil, way: offer.type.way,
            asksWay: true, isFirst: answer.faults.isEmpty, words: words)
        let back: HTML? = reached.isAnswered ? BackLink(SwitchboardController.path, words: words).html : nil
        return visit.visit.page(
            title: words("appointments.desk.new"), status: answer.faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(back)\(fields.summary)
            <h1>\(words("appointments.desk.new"))</h1>
            <form method="post" action="\(TakingController.path)">\(visit.visit.formToken)
            \(bookedByEnter)<input type="hidden" name="\(Self.shown)" value="\(chosen)">
            <div class="filters">\(filters)\(Button(words("appointments.taking.look"), .secondary, name: Self.looks, value: "1"))</div>
            \(slots)
            \(fields.html)
            \(if: asksWhetherToGo, goesBox.html)
            \(Button(words("appointments.taking.button")))
            \(if: !reached.isAnswered, besideBox)
            </form>
            """)
    }

    /// What free hours depend on, as the form sends it.
    static func choice(_ value: (String) -> String?) -> String {
        ["type", "lieu", "guichet", "nombre"].map { value($0) ?? "" }.joined(separator: " ")
    }

    /// As this page's own form sends it, when nothing is changed in it.
    private var chosen: String {
        Self.choice {
            switch $0 {
            case "type": "\(offer.id)"
            case "lieu": "\(place.id)"
            case "guichet": desks.count > 1 ? guichet : nil
            default: offer.asked != nil ? "\(offer.count(of: party))" : nil
            }
        }
    }

    private func typed(_ name: String) -> String { visit.form.first(name) ?? "" }

    private var goesBox: TickBox {
        TickBox(Question(Self.goes, words("appointments.taking.goes"), words, isOptional: true), isTicked: visit.form.first(Self.goes) != nil)
    }

    private var asksWhetherToGo: Bool {
        visit.form.first(Self.goes) != nil || answer.faults.contains { $0.key == "appointments.taking.addressOutside" }
    }

    /// Enter in a field presses the first button of its form: this one, that nobody sees.
    private var bookedByEnter: HTML { "<button class=\"aside\" tabindex=\"-1\" aria-hidden=\"true\">\(words("appointments.taking.button"))</button>" }

    private var filters: HTML {
        let counts = (1...offer.mostAsked).map { ChoiceOption("\($0)", "\($0)") }
        return """
            \(SelectInput(Question("type", words("appointments.row.what"), words), options: reached.offers.map { ChoiceOption("\($0.id)", $0.details.title) }, selected: "\(offer.id)"))
            \(SelectInput(Question("lieu", words("appointments.row.where"), words), options: reached.places.map { ChoiceOption("\($0.id)", $0.details.name) }, selected: "\(place.id)"))
            \(if: desks.count > 1, deskInput.html)
            \(if: offer.asked != nil, SelectInput(Question("nombre", words("appointments.taking.count"), words), options: counts, selected: "\(offer.count(of: party))").html)
            \(TextInput(Question("depuis", words("appointments.taking.from"), words), InputTraits(type: "date", isSpelled: false, width: 20), value: "\(from)"))
            """
    }

    /// As an address says it.
    private var guichet: String { desk.map { "\($0.id)" } ?? "" }

    private var deskInput: SelectInput {
        SelectInput(
            Question("guichet", words("appointments.column.desk"), words),
            options: [ChoiceOption("", words("appointments.desk.any"))] + desks.map { ChoiceOption("\($0.id)", $0.name) },
            selected: guichet)
    }

    private var slots: HTML {
        guard !days.isEmpty else { return Notice(.warning, words("appointments.taking.none")).html }
        let options = days.flatMap { day in
            day.starts.map { start in
                ChoiceOption(
                    "\(start)", "\(words("appointments.weekday.\(day.day.weekday)")) \(day.day.slashed), \(words.hour(start, in: day.zone))",
                    hint: online.contains(start) ? nil : words(resting.contains(start) ? "appointments.taking.resting" : "appointments.taking.kept"))
            }
        }
        let fault = answer.faults.first { $0.field == "debut" }
        let radios = Radios(
            Question("debut", words("appointments.row.when"), words, error: fault.flatMap { $0.key.map { words($0) } }), options: options,
            selected: (answer.start ?? days.first?.starts.first).map { "\($0)" })
        let more: HTML? = next.map { "<p>\(Button(words("appointments.taking.later"), .secondary, name: Self.later, value: "\($0)"))</p>" }
        return "<div class=\"many\">\(radios)</div>\(more)"
    }

    private var besideBox: HTML {
        let isTyped = !typed("surnombre_jour").isEmpty || !typed("surnombre_heure").isEmpty
        return Details(words("appointments.taking.beside"), beside, isOpen: isTyped).html
    }

    private var beside: HTML {
        let traits = InputTraits(type: "date", isSpelled: false, width: 20)
        let day = TextInput(Question("surnombre_jour", words("appointments.desk.day"), words), traits, value: typed("surnombre_jour"))
        return """
            <p>\(words("appointments.taking.beside.text"))</p>
            \(day)\(TextInput(Question("surnombre_heure", words("appointments.column.hour"), words), .time, value: typed("surnombre_heure")))
            """
    }
}

/// An hour as a browser sends it, or as people write it.
enum TypedHour {
    /// `09:00`, `9h30`, `9 h`, `24:00`; in minutes of the day.
    static func minute(_ text: String) -> Int? {
        let parts = Text.folded(text).split { $0 == ":" || $0 == "h" || $0 == " " || $0 == "\u{A0}" }.map { Int($0) }
        guard (1...2).contains(parts.count), let hour = parts[0], let minute = parts.count == 2 ? parts[1] : 0, (0...59).contains(minute),
            (0...24).contains(hour), hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    /// As `type="time"` has it: `09:05`.
    static func text(_ minute: Int) -> String {
        let (hour, rest) = (minute / 60 % 24, minute % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
}
