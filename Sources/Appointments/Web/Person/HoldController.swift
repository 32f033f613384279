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
        return HoldPage(told: told, input: PersonInput(), visit: visit).response()
    }

    @Sendable private func confirm(_ visit: Visit) async throws -> Response {
        let reference: Reference = try visit.parameter("reference")
        guard let told = try await book.told(visit) else { return try await over(visit) }
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
        guard faults.isEmpty else { return HoldPage(told: told, input: input, faults: faults, visit: visit).response() }
        do {
            try await book.applications?.check(input.numbers, at: told.place.id, today: visit.today)
            let booked = try await book.bookings.book(
                reference, for: input.person, applications: input.numbers, visitor: visit.visitor.digest, now: visit.now)
            return .seeOther(FollowController.address(booked.reference) + "?fait=pris")
        } catch AppointmentProblem.holdExpired {
            return try await over(visit, told)
        } catch let problem as AppointmentProblem where [.tooManyForOne].contains(problem) || problem.kind == .conflict {
            return HoldPage(told: told, input: input, faults: [(problem.field, nil)], problem: problem, visit: visit).response()
        }
    }

    /// The time is somebody else's: what is free around it.
    private func over(_ visit: Visit, _ told: ToldAppointment? = nil) async throws -> Response {
        guard let told else { throw AppointmentProblem.holdExpired }
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
    init(_ form: SentForm) {
        self.init(
            name: form.first("nom") ?? "", email: form.first("email") ?? "", phone: form.first("telephone") ?? "",
            applications: form.first("predemandes") ?? "", way: form.first("prevenir") ?? "", address: form.first("adresse") ?? "")
    }
}

extension AppointmentProblem {
    /// The box that it is about.
    var field: String {
        switch self {
        case .applicationTaken, .applicationRefused, .applicationElsewhere, .nationalSilent: "predemandes"
        default: "email"
        }
    }
}

/// The boxes that say who comes: on the person's page, and on the agent's.
struct PersonFields {
    let input: PersonInput
    let faults: [(field: String, key: String?)]
    var problem: AppointmentProblem?
    let asksApplications: Bool
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
        \(TextInput(question("telephone", "appointments.person.phone", isOptional: way == .place || way == .video), .phone, value: input.phone))
        \(if: way == .home, TextArea(question("adresse", "appointments.person.address"), value: input.address, rows: 3).html)
        \(if: asksApplications, TextInput(question("predemandes", "appointments.person.applications", isOptional: true), .text, value: input.applications).html)
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

    private func message(_ key: String?) -> String { key.map { words($0) } ?? problem.map { words($0.message) } ?? "" }
}

/// What was chosen, until when it is kept, and who comes.
struct HoldPage {
    let told: ToldAppointment
    let input: PersonInput
    var faults: [(field: String, key: String?)] = []
    var problem: AppointmentProblem?
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        let fields = PersonFields(
            input: input, faults: faults, problem: problem, asksApplications: told.offer.details.reason != nil, way: told.offer.type.way, words: words
        )
        return visit.page(
            title: words("appointments.hold.title"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(BackLink(SlotsPage.address(told.offer, told.appointment.party, at: told.place.id), words: words))
            \(fields.summary)
            <h1>\(words("appointments.hold.title"))</h1>
            \(Notice(.important, html: "<p>\(kept)</p>"))
            \(SummaryList(told.rows(words), words: words))
            <form method="post" action="\(HoldController.address(told.appointment.reference))">\(visit.formToken)
            \(fields.html)
            <p class="hint">\(words("appointments.hold.privacy"))</p>
            \(Button(words("appointments.hold.confirm")))
            </form>
            """)
    }

    private var kept: String {
        let until = told.appointment.heldUntil ?? visit.now
        guard until > visit.now else { return words("appointments.hold.over") }
        return words("appointments.hold.until", ["hour": words.hour(Int(until.timeIntervalSince1970) / 60, in: told.zone)])
    }
}

extension HoldPage {
    init(told: ToldAppointment, input: PersonInput, faults: [(field: String, key: String)], visit: Visit) {
        self.init(told: told, input: input, faults: faults.map { ($0.field, Optional($0.key)) }, visit: visit)
    }
}
