import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// Somebody registered by the agent whom they have on the phone or at the counter: a number like the others, the same chance.
struct DrawEntryController: Sendable {
    static func address(_ draw: Reference) -> String { DrawDeskController.address(draw) + "/inscription" }

    let book: AppointmentBook
    let points: any StartingPoints

    var routes: [Route] {
        let path = DrawDeskController.path + "/:reference/inscription"
        return [
            .agents(.get, path, AgentRole.seeingDossiers) { try await page($0, DrawInput()) },
            .agents(.post, path, AgentRole.seeingDossiers, answer: add),
        ]
    }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        let draw = try await book.draw(visit.visit)
        guard try await book.receives(draw, visit.viewer) else { throw AppointmentProblem.unknownDraw }
        let offer = try await book.offer(draw.type, of: draw.organisation)
        let places = try await book.places(of: draw, now: visit.now)
        var input = DrawInput(visit.form, draw, offer, places, today: visit.visit.today)
        if input.faults.isEmpty, try await !VisitedArea(points: points, places: places).holds(input.person, for: offer) {
            input.faults.append(("adresse", "appointments.person.addressOutside"))
        }
        if input.faults.isEmpty, input.person.email == nil, input.person.phone.isEmpty {
            input.faults.append(("telephone", "appointments.wait.contactMissing.desk"))
        }
        guard input.faults.isEmpty, let new = input.new else { return try await page(visit, input) }
        do {
            _ = try await book.draws.add(new, in: draw, by: visit.viewer, now: visit.now)
            return .seeOther(DrawDeskController.address(draw.reference) + "?fait=1")
        } catch let problem as AppointmentProblem where problem != .registrationClosed {
            input.faults.append((input.person.email == nil ? "telephone" : "email", problem.message.key))
            return try await page(visit, input)
        }
    }

    private func page(_ visit: AgentVisit, _ input: DrawInput) async throws -> Response {
        let (words, draw) = (visit.words, try await book.draw(visit.visit))
        guard try await book.receives(draw, visit.viewer) else { throw AppointmentProblem.unknownDraw }
        guard draw.takes(at: visit.now) else { throw AppointmentProblem.registrationClosed }
        let offer = try await book.offer(draw.type, of: draw.organisation)
        let places = try await book.places(of: draw, now: visit.now)
        let fields = input.fields(draw, offer, places, needsEmail: false, words)
        let title = words("appointments.draw.title", ["type": offer.details.title])
        return visit.visit.page(
            title: words("appointments.draw.enter"), status: input.faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("appointments.draw.desk"), DrawDeskController.path), (title, DrawDeskController.address(draw.reference))], words: words))
            \(fields.summary)
            <h1>\(words("appointments.draw.enter"))</h1>
            <p>\(words("appointments.draw.enter.lead"))</p>
            <form method="post" action="\(DrawEntryController.address(draw.reference))">\(visit.visit.formToken)
            \(fields.html)
            \(Button(words("appointments.draw.enter.button")))
            </form>
            """)
    }
}
