import Core
import Foundation
import Hummingbird
import Web

/// Counting those who call and those who come: one press on what it is about, one on what came of it.
struct ContactController: Sendable {
    static let path = "/bureau/contacts"
    static let (unit, subject, end) = ("service", "sujet", "issue")
    /// What is offered first is what was counted most in so many days.
    static let recentDays = 30

    let tally: any ContactTally
    let threads: any RequestThreads
    let boxes: any LetterBoxes

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, seers, answer: show), .agents(.post, Self.path, seers, answer: count),
            .agents(.post, Self.path + "/annulation", seers, answer: takeBack), .agents(.get, Self.path + "/mois", seers, answer: month),
            .agents(.get, Self.path + "/mois.csv", seers, answer: spreadsheet),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { try await page(visit, isRefused: false) }

    private func page(_ visit: AgentVisit, isRefused: Bool) async throws -> Response {
        let today = visit.visit.today
        let names = try await names(visit)
        let recent = try await tally.counts(from: today.adding(days: -Self.recentDays), through: today, for: visit.viewer)
        return ContactPage(
            names: names, recent: recent, today: try await tally.counts(from: today, through: today, for: visit.viewer), isRefused: isRefused,
            visit: visit
        ).response()
    }

    @Sendable private func count(_ visit: AgentVisit) async throws -> Response {
        guard let contact = ContactForm(visit: visit).contact else { return try await page(visit, isRefused: true) }
        try await tally.count(contact, on: visit.visit.today, by: visit.viewer)
        return .seeOther("\(Self.path)?\(ContactForm.query(contact))")
    }

    @Sendable private func takeBack(_ visit: AgentVisit) async throws -> Response {
        guard let contact = ContactForm(visit: visit).contact else { throw WebProblem.malformed }
        let wasThere = try await tally.takeBack(contact, on: visit.visit.today, by: visit.viewer)
        return .seeOther("\(Self.path)?\(Self.unit)=\(contact.unit)\(wasThere ? "&retire=1" : "")")
    }

    @Sendable private func month(_ visit: AgentVisit) async throws -> Response { try await monthly(visit).response() }

    @Sendable private func spreadsheet(_ visit: AgentVisit) async throws -> Response {
        let page = try await monthly(visit)
        return .download(CSV.file(page.cells), name: "contacts-\(page.month.text).csv", mediaType: "text/csv; charset=utf-8")
    }

    private func monthly(_ visit: AgentVisit) async throws -> ContactMonthPage {
        let month = visit.visit.query("mois").flatMap(Month.init) ?? Month(visit.visit.today)
        let counts = try await tally.counts(from: month.first, through: month.last, for: visit.viewer)
        return ContactMonthPage(month: month, counts: counts, names: try await names(visit), visit: visit)
    }

    private func names(_ visit: AgentVisit) async throws -> ContactNames {
        let organisation = visit.viewer.organisation
        let units = try await boxes.unitNames(of: organisation).filter { visit.viewer.units.contains($0.id) }
        return ContactNames(units: units, procedures: try await threads.procedures(of: organisation), words: visit.words)
    }
}

/// What was pressed.
struct ContactForm {
    let visit: AgentVisit

    var contact: CountedContact? {
        let end = (visit.form.first(ContactController.end) ?? "").split(separator: ".").map(String.init)
        guard end.count == 2, let way = CountedContact.Way(rawValue: end[0]), let outcome = CountedContact.Outcome(rawValue: end[1]),
            let unit = visit.form.first(ContactController.unit).flatMap(UnitID.init),
            let subject = visit.form.first(ContactController.subject).flatMap(CountedContact.Subject.init)
        else { return nil }
        return CountedContact(unit: unit, way: way, subject: subject, outcome: outcome)
    }

    /// So that the page says what was counted, and can take it back.
    static func query(_ contact: CountedContact) -> String {
        "\(ContactController.unit)=\(contact.unit)&\(ContactController.subject)=\(contact.subject)&\(ContactController.end)=\(end(contact))"
    }

    static func end(_ contact: CountedContact) -> String { "\(contact.way.rawValue).\(contact.outcome.rawValue)" }
}

/// Units and subjects in words.
struct ContactNames {
    let units: [(id: UnitID, name: String)]
    let procedures: [(id: ProcedureID, title: String)]
    let words: Words

    func name(_ unit: UnitID) -> String { units.first { $0.id == unit }?.name ?? "" }

    func name(_ subject: CountedContact.Subject) -> String {
        switch subject {
        case .procedure(let id): procedures.first { $0.id == id }?.title ?? words("reception.contacts.subject.gone")
        default: words("reception.contacts.subject.\(subject.description)")
        }
    }
}

/// A month of the calendar.
struct Month: Sendable, Equatable {
    let first: LocalDate

    init(_ day: LocalDate) { first = LocalDate(dayNumber: day.dayNumber - day.day + 1) }

    /// `2026-11`.
    init?(_ text: String) {
        guard text.utf8.count == 7, let day = LocalDate(text + "-01") else { return nil }
        first = day
    }

    var last: LocalDate { next.first.adding(days: -1) }
    var next: Month { Month(first.adding(days: 31)) }
    var previous: Month { Month(first.adding(days: -1)) }
    var text: String { String(first.description.prefix(7)) }

    /// "novembre 2026".
    func name(_ language: Language) -> String { String(first.inWords(language).split(separator: " ").dropFirst().joined(separator: " ")) }
}
