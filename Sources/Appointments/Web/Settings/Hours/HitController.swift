import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// The appointments that a closure, or a change of hours, leaves with nobody to receive them; what to do with them, all at once.
struct HitController: Sendable {
    let book: AppointmentBook

    var routes: [Route] {
        let path = PlaceSettings.path + "/lieux/:place/touches"
        return [
            .agents(.get, path, HourKeeping.roles, answer: show), .agents(.post, path, HourKeeping.roles, answer: act),
        ]
    }

    private func appointments(_ visit: AgentVisit) async throws -> HitAppointments {
        HitAppointments(book: book, place: try await HourKeeping.place(visit, book), visit: visit)
    }

    /// Where they may be moved to.
    private func places(_ visit: AgentVisit) async throws -> [Place] {
        visit.viewer.has(.administrator)
            ? try await book.schedules.places(of: visit.viewer.organisation) : try await book.schedules.places(for: visit.viewer)
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { try await page(visit) }

    private func page(_ visit: AgentVisit, fault: String? = nil) async throws -> Response {
        let appointments = try await appointments(visit)
        return HitPage(
            place: appointments.place, hit: try await appointments.now(), places: try await places(visit), fault: fault, visit: visit
        ).response()
    }

    @Sendable private func act(_ visit: AgentVisit) async throws -> Response {
        let appointments = try await appointments(visit)
        let numbers = Set(visit.form.all("rdv"))
        let chosen = try await appointments.now().filter { numbers.contains($0.reference.description) }
        if chosen.isEmpty { return try await page(visit, fault: "appointments.hit.none") }
        var goal = HitAppointments.Goal()
        if let asked = visit.form.first("lieu").flatMap({ PlaceID($0) }), asked != appointments.place.id {
            guard let place = try await places(visit).first(where: { $0.id == asked }) else { throw AppointmentProblem.unknownPlace }
            goal.place = place
        }
        if let day = visit.form.text("jour") {
            guard let from = LocalDate(day), from >= visit.visit.today else { return try await page(visit, fault: "appointments.hit.badDay") }
            goal.from = from
        }
        let done = try await appointments.act(on: chosen, moving: visit.form.first("quoi") == "deplacer", to: goal)
        return .seeOther("\(PlaceSettings.path)/lieux/\(appointments.place.id)/touches?fait=\(done)&reste=\(chosen.count - done)")
    }
}

/// Who has nobody to receive them, ticked; where and from when they are moved, or that they are cancelled.
struct HitPage {
    let place: Place
    let hit: [Appointment]
    let places: [Place]
    let fault: String?
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var path: String { "\(PlaceSettings.path)/lieux/\(place.id)/touches" }

    func response() -> Response {
        visit.visit.page(
            title: words("appointments.hit.title"), status: fault == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb(HourKeeping.crumbs(place, visit), words: words))
            \(fault.map { ErrorSummary([.init(href: $0.hasSuffix("badDay") ? "#jour" : "#choix", text: words($0))], words: words) })
            \(outcome)
            <h1>\(words("appointments.hit.title"))</h1>
            <p>\(words.count(hit.count, "appointments.hit.count"))</p>
            \(if: !hit.isEmpty, acts)
            """)
    }

    private var acts: HTML {
        let ticked = fault == nil ? Set(hit.map(\.reference.description)) : Set(visit.form.all("rdv"))
        let options = places.map { ChoiceOption("\($0.id)", $0.details.name) }
        return """
            <form method="post" action="\(path)">\(visit.visit.formToken)
            <div id="choix">\(HitTable(place: place, hit: hit, words: words, ticked: ticked).html)</div>
            \(if: hit.count > HitAppointments.most, "<p>\(words("appointments.hit.batches", ["count": "\(HitAppointments.most)"]))</p>")
            \(if: options.count > 1, SelectInput(Question("lieu", words("appointments.hit.where"), words), options: options, selected: visit.form.first("lieu") ?? "\(place.id)").html)
            \(TextInput(Question("jour", words("appointments.hit.from"), words, hint: words("appointments.hit.from.hint"), isOptional: true), InputTraits(type: "date", isSpelled: false, width: 20), value: visit.form.first("jour") ?? ""))
            <p>\(words("appointments.hit.choice"))</p>
            <p class="actions">\(Button(words("appointments.hit.move"), name: "quoi", value: "deplacer"))
            \(Button(words("appointments.hit.cancel"), .danger, name: "quoi", value: "annuler"))</p></form>
            """
    }

    private var outcome: HTML? {
        guard let done = visit.visit.query("fait"), let left = visit.visit.query("reste"), Int(done) != nil, Int(left) != nil else { return nil }
        if left == "0" { return Notice(.success, words("appointments.hit.allDone", ["done": done])).html }
        return Notice(.warning, words("appointments.hit.done", ["done": done, "left": left])).html
    }
}
