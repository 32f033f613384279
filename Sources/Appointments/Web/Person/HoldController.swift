import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// A time is kept: who comes?
struct HoldController: Sendable {
    let book: AppointmentBook
    let points: any StartingPoints

    static func address(_ reference: Reference) -> String { "/rendez-vous/reservation/\(reference)" }

    var routes: [Route] {
        [.get("/rendez-vous/reservation/:reference", answer: show), .post("/rendez-vous/reservation/:reference", answer: confirm)]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        guard let told = try await book.told(visit) else { return .seeOther(OfferController.path) }
        guard told.appointment.state == .held else { return .seeOther(FollowController.address(told.appointment.reference)) }
        return HoldPage(told: told, input: PersonInput(told.appointment), needsEmail: book.mobiles == nil, visit: visit).response()
    }

    @Sendable private func confirm(_ visit: Visit) async throws -> Response {
        let reference: Reference = try visit.parameter("reference")
        guard let told = try await book.told(visit) else { throw AppointmentProblem.holdExpired }
        var input = PersonInput(visit.form)
        input.way = ""
        if told.offer.type.way != .home { input.address = "" }
        if told.offer.details.reason == nil { input.applications = "" }
        var faults = input.faults(for: told.offer.type.way)
        if faults.isEmpty, told.offer.type.way == .home,
            try await !VisitedArea(of: visit.site.organisation, book, points, now: visit.now).holds(input.address)
        {
            faults.append(("adresse", "appointments.person.addressOutside"))
        }
        guard faults.isEmpty else { return page(told, input, faults.map { ($0.field, $0.key) }, nil, visit) }
        do {
            try await book.check(input.numbers, for: NumberedWish(offer: told.offer, party: told.appointment.party, place: told.place.id), visit)
            if told.offer.details.asksProof, told.appointment.state == .held {
                try await book.askProof(of: input.person, input.numbers, for: told, visit)
                return .seeOther(ProofController.address(reference))
            }
            let booked = try await book.bookings.book(
                reference, for: input.person, applications: input.numbers, visitor: visit.visitor.digest, now: visit.now)
            return .seeOther(FollowController.address(booked.reference) + "?fait=pris")
        } catch AppointmentProblem.holdExpired {
            return try await SlotsPage.over(told, book, visit)
        } catch let problem as AppointmentProblem
            where [.tooManyForOne, .proofMissing].contains(problem) || problem.isAboutNumbers || problem.kind == .conflict
        {
            return page(told, input, [(problem.field, nil)], problem, visit)
        }
    }

    private func page(
        _ told: ToldAppointment, _ input: PersonInput, _ faults: [(field: String, key: String?)], _ problem: AppointmentProblem?, _ visit: Visit
    ) -> Response {
        HoldPage(told: told, input: input, faults: faults, problem: problem, needsEmail: book.mobiles == nil, visit: visit).response()
    }
}

extension SlotsPage {
    /// The time is somebody else's: what is free around it.
    static func over(_ told: ToldAppointment, _ book: AppointmentBook, _ visit: Visit) async throws -> Response {
        let wish = Wish(type: told.offer.id, place: told.place.id, party: told.appointment.party, start: told.appointment.start)
        return SlotsPage(
            title: visit.words("appointments.taken.title"),
            crumb: (told.offer.details.title, "\(OfferController.path)/\(told.offer.details.slug)"), place: told.place,
            days: try await book.neighbours(of: wish, for: told.offer, visit), action: "\(OfferController.path)/\(told.offer.details.slug)/creneaux",
            fields: [("lieu", "\(told.place.id)"), ("nombre", "\(told.offer.count(of: wish.party))")], next: nil,
            first: SlotsPage.address(told.offer, wish.party, at: told.place.id), problem: .holdExpired, visit: visit
        ).response()
    }
}

extension PersonInput {
    /// What is known of them already.
    init(_ appointment: Appointment) {
        let person = appointment.person
        self.init(
            name: person.name, email: person.email?.description ?? "", phone: person.phone,
            applications: appointment.applications.joined(separator: " "), way: person.way?.rawValue ?? "", address: person.address)
    }

    init(_ form: SentForm) {
        self.init(
            name: form.first("nom") ?? "", email: form.first("email") ?? "", phone: form.first("telephone") ?? "",
            applications: form.first("predemandes") ?? "", way: form.first("prevenir") ?? "", address: form.first("adresse") ?? "",
            surely: form.first(PersonInput.surelyField) ?? "")
    }

    /// What is said of a fault.
    func message(_ key: String, _ words: Words) -> String { words(key, key == Self.oddEmail ? ["meant": meantEmail ?? ""] : [:]) }

