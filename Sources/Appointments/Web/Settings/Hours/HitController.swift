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
            .agents(.get, path, [.administrator], answer: show), .agents(.post, path, [.administrator], answer: act),
        ]
    }

    private func appointments(_ visit: AgentVisit) async throws -> HitAppointments {
        let place = try await book.place(try visit.visit.parameter("place"), of: visit.viewer.organisation)
        return HitAppointments(book: book, place: place, visit: visit)
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let appointments = try await appointments(visit)
        let (place, hit, words) = (appointments.place, try await appointments.now(), visit.words)
        let path = "\(PlaceSettings.path)/lieux/\(place.id)"
        let acts: HTML = """
            \(HitTable(place: place, hit: hit, words: words).html)
            <form method="post" action="\(path)/touches">\(visit.visit.formToken)<p>\(words("appointments.hit.choice"))</p>
            \(if: hit.count > HitAppointments.most, "<p>\(words("appointments.hit.batches", ["count": "\(HitAppointments.most)"]))</p>")
            <p class="actions">\(Button(words("appointments.hit.move"), name: "quoi", value: "deplacer"))
            \(Button(words("appointments.hit.cancel"), .danger, name: "quoi", value: "annuler"))</p></form>
            """
        return visit.visit.page(
            title: words("appointments.hit.title"), kind: .wide,
            """
            \(Breadcrumb([(words("appointments.settings.title"), PlaceSettings.path), (place.details.name, path)], words: words))
            \(outcome(visit))
            <h1>\(words("appointments.hit.title"))</h1>
            <p>\(words.count(hit.count, "appointments.hit.count"))</p>
            \(if: !hit.isEmpty, acts)
            """)
    }

    private func outcome(_ visit: AgentVisit) -> HTML? {
        guard let done = visit.visit.query("fait"), let left = visit.visit.query("reste"), Int(done) != nil, Int(left) != nil else { return nil }
        return Notice(left == "0" ? .success : .warning, visit.words("appointments.hit.done", ["done": done, "left": left])).html
    }

    @Sendable private func act(_ visit: AgentVisit) async throws -> Response {
        let appointments = try await appointments(visit)
        let hit = try await appointments.now()
        let done = try await appointments.act(on: hit, moving: visit.form.first("quoi") == "deplacer")
        return .seeOther("\(PlaceSettings.path)/lieux/\(appointments.place.id)/touches?fait=\(done)&reste=\(hit.count - done)")
    }
}
