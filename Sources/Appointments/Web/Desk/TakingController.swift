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
        let offer = try await book.offer(type, of: visit.viewer.organisation)
        let details = try await book.place(place, of: visit.viewer.organisation).details
        let (start, isBeside) = Self.start(form, details.zone)
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
            try await book.check(numbers, for: NumberedWish(offer: offer, party: party, place: place, isByAgent: true), visit.visit)
            let made = try await book.bookings.book(
                wish, for: answer.input.person, applications: numbers, overbooked: isBeside, by: visit.viewer, now: visit.now)
            return .seeOther("\(DayController.path)/\(made.reference)?fait=1")
        } catch AppointmentProblem.taken {
            answer.faults = [("debut", "appointments.problem.taken")]
            return try await page(visit, { form.first($0) }, answer)
        } catch let problem as AppointmentProblem where problem.isAboutNumbers {
            (answer.faults, answer.problem) = ([(PersonInput.numbersField, nil)], problem)
            return try await page(visit, { form.first($0) }, answer)
        }
    }

    /// As for whoever books alone; but an agent who knows better says so, and is believed.
    private func isOutside(_ input: PersonInput, _ offer: Offer, _ visit: AgentVisit) async throws -> Bool {
        guard offer.type.way == .home, !Text.trimmed(input.address).isEmpty, visit.form.first(TakingPage.goes) == nil else { return false }
        return try await !VisitedArea(of: visit.viewer.organisation, book, points, now: visit.now).holds(input.address)
    }

    /// A free time that was picked, or a time that was typed to be added beside the others.
    private static func start(_ form: SentForm, _ zone: TimeZone) -> (start: Minute?, isBeside: Bool) {
        if let day = form.text("surnombre_jour").flatMap({ LocalDate($0) }), let minute = form.text("surnombre_heure").flatMap(TypedHour.minute) {
            return (Int(day.instant(secondOfDay: Double(minute * 60), in: zone).timeIntervalSince1970) / 60, true)
        }
        return (form.first("debut").flatMap { Int($0) }, false)
    }

    private func page(_ visit: AgentVisit, _ value: (String) -> String?, _ answer: TakingPage.Answer) async throws -> Response {
        let places = try await book.schedules.places(for: visit.viewer)
        let wanted = value("lieu").flatMap { PlaceID($0) }
        guard let place = places.first(where: { $0.id == wanted }) ?? places.first else { return NoPlacePage(visit: visit).response() }
        let offers = try await book.schedules.offers(of: visit.viewer.organisation)
        guard let offer = offers.first(where: { "\($0.id)" == value("type") }) ?? offers.first else { return NoPlacePage(visit: visit).response() }
        let party = offer.party(of: value("nombre").flatMap { Int($0) })
        let from = max((value(TakingPage.later) ?? value("depuis")).flatMap { LocalDate($0) } ?? visit.visit.today, visit.visit.today)
        let desks = try await book.schedules.desks(of: place.id).filter(\.isOpen)
        let desk = desks.first { "\($0.id)" == value("guichet") }
        let (days, next) = try await book.days(
            at: place.id, with: desk?.id, for: offer, party, by: .agents, from: from, count: 3, visit.visit)
        let range = from...(days.last?.day ?? from)
        let schedule = try await book.schedules.schedule(of: place.id, in: place.organisation, on: range, now: visit.now)
        let online = Set(schedule?.starts(for: offer, party, by: .online, now: visit.now, on: range) ?? [])
        let resting = schedule?.resting(for: offer, party, now: visit.now, on: range) ?? []
        return TakingPage(
            places: places, place: place, desks: desks, desk: desk, offers: offers, offer: offer, party: party, days: days, online: online,
            resting: resting, from: from, next: next, answer: answer, visit: visit
        ).response()
    }
}

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

    let places: [Place]
    let place: Place
    let desks: [Desk]
    /// The one that receives, when the agent says which.
    let desk: Desk?
    let offers: [Offer]
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

    func response() -> Response {
        let fields = PersonFields(
            input: answer.input, faults: answer.faults, problem: answer.problem, asksApplications: offer.details.reason != nil, way: offer.type.way,
            asksWay: true, isFirst: answer.faults.isEmpty, words: words)
        return visit.visit.page(
            title: words("appointments.desk.new"), status: answer.faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(fields.summary)
            <h1>\(words("appointments.desk.new"))</h1>
            <form method="post" action="\(TakingController.path)">\(visit.visit.formToken)
            \(bookedByEnter)<input type="hidden" name="\(Self.shown)" value="\(chosen)">
            <div class="filters">\(filters)\(Button(words("appointments.taking.look"), .secondary, name: Self.looks, value: "1"))</div>
            \(slots)
            \(fields.html)
            \(if: asksWhetherToGo, goesBox.html)
            \(Button(words("appointments.taking.button")))
            \(Details(words("appointments.taking.beside"), beside, isOpen: !typed("surnombre_jour").isEmpty || !typed("surnombre_heure").isEmpty))
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
            \(SelectInput(Question("type", words("appointments.row.what"), words), options: offers.map { ChoiceOption("\($0.id)", $0.details.title) }, selected: "\(offer.id)"))
            \(SelectInput(Question("lieu", words("appointments.row.where"), words), options: places.map { ChoiceOption("\($0.id)", $0.details.name) }, selected: "\(place.id)"))
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
