import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// A time is kept for the question of a form, and its type asks for proof: the e-mail or the mobile of who wants it, then the code that was sent there. What is
/// typed in the form does not count: it is read when it is filed, and nobody has shown that it is theirs.
struct FormProofController: Sendable {
    let book: AppointmentBook
    let forms: any FormsWithTimes

    var routes: [Route] {
        let path = "/brouillons/:reference/rendez-vous/:field" + Self.path
        return [.get(path, answer: show), .post(path, answer: take)]
    }

    private static let (path, change) = ("/code", "changer")

    /// Where one goes once everything else is known. Agents know whom they have before them.
    static func next(_ offer: Offer, _ question: OpenQuestion, from slots: String) -> String {
        offer.details.asksProof && question.agent == nil ? slots + path : back(to: question)
    }

    private static func back(to question: OpenQuestion) -> String { "\(question.path)#\(question.field)" }

    /// What is kept and not proven yet; `nil`: there is nothing to ask.
    private func kept(_ visit: Visit) async throws -> (question: OpenQuestion, told: ToldAppointment?) {
        let draft: Reference = try visit.parameter("reference")
        guard let question = try await forms.question(try visit.parameter("field"), of: draft, for: visit), question.agent == nil else {
            throw AppointmentProblem.unknownAppointment
        }
        guard let held = try await book.bookings.kept(for: question.draft)[question.field], !held.person.isProven else { return (question, nil) }
        return (question, try await book.told(held))
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let (question, told) = try await kept(visit)
        guard let told else { return .seeOther(Self.back(to: question)) }
        return page(question, told, visit)
    }

    /// The page of the contact, or that of the code once one was sent.
    private func page(
        _ question: OpenQuestion, _ told: ToldAppointment, _ visit: Visit, isWrong: Bool = false, typed input: PersonInput? = nil,
        faults: [(field: String, key: String)] = []
    ) -> Response {
        let asksContact = told.appointment.person.writtenTo.isEmpty || visit.query(Self.change) != nil || input != nil
        return FormProofPage(
            question: question, told: told, contact: asksContact ? input ?? PersonInput(told.appointment) : nil, isWrong: isWrong, faults: faults,
            again: "\(visit.path)?\(Self.change)=1", needsEmail: book.mobiles == nil, visit: visit
        ).response()
    }

    @Sendable private func take(_ visit: Visit) async throws -> Response {
        let (question, told) = try await kept(visit)
        guard let told else { return .seeOther(Self.back(to: question)) }
        guard visit.form.first("code") == nil else { return try await prove(told, question, visit) }
        let typed = PersonInput(visit.form), input = PersonInput(email: typed.email, phone: typed.phone, surely: typed.surely)
        let faults = input.faults().filter { $0.field != "nom" }
        guard faults.isEmpty else { return page(question, told, visit, typed: input, faults: faults) }
        do {
            try book.checkCode(for: input.person, visit)
            try await book.bookings.askProof(of: input.person, for: question.field, of: question.draft, now: visit.now)
            return .seeOther(visit.path)
        } catch AppointmentProblem.proofMissing {
            return page(question, told, visit, typed: input, faults: [("email", "appointments.problem.proofMissing")])
        }
    }

    private func prove(_ told: ToldAppointment, _ question: OpenQuestion, _ visit: Visit) async throws -> Response {
        guard try book.isProven(told.appointment, visit) else { return page(question, told, visit, isWrong: true) }
        try await book.bookings.prove(told.appointment.person, for: question.field, of: question.draft)
        return .seeOther(Self.back(to: question))
    }
}

struct FormProofPage {
    let question: OpenQuestion
    let told: ToldAppointment
    /// What was typed of it; `nil`: a code was sent there.
    let contact: PersonInput?
    let isWrong: Bool
    let faults: [(field: String, key: String)]
    /// Where another contact is given.
    let again: String
    let needsEmail: Bool
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words(contact == nil ? "appointments.proof.title" : "appointments.proof.contact")
        return visit.page(
            title: title, status: isWrong || !faults.isEmpty ? .unprocessableContent : .ok,
            """
            \(BackLink("\(question.path)#\(question.field)", words: words))
            \(CodeField(isWrong: isWrong, words: words).summary)
            \(faults.isEmpty ? nil : ErrorSummary(faults.map { .init(href: "#\($0.field)", text: message($0.key)) }, words: words))
            <p class="over">\(question.procedure)</p>
            <h1>\(title)</h1>
            <p class="lead">\(told.text(words))</p>
            <form method="post" action="\(visit.path)">\(visit.formToken)
            \(contact.map(contactBoxes) ?? code)
            </form>
            \(if: contact == nil, "<p><a href=\"\(again)\">\(words("appointments.proof.again"))</a></p>")
            <p>\(words("appointments.proof.byPhone", ["phone": visit.site.phone]))</p>
            """)
    }

    private var code: HTML {
        """
        <p>\(words("appointments.proof.sent.form", ["contact": told.appointment.person.writtenTo]))</p>
        \(CodeField(isWrong: isWrong, words: words).html)\(Button(words("appointments.numbers.button")))
        """
    }

    private func contactBoxes(_ input: PersonInput) -> HTML {
        """
        <p>\(words(needsEmail ? "appointments.proof.lead.mail" : "appointments.proof.lead"))</p>
        \(TextInput(box("email", isOptional: !needsEmail), .email, value: input.email))
        \(input.askedBox(faults: faults.map(\.key)))
        \(if: !needsEmail, TextInput(box("telephone", "phone", isOptional: true), .phone, value: input.phone).html)
        \(Button(words("appointments.proof.button")))
        """
    }

    private func message(_ key: String) -> String { contact?.message(key, words) ?? words(key) }

    private func box(_ name: String, _ key: String? = nil, isOptional: Bool) -> Question {
        let fault = faults.first { $0.field == name }
        return Question(name, words("appointments.person.\(key ?? name)"), words, error: fault.map { message($0.key) }, isOptional: isOptional)
    }
}
