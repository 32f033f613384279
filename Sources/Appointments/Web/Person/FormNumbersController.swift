import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// A time is kept for the question of a form: the numbers of the pre-applications that it is for, if the State's engine knows its type. Asked after the time,
/// so that nobody loses one while they look for a number.
struct FormNumbersController: Sendable {
    let book: AppointmentBook
    let forms: any FormsWithTimes

    var routes: [Route] {
        let (person, desk) = ("/brouillons/:reference/rendez-vous/:field", "/bureau/demandes/:reference/rendez-vous/:field")
        let seers = AgentRole.seeingDossiers
        return [
            .get(person + Self.path) { try await show($0, nil) }, .post(person + Self.path, answer: { try await keep($0, nil) }),
            .agents(.get, desk + Self.path, seers) { try await show($0.visit, $0.viewer.agent) },
            .agents(.post, desk + Self.path, seers) { try await keep($0.visit, $0.viewer.agent) },
        ]
    }

    private static let path = "/predemandes"

    /// Where one goes once a time is kept.
    static func next(_ offer: Offer, _ question: OpenQuestion, from slots: String) -> String {
        offer.details.reason == nil ? FormProofController.next(offer, question, from: slots) : slots + path
    }

    /// `nil` when nothing is kept.
    private func kept(_ visit: Visit, _ agent: AgentID?) async throws -> (question: OpenQuestion, told: ToldAppointment?) {
        let draft: Reference = try visit.parameter("reference")
        guard let question = try await forms.question(try visit.parameter("field"), of: draft, for: visit), (question.agent == nil) == (agent == nil)
        else { throw AppointmentProblem.unknownAppointment }
        let held = try await book.bookings.kept(for: question.draft)[question.field]
        return (question, try await held.asyncMap { try await book.told($0) })
    }

    private func show(_ visit: Visit, _ agent: AgentID?) async throws -> Response {
        let (question, told) = try await kept(visit, agent)
        guard let told else { return .seeOther("\(question.path)#\(question.field)") }
        return FormNumbersPage(
            question: question, told: told, typed: told.appointment.applications.joined(separator: " "), isByAgent: agent != nil, visit: visit
        ).response()
    }

    private func keep(_ visit: Visit, _ agent: AgentID?) async throws -> Response {
        let (question, told) = try await kept(visit, agent)
        guard let told else { return .seeOther("\(question.path)#\(question.field)") }
        let input = PersonInput(visit.form)
        let wish = NumberedWish(
            offer: told.offer, party: told.appointment.party, place: told.place.id, known: told.appointment.applications, isByAgent: agent != nil)
        do {
            try await book.check(input.numbers, for: wish, visit)
            try await book.bookings.keep(
                input.numbers, for: question.field, of: question.draft, in: told.appointment.organisation, now: visit.now)
            return .seeOther(FormProofController.next(told.offer, question, from: String(visit.path.dropLast(Self.path.count))))
        } catch let problem as AppointmentProblem where problem.isAboutNumbers {
            return FormNumbersPage(
                question: question, told: told, typed: input.applications, problem: problem, isByAgent: agent != nil, visit: visit
            ).response()
        }
    }
}

/// What was chosen, until when it is kept, and the numbers.
struct FormNumbersPage {
    let question: OpenQuestion
    let told: ToldAppointment
    let typed: String
    var problem: AppointmentProblem?
    let isByAgent: Bool
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        let isOptional = isByAgent || !told.offer.details.asksNumbers
        let field = NumbersField(typed: typed, error: problem.map { words($0.message) }, isOptional: isOptional, words: words)
        return visit.page(
            title: words("appointments.numbers.title"), status: problem == nil ? .ok : .unprocessableContent,
            """
            \(BackLink("\(question.path)#\(question.field)", words: words))
            \(field.summary)
            <p class="over">\(question.procedure)</p>
            <h1>\(words("appointments.numbers.title"))</h1>
            <p class="lead">\(kept)</p>
            <form method="post" action="\(visit.path)">\(visit.formToken)
            \(field.html)
            \(Button(words("appointments.numbers.button")))
            </form>
            """)
    }

    private var kept: String {
        let until = told.appointment.heldUntil ?? visit.now
        let hour = words.hour(Int(until.timeIntervalSince1970) / 60, in: told.zone)
        return words("appointments.numbers.kept", ["when": told.text(words), "hour": hour])
    }
}
