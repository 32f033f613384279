import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Scheduling
import Web

/// Finding an appointment again: by its link, or by its number and a name.
struct FollowController: Sendable {
    static let path = "/rendez-vous/suivi"

    let book: AppointmentBook

    static func address(_ reference: Reference) -> String { "\(path)/\(reference)" }

    var routes: [Route] {
        [
            .get(Self.path) { visit in FindAppointmentPage(visit: visit).response() },
            .post(Self.path, answer: find),
            .get("/rendez-vous/lien/:key", answer: openLink),
            .get(Self.path + "/:reference", answer: show),
            .get(Self.path + "/:reference/rendez-vous.ics", answer: calendar),
        ]
    }

    /// One answer for every mistake: it never tells whether the number exists.
    @Sendable private func find(_ visit: Visit) async throws -> Response {
        try await book.doors.admit(visit, through: "appointment", atMost: 10, perSeconds: 600)
        guard let reference = visit.form.text("numero").flatMap(Reference.init) else {
            return FindAppointmentPage(visit: visit, problem: .notRecognised).response()
        }
        try await book.doors.check("appointment:\(reference)", atMost: 10, perSeconds: 3600, now: visit.now)
        let proof = visit.form.first("preuve") ?? ""
        let opened = try await book.bookings.open(reference, in: visit.site.organisation, to: visit.visitor.digest) { $0.isProved(by: proof) }
        return opened ? .seeOther(Self.address(reference)) : FindAppointmentPage(visit: visit, problem: .notRecognised).response()
    }

    /// The link opens the appointment for this browser, then leaves the address bar.
    @Sendable private func openLink(_ visit: Visit) async throws -> Response {
        guard let reference = book.links.reference(of: try visit.parameter("key")),
            try await book.bookings.open(reference, in: visit.site.organisation, to: visit.visitor.digest, if: { _ in true })
        else { return .seeOther(Self.path) }
        return .seeOther(Self.address(reference))
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        guard let told = try await book.told(visit) else { return .seeOther(Self.path) }
        if told.appointment.state == .held { return .seeOther(HoldController.address(told.appointment.reference)) }
        return AppointmentPage(told: told, link: visit.site.baseURL + book.links.address(of: told.appointment.reference), visit: visit).response()
    }

    @Sendable private func calendar(_ visit: Visit) async throws -> Response {
        guard let told = try await book.told(visit), told.appointment.state != .held else { throw AppointmentProblem.unknownAppointment }
        let link = visit.site.baseURL + Self.path
        let file = told.calendar(host: visit.site.baseURL.hostName, link: link, words: visit.words, now: visit.now)
        return .download(Array(file.text.utf8), name: "rendez-vous.ics", mediaType: "text/calendar; charset=utf-8")
    }
}

extension String {
    /// The host of an address: `demarches.admiville.example`.
    var hostName: String { URL(string: self)?.host() ?? "admilib.invalid" }
}

extension ToldAppointment {
    /// The file that puts it in a calendar, or takes it out.
    /// - Parameter invitation: in what leaves by mail; `nil`: the file is theirs to open, and asks nothing of anybody.
    func calendar(host: String, link: String, words: Words, now: Date, invitation: CalendarFile.Invitation? = nil) -> CalendarFile {
        let isCancelled = appointment.state.isCancelled
        let pieces = pieceList.map { "- \($0)" }
        let lines =
            [words("appointments.calendar.number", ["number": "\(appointment.reference)"])]
            + (pieces.isEmpty ? [] : [words("appointments.pieces")] + pieces)
        var event = CalendarFile.Event(
            uid: "\(appointment.reference)@\(host)", sequence: appointment.version - 1, stamp: now, start: appointment.startDate,
            end: endDate, summary: offer.details.title, place: location(words),
            description: lines.joined(separator: "\n"), url: link, isCancelled: isCancelled)
        event.invitation = invitation
        return CalendarFile(isCancelled ? .cancel : invitation == nil ? .publish : .request, zone: zone, events: [event])
    }
}

/// What was booked, and what one may do with it.
struct AppointmentPage {
    let told: ToldAppointment
    let link: String
    let visit: Visit

    private var words: Words { visit.words }
    private var appointment: Appointment { told.appointment }
    private var isToCome: Bool { appointment.state == .booked && appointment.startDate > visit.now }

    func response() -> Response {
        visit.page(
            title: words("appointments.mine.title"),
            """
            \(news)
            <h1>\(words("appointments.mine.title"))</h1>
            \(if: visit.query("fait") != "pris", number)
            \(SummaryList(told.rows(words) + [SummaryList.Row(words("appointments.row.person"), appointment.person.name)], words: words))
            \(isToCome ? told.lacking(words).map { Notice(.important, $0) } : nil)
            \(isToCome ? told.pieces.map { "<h2>\(words("appointments.pieces"))</h2>\($0)" as HTML } : nil)
            \(isToCome ? acts : again)
            \(if: appointment.state == .booked, reached)
            """)
    }

    private var number: HTML {
        """
        <p>\(appointment.state.tag(words)) \(words("appointments.number")) <strong class="reference">\(appointment.reference.description)</strong></p>
        """
    }

    private var news: HTML? {
        switch visit.query("fait") {
        case "pris":
            Panel(words("appointments.done.booked"), numberLabel: words("appointments.number"), number: appointment.reference.description, level: 2)
                .html
        case "deplace": Notice(.success, words("appointments.done.moved")).html
        case "annule": Notice(.success, words("appointments.done.cancelled")).html
        default: nil
        }
    }

    private var acts: HTML {
        let path = FollowController.address(appointment.reference)
        return """
            <p class="actions">\(LinkButton(words("appointments.calendar.download"), to: path + "/rendez-vous.ics", .secondary))
            \(LinkButton(words("appointments.move"), to: path + "/deplacer", .secondary))
            <a href="\(path)/annulation">\(words("appointments.cancel"))</a></p>
            """
    }

    private var again: HTML {
        "<p>\(LinkButton(words("appointments.again"), to: "\(OfferController.path)/\(told.offer.details.slug)", .secondary))</p>"
    }

    /// How they come back to it, and whether they will be told. A reminder leaves only for what is far enough.
    private var reached: HTML {
        let isReminded = appointment.startDate > visit.now + 60 * 3600
        let told =
            appointment.person.email.map { words(isReminded ? "appointments.told.email" : "appointments.told.soon", ["email": $0.description]) }
            ?? words("appointments.told.nothing")
        return "<p>\(told)</p><p>\(words("appointments.link")) <a href=\"\(link)\">\(words("appointments.link.open"))</a></p>"
    }
}

private struct FindAppointmentPage {
    let visit: Visit
    var problem: AppointmentProblem?

    func response() -> Response {
        let words = visit.words
        let error = problem.map { words($0.message) }
        return visit.page(
            title: words("appointments.find.title"), status: problem == nil ? .ok : .unprocessableContent,
            """
            \(error.map { ErrorSummary([.init(href: "#numero", text: $0)], words: words) })
            <h1>\(words("appointments.find.title"))</h1>
            <form method="post" action="\(FollowController.path)">\(visit.formToken)
            \(TextInput(Question("numero", words("appointments.find.number"), words, hint: words("appointments.find.number.hint"), error: error), .number, value: visit.form.first("numero") ?? ""))
            \(TextInput(Question("preuve", words("appointments.find.proof"), words, hint: words("appointments.find.proof.hint")), value: visit.form.first("preuve") ?? ""))
            \(Button(words("appointments.find.button")))
            </form>
            <p>\(words("appointments.find.lost", ["phone": visit.site.phone]))</p>
            """)
    }
}
