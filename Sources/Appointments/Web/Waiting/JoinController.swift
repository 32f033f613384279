import Core
import Foundation
import HTTPTypes
import Hummingbird
import Scheduling
import Web

/// Asking to be told when a time comes free: no account, an address that one shows to be one's own.
struct JoinController: Sendable {
    let book: AppointmentBook
    let points: any StartingPoints

    static func address(_ offer: Offer, _ party: Party, at place: PlaceID?) -> String {
        "\(OfferController.path)/\(offer.details.slug)/attente?nombre=\(offer.count(of: party))" + (place.map { "&lieu=\($0)" } ?? "")
    }

    var routes: [Route] {
        [.get(OfferController.path + "/:type/attente", answer: ask), .post(OfferController.path + "/:type/attente", asksWork: true, answer: join)]
    }

    private func offer(_ visit: Visit) async throws -> Offer {
        let offer = try await book.publicOffer(visit)
        guard offer.keepsList else { throw AppointmentProblem.unknownType }
        return offer
    }

    @Sendable private func ask(_ visit: Visit) async throws -> Response {
        var input = WaitInput()
        input.count = visit.query("nombre").flatMap { Int($0) }
        input.places = Set([visit.query("lieu").flatMap { PlaceID($0) }].compactMap(\.self))
        return try await page(visit, input, [])
    }

    private func page(_ visit: Visit, _ input: WaitInput, _ faults: [(field: String, key: String)]) async throws -> Response {
        let places = try await book.territory.places(of: visit.site.organisation, now: visit.now)
        return JoinPage(
            offer: try await offer(visit), places: places, input: input, faults: faults, needsEmail: book.mobiles == nil, visit: visit
        ).response()
    }

    @Sendable private func join(_ visit: Visit) async throws -> Response {
        let offer = try await offer(visit)
        try book.throttle.check("wait:\(visit.address)", atMost: 10, perSeconds: 3600, now: visit.now)
        var input = WaitInput(visit.form)
        input.keepAddress(for: offer.type.way)
        let person = input.person.person
        var faults = input.faults(for: offer.type.way, today: visit.today)
        let places = try await book.territory.places(of: visit.site.organisation, now: visit.now)
        if faults.isEmpty, try await !VisitedArea(points: points, places: places).holds(person, for: offer) {
            faults.append(("adresse", "appointments.person.addressOutside"))
        }
        if !faults.contains(where: { $0.field == "email" }), person.email == nil, !(book.mobiles?(person.phone) ?? false) {
            faults.append(("email", book.mobiles == nil ? "appointments.wait.emailMissing" : "appointments.wait.contactMissing"))
        }
        guard faults.isEmpty else { return try await page(visit, input, faults) }
        // Whoever types somebody else's address sends them two messages in a day, not more.
        try book.throttle.check("wait:\(person.email?.description ?? person.phone)", atMost: 2, perSeconds: 86_400, now: visit.now)
        let wait = try await book.waiting.ask(
            input.wishes(for: offer, among: places, today: visit.today), for: person, in: visit.site.organisation, now: visit.now)
        return .seeOther("\(WaitController.path)?fait=demande&numero=\(wait.reference)")
    }
}

/// What one waits for, and who one is.
struct JoinPage {
    let offer: Offer
    let places: [Place]
    let input: WaitInput
    let faults: [(field: String, key: String)]
    let needsEmail: Bool
    let visit: Visit

    private var words: Words { visit.words }
    private var path: String { "\(OfferController.path)/\(offer.details.slug)" }

    func response() -> Response {
        let fields = WaitFields(input: input, faults: faults, offer: offer, places: places, needsEmail: needsEmail, words: words)
        return visit.page(
            title: words("appointments.wait.title"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("appointments.title"), OfferController.path), (offer.details.title, path)], words: words))
            \(fields.summary)
            <h1>\(words("appointments.wait.title"))</h1>
            <p class="lead">\(words.count(offer.details.offerHours, "appointments.wait.lead"))</p>
            \(offer.meetingNote(words))
            <form method="post" action="\(path)/attente">\(visit.workedToken)
            \(fields.html)
            <p class="hint">\(words("appointments.wait.privacy"))</p>
            \(Button(words("appointments.wait.join")))
            </form>
            <p>\(words("appointments.wait.byPhone", ["phone": visit.site.phone]))</p>
            """)
    }
}
