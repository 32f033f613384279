import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// Asking to take part in a draw: what for, when and where one could come, an address that one shows to be one's own.
struct RegisterController: Sendable {
    static func address(_ draw: Reference) -> String { DrawController.address(draw) + "/inscription" }

    let book: AppointmentBook
    let points: any StartingPoints

    var routes: [Route] {
        let path = DrawController.path + "/:reference/inscription"
        return [.get(path, answer: ask), .post(path, asksWork: true, answer: register)]
    }

    private func opened(_ visit: Visit) async throws -> (draw: Draw, offer: Offer, places: [Place]) {
        let draw = try await book.draw(visit)
        guard draw.takes(at: visit.now) else { throw AppointmentProblem.registrationClosed }
        return (draw, try await book.offer(draw.type, of: draw.organisation), try await book.places(of: draw, now: visit.now))
    }

    @Sendable private func ask(_ visit: Visit) async throws -> Response {
        guard try await book.draw(visit).takes(at: visit.now) else { return .seeOther(DrawController.address(try visit.parameter("reference"))) }
        let (draw, offer, places) = try await opened(visit)
        return page(visit, draw, offer, places, DrawInput())
    }

    @Sendable private func register(_ visit: Visit) async throws -> Response {
        let (draw, offer, places) = try await opened(visit)
        try book.throttle.check("register:\(visit.address)", atMost: 10, perSeconds: 3600, now: visit.now)
        var input = DrawInput(visit.form, draw, offer, places, today: visit.today)
        let person = input.person
        if input.faults.isEmpty, try await !VisitedArea(points: points, places: places).holds(person, for: offer) {
            input.faults.append(("adresse", "appointments.person.addressOutside"))
        }
        if input.faults.allSatisfy({ $0.field != "email" }), person.email == nil, !(book.mobiles?(person.phone) ?? false) {
            input.faults.append(("email", book.mobiles == nil ? "appointments.wait.emailMissing" : "appointments.wait.contactMissing"))
        }
        if let new = input.new, (try? offer.check(new.applications, for: new.wishes.party)) == nil {
            input.faults.append((PersonInput.numbersField, "appointments.person.applicationsCount"))
        }
        guard input.faults.isEmpty, let new = input.new else { return page(visit, draw, offer, places, input) }
        // Whoever types somebody else's address sends them two messages in a day, not more.
        try book.throttle.check("register:\(person.email?.description ?? person.phone)", atMost: 2, perSeconds: 86_400, now: visit.now)
        let asked = try await book.draws.ask(new, in: draw, now: visit.now)
        return .seeOther("\(RegistrationController.path)?fait=demande&numero=\(asked.reference)")
    }

    private func page(_ visit: Visit, _ draw: Draw, _ offer: Offer, _ places: [Place], _ input: DrawInput) -> Response {
        let words = visit.words
        let fields = input.fields(draw, offer, places, needsEmail: book.mobiles == nil, words)
        let title = words("appointments.draw.register.title")
        return visit.page(
            title: title, status: input.faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(BackLink(DrawController.address(draw.reference), words: words))
            \(fields.summary)
            <h1>\(title)</h1>
            <p class="lead">\(offer.details.title), \(words.days(draw.days))</p>
            <p>\(words("appointments.draw.register.lead", ["closes": draw.closesAt.inWords(words.language, in: visit.site.zone)]))</p>
            <form method="post" action="\(RegisterController.address(draw.reference))">\(visit.workedToken)
            \(fields.html)
            <p class="hint">\(words("appointments.draw.privacy"))</p>
            \(Button(words("appointments.draw.register")))
            </form>
            <p>\(words("appointments.draw.byPhone", ["phone": visit.site.phone]))</p>
            """)
    }
}
