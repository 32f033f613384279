import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// What somebody registered for: found by the link that was sent, or by the number and the code; confirmed, left, or its result read here.
struct RegistrationController: Sendable {
    static let path = "/rendez-vous/inscriptions"

    let book: AppointmentBook

    var routes: [Route] {
        [
            .get(Self.path) { visit in FindRegistrationPage(visit: visit).response() }, .post(Self.path, answer: find),
            .get(Self.path + "/:key", answer: show), .post(Self.path + "/:key", answer: answer),
        ]
    }

    /// The code was sent to the address that they gave: who types it takes part. One answer for every mistake.
    @Sendable private func find(_ visit: Visit) async throws -> Response {
        let wrong = FindRegistrationPage(visit: visit, problem: true)
        try await book.doors.admit(visit, through: "draw", atMost: 10, perSeconds: 600)
        guard let reference = visit.form.text("numero").flatMap(Reference.init) else { return wrong.response() }
        try await book.doors.check("draw:\(reference)", atMost: 10, perSeconds: 3600, now: visit.now)
        let typed = (visit.form.text("code") ?? "").filter { ("0"..."9").contains($0) }
        guard Secret.areEqual(typed, book.links.code(ofRegistration: reference)),
            let found = try await book.draws.find(registration: reference), found.organisation == visit.site.organisation
        else { return wrong.response() }
        return try await confirm(found, visit)
    }

    /// Whoever has the link: it was sent to nobody else.
    private func opened(_ visit: Visit) async throws -> Registration {
        guard let reference = book.links.registration(of: try visit.parameter("key")),
            let found = try await book.draws.find(registration: reference), found.organisation == visit.site.organisation
        else { throw AppointmentProblem.unknownDraw }
        return found
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let registration = try await opened(visit)
        if let id = registration.appointment, let booked = try await book.bookings.find(id) {
            return .seeOther(book.links.address(of: booked.reference))
        }
        return try await page(registration, nil, visit)
    }

    private func page(_ registration: Registration, _ problem: AppointmentProblem?, _ visit: Visit) async throws -> Response {
        guard let draw = try await book.draws.find(registration.draw) else { throw AppointmentProblem.unknownDraw }
        let wait = try await registration.wait.asyncMap { try await book.waiting.find($0) } ?? nil
        return RegistrationPage(
            registration: registration, draw: draw, offer: try await book.offer(draw.type, of: draw.organisation),
            places: try await book.schedules.places(of: draw.organisation).filter { registration.wishes.places.contains($0.id) },
            path: book.links.address(ofRegistration: registration.reference), list: wait.map { book.links.address(ofWait: $0.reference) },
            problem: problem, visit: visit
        ).response()
    }

    @Sendable private func answer(_ visit: Visit) async throws -> Response {
        let registration = try await opened(visit)
        switch visit.form.first("reponse") {
        case "confirmer": return try await confirm(registration, visit)
        case "quitter": try await book.draws.withdraw(registration.id, now: visit.now)
        default: throw WebProblem.malformed
        }
        return .seeOther(book.links.address(ofRegistration: registration.reference))
    }

    private func confirm(_ registration: Registration, _ visit: Visit) async throws -> Response {
        do {
            if registration.state == .asked, let place = try await somePlace(of: registration, visit) {
                try await book.applications?.check(registration.applications, at: place, of: visit.site.baseURL, today: visit.today)
            }
            try await book.draws.confirm(registration.id, now: visit.now)
            return .seeOther(book.links.address(ofRegistration: registration.reference))
        } catch let problem as AppointmentProblem {
            return try await page(registration, problem, visit)
        }
    }
}

extension RegistrationController {
    /// The State's service wants to know who asks: any place where they could come.
    private func somePlace(of registration: Registration, _ visit: Visit) async throws -> PlaceID? {
        if let wanted = registration.wishes.places.min() { return wanted }
        return try await book.territory.places(of: registration.organisation, now: visit.now).first?.id
    }
}

struct RegistrationPage {
    let registration: Registration
    let draw: Draw
    let offer: Offer
    /// Those that they asked for; none: anywhere.
    let places: [Place]
    let path: String
    /// Where they stand on the waiting list, if they are there.
    let list: String?
    let problem: AppointmentProblem?
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("appointments.draw.title", ["type": offer.details.title])
        return visit.page(
            title: title, status: problem == nil ? .ok : .conflict,
            """
            \(Breadcrumb([(words("appointments.title"), OfferController.path)], words: words))
            \(problem.map { Notice(.warning, html: "<p>\(words($0.message))</p>", isNews: true) })
            <h1>\(title)</h1>
            <p class="lead">\(standing)</p>
            \(if: registration.state != .withdrawn, SummaryList(rows, words: words).html)
            \(list.map { "<p><a href=\"\($0)\">\(words("appointments.draw.list"))</a></p>" as HTML })
            \(if: draw.state == .open && registration.state == .asked, confirm)
            \(if: draw.state == .open && registration.state != .withdrawn, leave)
            <p><a href="\(DrawController.address(draw.reference))">\(words("appointments.draw.more"))</a></p>
            """)
    }

    private var standing: String {
        let arguments = [
            "number": registration.number.map(String.init) ?? "", "rank": registration.rank.map(String.init) ?? "",
            "draws": draw.drawsAt.inWords(words.language, in: visit.site.zone),
        ]
        return words(UserMessage("appointments.draw.standing.\(stage)", arguments))
    }

    private var stage: String {
        switch registration.state {
        case .withdrawn: "withdrawn"
        case .asked: draw.takes(at: visit.now) ? "asked" : "late"
        case .registered: draw.state == .cancelled ? "cancelled" : "registered"
        case .won: "won"
        case .lost: list == nil ? "lost" : "waiting"
        }
    }

    private var rows: [SummaryList.Row] { WishRows(wishes: registration.wishes, offer: offer, places: places, words: words).rows }

    private func form(_ button: HTML) -> HTML { "<form method=\"post\" action=\"\(path)\">\(visit.formToken)<p>\(button)</p></form>" }

    private var confirm: HTML { form(Button(words("appointments.draw.confirm"), name: "reponse", value: "confirmer").html) }

    private var leave: HTML { form("<button class=\"quiet\" name=\"reponse\" value=\"quitter\">\(words("appointments.draw.leave"))</button>") }
}

/// The number and the code that were sent.
struct FindRegistrationPage {
    let visit: Visit
    var problem = false

    func response() -> Response {
        let words = visit.words
        let error = problem ? words("appointments.wait.find.wrong") : nil
        let isNew = visit.query("fait") == "demande" && !problem
        let title = words(isNew ? "appointments.wait.find.sent" : "appointments.draw.mine")
        return visit.page(
            title: title, status: problem ? .unprocessableContent : .ok,
            """
            \(error.map { ErrorSummary([.init(href: "#numero", text: $0)], words: words) })
            <h1>\(title)</h1>
            <p class="lead">\(words(isNew ? "appointments.draw.sent" : "appointments.wait.find.text"))</p>
            <form method="post" action="\(RegistrationController.path)">\(visit.formToken)
            \(TextInput(Question("numero", words("appointments.wait.find.number"), words, error: error), .number, value: visit.form.first("numero") ?? visit.query("numero") ?? ""))
            \(TextInput(Question("code", words("appointments.wait.find.code"), words, hint: words("appointments.wait.find.code.hint")), .oneTimeCode))
            \(Button(words("appointments.wait.find.button")))
            </form>
            <p>\(words("appointments.find.lost", ["phone": visit.site.phone]))</p>
            """)
    }
}