    /// What says, with the next sending, that this page or one before it asked about the address.
    func askedBox(faults keys: some Sequence<String>) -> HTML? {
        guard meantEmail != nil, surely == email || keys.contains(Self.oddEmail) else { return nil }
        return "<input type=\"hidden\" name=\"\(Self.surelyField)\" value=\"\(email)\">"
    }
}

extension AppointmentProblem {
    /// The box that it is about.
    var field: String {
        isAboutNumbers ? PersonInput.numbersField : "email"
    }
}

/// The boxes that say who comes: on the person's page, and on the agent's.
struct PersonFields {
    let input: PersonInput
    let faults: [(field: String, key: String?)]
    var problem: AppointmentProblem?
    let asksApplications: Bool
    var needsApplications = false
    /// Nobody could be told otherwise.
    var needsEmail = false
    /// How they meet: an address to visit, a number to call.
    var way = MeetingWay.place
    /// Agents ask it of those whom they have before them, or on the phone.
    var asksWay = false
    /// The page begins with the name.
    var isFirst = false
    let words: Words

    var html: HTML {
        """
        \(TextInput(question("nom", "appointments.person.name"), InputTraits(autocomplete: "name", isSpelled: false).first(isFirst), value: input.name))
        \(TextInput(question("email", "appointments.person.email", isOptional: !needsEmail), .email, value: input.email))
        \(input.askedBox(faults: faults.compactMap(\.key)))
        \(TextInput(question("telephone", "appointments.person.phone", isOptional: way == .place || way == .video), .phone, value: input.phone))
        \(if: way == .home, TextArea(question("adresse", "appointments.person.address"), value: input.address, rows: 3).html)
        \(if: asksApplications, TextInput(question("predemandes", "appointments.person.applications", isOptional: !needsApplications), .text, value: input.applications).html)
        \(if: asksWay, telling)
        """
    }

    private var telling: HTML {
        let ways = TellingWay.allCases.map { ChoiceOption($0.rawValue, words("appointments.tell.\($0.rawValue)")) }
        return """
            \(Radios(question("prevenir", "appointments.person.way", isOptional: true), options: ways, selected: input.way))
            \(if: way != .home, TextArea(question("adresse", "appointments.person.postal", isOptional: true), value: input.address, rows: 3).html)
            """
    }

    var summary: ErrorSummary? {
        faults.isEmpty ? nil : ErrorSummary(faults.map { .init(href: "#\($0.field)", text: message($0.key)) }, words: words)
    }

    private func question(_ name: String, _ key: String, isOptional: Bool = false) -> Question {
        let hint = words.has(key + ".hint") ? words(key + ".hint") : nil
        let fault = faults.first { $0.field == name }
        return Question(name, words(key), words, hint: hint, error: fault.map { message($0.key) }, isOptional: isOptional)
    }

    private func message(_ key: String?) -> String {
        key.map { input.message($0, words) } ?? problem.map { words($0.message) } ?? ""
    }
}

/// What was chosen, until when it is kept, and who comes.
struct HoldPage {
    let told: ToldAppointment
    let input: PersonInput
    var faults: [(field: String, key: String?)] = []
    var problem: AppointmentProblem?
    /// Whether codes can be sent to no telephone.
    let needsEmail: Bool
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        let fields = PersonFields(
            input: input, faults: faults, problem: problem, asksApplications: told.offer.details.reason != nil,
            needsApplications: told.offer.details.asksNumbers, needsEmail: asksProof && needsEmail, way: told.offer.type.way, words: words)
        return visit.page(
            title: words("appointments.hold.title"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(BackLink(SlotsPage.address(told.offer, told.appointment.party, at: told.place.id), words: words))
            \(fields.summary)
            <h1>\(words("appointments.hold.title"))</h1>
            \(Notice(.info, html: "<p>\(Self.kept(told, visit))</p>"))
            \(SummaryList(told.rows(words), words: words))
            <form method="post" action="\(HoldController.address(told.appointment.reference))">\(visit.formToken)
            \(fields.html)
            \(if: asksProof, "<p>\(words(needsEmail ? "appointments.proof.lead.mail" : "appointments.proof.lead"))</p>")
            <p class="hint">\(words("appointments.hold.privacy"))</p>
            \(Button(words(asksProof ? "appointments.proof.button" : "appointments.hold.confirm")))
            </form>
            """)
    }

    private var asksProof: Bool { told.offer.details.asksProof }

    static func kept(_ told: ToldAppointment, _ visit: Visit) -> String {
        let (until, words) = (told.appointment.heldUntil ?? visit.now, visit.words)
        guard until > visit.now else { return words("appointments.hold.over") }
        return words("appointments.hold.until", ["hour": words.hour(Int(until.timeIntervalSince1970) / 60, in: told.zone)])
    }
}
