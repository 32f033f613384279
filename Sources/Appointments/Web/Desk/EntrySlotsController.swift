import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// Choosing a time for somebody whose form an agent fills in, on the phone or at the counter: it is kept while they type, and booked with the request.
/// Both sides of the reserve are there, for it is kept for those people; the places are the agent's own, and those that everybody sees.
struct EntrySlotsController: Sendable {
    let book: AppointmentBook
    let forms: any FormsWithTimes

    var routes: [Route] {
        let (path, seers) = ("/bureau/demandes/:reference/rendez-vous/:field", AgentRole.seeingDossiers)
        return [
            .agents(.get, path, seers) { try await show($0, { [visit = $0.visit] in visit.query($0) }, nil) },
            .agents(.post, path, seers, answer: hold),
        ]
    }

    /// A question with its type, of a draft that this agent enters.
    private func opened(_ visit: AgentVisit) async throws -> (question: OpenQuestion, offer: Offer, places: [Place]) {
        let draft: Reference = try visit.visit.parameter("reference")
        guard let question = try await forms.question(try visit.visit.parameter("field"), of: draft, for: visit.visit), question.agent != nil else {
            throw AppointmentProblem.unknownAppointment
        }
        let organisation = visit.viewer.organisation
        guard let offer = try await book.schedules.offers(of: organisation).first(where: { $0.details.slug == question.type }) else {
            throw AppointmentProblem.unknownType
        }
        let mine = try await book.schedules.places(for: visit.viewer)
        let others = try await book.schedules.places(of: organisation).filter { place in
            place.details.isShown && !mine.contains { $0.id == place.id }
        }
        return (question, offer, mine + others)
    }

    private func show(_ visit: AgentVisit, _ value: (String) -> String?, _ taken: Wish?) async throws -> Response {
        let (question, offer, places) = try await opened(visit)
        let wanted = value("lieu").flatMap { PlaceID($0) }
        guard let place = places.first(where: { $0.id == wanted }) ?? places.first else { throw AppointmentProblem.unknownPlace }
        let party = offer.party(of: value("nombre").flatMap { Int($0) })
        let from = max(value("depuis").flatMap { LocalDate($0) } ?? visit.visit.today, visit.visit.today)
        let (days, next) = try await book.days(
            at: place.id, for: offer, party, by: .agents, from: from, count: SlotsController.daysPerPage, visit.visit)
        let shown = try await taken.asyncMap { try await book.neighbours(of: $0, for: offer, visit.visit) } ?? days
        let range = min(from, shown.first?.day ?? from)...max(from, shown.last?.day ?? from)
        let schedule = try await book.schedules.schedule(of: place.id, in: place.organisation, on: range, now: visit.now)
        return EntrySlotsPage(
            question: question, path: visit.visit.path, places: places, place: place, offer: offer, party: party, days: shown,
            online: Set(schedule?.starts(for: offer, party, by: .online, now: visit.now, on: range) ?? []),
            resting: schedule?.resting(for: offer, party, now: visit.now, on: range) ?? [], from: from, next: next,
            isTaken: taken != nil, visit: visit
        ).response()
    }

    @Sendable private func hold(_ visit: AgentVisit) async throws -> Response {
        let (question, offer, places) = try await opened(visit)
        let form = visit.form
        guard let id = form.first("lieu").flatMap({ PlaceID($0) }), let start = form.first("debut").flatMap({ Int($0) }) else {
            throw WebProblem.malformed
        }
        guard places.contains(where: { $0.id == id }) else { throw AppointmentProblem.unknownPlace }
        let party = offer.party(of: form.first("nombre").flatMap { Int($0) })
        let wish = Wish(type: offer.id, place: id, party: party, start: start, audience: .agents)
        let kept = FormQuestion(draft: question.draft, field: question.field, pieces: question.pieces, agent: visit.viewer.agent)
        do {
            _ = try await book.bookings.hold(
                wish, in: visit.viewer.organisation, for: kept, visitor: "", until: visit.now + FormSlotsController.holdSeconds, now: visit.now)
            return .seeOther(FormNumbersController.next(offer, question, from: visit.visit.path))
        } catch AppointmentProblem.taken {
            return try await show(visit, { form.first($0) }, wish)
        }
    }
}

/// The free times of one place for an agent, who says them aloud: each a button.
private struct EntrySlotsPage {
    let question: OpenQuestion
    let path: String
    let places: [Place]
    let place: Place
    let offer: Offer
    let party: Party
    let days: [DayOfSlots]
    /// Those that people on the internet see too.
    let online: Set<Minute>
    /// Those that somebody gave back, and that they will see.
    let resting: Set<Minute>
    let from: LocalDate
    let next: LocalDate?
    let isTaken: Bool
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(
            title: question.label, status: isTaken ? .conflict : .ok, kind: .wide,
            """
            \(BackLink("\(question.path)#\(question.field)", words: words))
            \(if: isTaken, Notice(.warning, html: "<p>\(words("appointments.problem.taken"))</p>", isNews: true).html)
            <p class="over">\(question.procedure)</p>
            <h1>\(question.label)</h1>
            <p class="lead">\(words("appointments.entry.lead"))</p><p class="hint">\(words("appointments.entry.kept.hint"))</p>
            \(Filters(path, filters, words: words))
            <p><strong>\(place.details.name)</strong><br>\(place.address)</p>
            \(days.isEmpty ? Notice(.warning, words("appointments.taking.none")).html : list)
            \(Pagination(previous: nil, next: next.map { "\(path)?lieu=\(place.id)&nombre=\(offer.count(of: party))&depuis=\($0)" }, words: words))
            <p><a href="\(question.path)#\(question.field)">\(words("appointments.entry.wishes"))</a></p>
            """)
    }

    private var filters: HTML {
        let counts = (1...max(offer.details.largestParty, 1)).map { ChoiceOption("\($0)", "\($0)") }
        let choices = places.map { ChoiceOption("\($0.id)", $0.details.name) }
        let since = Question("depuis", words("appointments.taking.from"), words)
        return """
            \(SelectInput(Question("lieu", words("appointments.row.where"), words), options: choices, selected: "\(place.id)"))
            \(if: offer.counted != nil, SelectInput(Question("nombre", words("appointments.row.count"), words), options: counts, selected: "\(offer.count(of: party))").html)
            \(TextInput(since, InputTraits(type: "date", isSpelled: false, width: 20), value: "\(from)"))
            """
    }

    private var list: HTML {
        """
        <form method="post" action="\(path)">\(visit.visit.formToken)
        <input type="hidden" name="lieu" value="\(place.id.description)">
        <input type="hidden" name="nombre" value="\(offer.count(of: party))">
        \(days.map(section))
        </form>
        """
    }

    private func section(_ day: DayOfSlots) -> HTML {
        let buttons = day.starts.map { start -> HTML in
            let hour = words.hour(start, in: day.zone)
            let spoken: HTML = "<span class=\"aside\">\(words.day(day.day)), </span>"
            let mark = words(resting.contains(start) ? "appointments.entry.resting" : "appointments.entry.kept")
            let kept: HTML? = online.contains(start) ? nil : "<small>\u{A0}· \(mark)</small>"
            return "<li><button class=\"button second\" name=\"debut\" value=\"\(start)\">\(spoken)\(hour)\(kept)</button></li>"
        }
        return "<h2>\(words.day(day.day))</h2><ul class=\"slots\">\(buttons)</ul>\n"
    }
}
