import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// While a time is kept: the code that was sent to who wants it, for the types that ask for proof. What they typed waits with the time.
struct ProofController: Sendable {
    let book: AppointmentBook

    static func address(_ reference: Reference) -> String { HoldController.address(reference) + "/code" }

    var routes: [Route] {
        [.get("/rendez-vous/reservation/:reference/code", answer: show), .post("/rendez-vous/reservation/:reference/code", answer: prove)]
    }

    /// What this browser holds, once a code was sent for it.
    private func asked(_ visit: Visit) async throws -> ToldAppointment? {
        guard let told = try await book.told(visit), told.appointment.state == .held, !told.appointment.person.writtenTo.isEmpty else { return nil }
        return told
    }

    /// Booked already, or nothing was asked: the page of the hold knows.
    private func back(_ visit: Visit) throws -> Response { .seeOther(HoldController.address(try visit.parameter("reference"))) }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        guard let told = try await asked(visit) else { return try back(visit) }
        return ProofPage(told: told, visit: visit).response()
    }

    @Sendable private func prove(_ visit: Visit) async throws -> Response {
        guard let told = try await asked(visit) else { return try back(visit) }
        let held = told.appointment
        guard try book.isProven(held, visit) else { return ProofPage(told: told, isWrong: true, visit: visit).response() }
        var person = held.person
        person.isProven = true
        do {
            let booked = try await book.bookings.book(
                held.reference, for: person, applications: held.applications, visitor: visit.visitor.digest, now: visit.now)
            return .seeOther(FollowController.address(booked.reference) + "?fait=pris")
        } catch AppointmentProblem.holdExpired {
            return try await SlotsPage.over(told, book, visit)
        } catch let problem as AppointmentProblem where problem == .tooManyForOne || problem.isAboutNumbers {
            return HoldPage(
                told: told, input: PersonInput(held), faults: [(problem.field, nil)], problem: problem, needsEmail: book.mobiles == nil, visit: visit
            ).response()
        }
    }
}

extension AppointmentBook {
    /// Keeps what they typed with the time, and has a code sent to their e-mail or, without one, to their mobile.
    /// - Throws: ``AppointmentProblem/proofMissing`` when neither can be written to.
    func askProof(of person: Person, _ applications: [String], for told: ToldAppointment, _ visit: Visit) async throws {
        try checkCode(for: person, visit)
        try await bookings.askProof(
            of: person, applications: applications, for: told.appointment.reference, visitor: visit.visitor.digest,
            until: visit.now + Self.proofSeconds, now: visit.now)
    }

    /// Before a code is sent. Whoever types somebody else's address sends them a few messages in a day, not more.
    /// - Throws: ``AppointmentProblem/proofMissing`` when nothing can be sent to them.
    func checkCode(for person: Person, _ visit: Visit) throws {
        guard person.email != nil || mobiles?(person.phone) ?? false else { throw AppointmentProblem.proofMissing }
        try throttle.check("proof:\(visit.address)", atMost: 20, perSeconds: 3600, now: visit.now)
        try throttle.check("proof:\(person.writtenTo)", atMost: 5, perSeconds: 86_400, now: visit.now)
    }

    /// Whether what was typed is the code of a hold; ten tries an hour.
    func isProven(_ held: Appointment, _ visit: Visit) throws -> Bool {
        try throttle.check("proof-code:\(visit.address)", atMost: 20, perSeconds: 600, now: visit.now)
        try throttle.check("proof-code:\(held.reference)", atMost: 10, perSeconds: 3600, now: visit.now)
        let typed = (visit.form.text("code") ?? "").filter { ("0"..."9").contains($0) }
        return Secret.areEqual(typed, links.code(ofHold: held))
    }
}

extension AppointmentLinks {
    /// Six digits for one hold and the one contact to which they are sent.
    func code(ofHold held: Appointment) -> String { digits("code de réservation:\(held.reference):\(held.person.writtenTo)") }
}

/// Where the message went, and the box of its code.
struct ProofPage {
    let told: ToldAppointment
    var isWrong = false
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        let hold = HoldController.address(told.appointment.reference)
        return visit.page(
            title: words("appointments.proof.title"), status: isWrong ? .unprocessableContent : .ok,
            """
            \(BackLink(hold, words: words))
            \(CodeField(isWrong: isWrong, words: words).summary)
            <h1>\(words("appointments.proof.title"))</h1>
            <p class="lead">\(words("appointments.proof.sent", ["contact": told.appointment.person.writtenTo]))</p>
            \(Notice(.important, html: "<p>\(HoldPage.kept(told, visit))</p>"))
            <form method="post" action="\(ProofController.address(told.appointment.reference))">\(visit.formToken)
            \(CodeField(isWrong: isWrong, words: words).html)
            \(Button(words("appointments.hold.confirm")))
            </form>
            <p><a href="\(hold)">\(words("appointments.proof.again"))</a></p>
            <p>\(words("appointments.proof.byPhone", ["phone": visit.site.phone]))</p>
            """)
    }
}

/// The box of a code.
struct CodeField {
    let isWrong: Bool
    let words: Words

    private var error: String? { isWrong ? words("appointments.proof.wrong") : nil }

    var summary: ErrorSummary? { error.map { ErrorSummary([.init(href: "#code", text: $0)], words: words) } }

    var html: HTML {
        let hint = words("appointments.wait.find.code.hint")
        return TextInput(Question("code", words("appointments.wait.find.code"), words, hint: hint, error: error), .oneTimeCode).html
    }
}
