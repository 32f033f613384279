import Core
import Forms
import Foundation
import Hummingbird
import Web

/// The notebook of breaches, with the clock of the 72 hours.
struct BreachController: Sendable {
    static let path = "/bureau/violations"

    let breaches: SQLBreaches
    let copies: any RequestCopies
    let pdf: @Sendable (String) async throws -> [UInt8]

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.protection) { try await list($0, TypedForm(words: $0.words)) },
            .agents(.get, Self.path + ".pdf", AgentRole.protection, answer: paper),
            .agents(.post, Self.path, AgentRole.protection, answer: add),
            .agents(.get, Self.path + "/:id", AgentRole.protection) { try await show($0, TypedForm(words: $0.words)) },
            .agents(.get, Self.path + "/:id/personnes.csv", AgentRole.protection, answer: persons),
            .agents(.post, Self.path + "/:id/notification", AgentRole.protection, answer: notify),
            .agents(.post, Self.path + "/:id/personnes", AgentRole.protection, answer: told),
        ]
    }

    private func list(_ visit: AgentVisit, _ typed: TypedForm) async throws -> Response {
        BreachListPage(breaches: try await breaches.all(in: visit.viewer.organisation), visit: visit, typed: typed).response()
    }

    @Sendable private func paper(_ visit: AgentVisit) async throws -> Response {
        let paper = BreachPaper(breaches: try await breaches.all(in: visit.viewer.organisation), visit: visit)
        return .download(try await pdf(paper.page.text), name: "violations-\(visit.visit.today).pdf", mediaType: "application/pdf")
    }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        var typed = TypedForm(visit.form, words: visit.words)
        let title = typed.text(BreachListPage.title, most: 200, missing: "privacy.fault.title")
        let facts = typed.text(BreachListPage.facts, missing: "privacy.fault.facts")
        let nature: Breach.Nature? = typed.word(BreachListPage.nature, missing: "privacy.fault.nature")
        let risk: Breach.Risk? = typed.word(BreachListPage.risk, missing: "privacy.fault.risk")
        let references = typed.references(BreachListPage.references)
        let day = typed.day(BreachListPage.day, notAfter: visit.visit.today)
        let aware = instant(day, typed.form.text(BreachListPage.hour), visit)
        if aware == nil { typed.refuse(BreachListPage.hour, "privacy.fault.hour") }
        guard typed.isRight, let nature, let risk, let aware else { return try await list(visit, typed) }
        let notes = BreachNotes(
            awareAt: aware, nature: nature, risk: risk, title: title, facts: facts,
            consequences: typed.form.text(BreachListPage.consequences) ?? "", measures: typed.form.text(BreachListPage.measures) ?? "",
            references: references)
        let id = try await breaches.add(notes, by: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/\(id)")
    }

    /// « 14:30 » or « 14 h 30 » of a day, not to come.
    private func instant(_ day: LocalDate, _ hour: String?, _ visit: AgentVisit) -> Date? {
        guard let match = hour?.wholeMatch(of: /(\d{1,2})\s*[h:]\s*(\d{2})?/), let hours = Int(match.output.1), hours < 24 else { return nil }
        let minutes = match.output.2.flatMap { Int($0) } ?? 0
        guard minutes < 60 else { return nil }
        let instant = day.instant(secondOfDay: Double(hours * 3600 + minutes * 60), in: visit.site.zone)
        return instant <= visit.now ? instant : nil
    }

    private func found(_ visit: AgentVisit) async throws -> Breach {
        guard let breach = try await breaches.find(visit.visit.parameter("id"), in: visit.viewer.organisation) else { throw PrivacyProblem.unknown }
        return breach
    }

    private func show(_ visit: AgentVisit, _ typed: TypedForm) async throws -> Response {
        BreachPage(breach: try await found(visit), visit: visit, typed: typed).response()
    }

    @Sendable private func notify(_ visit: AgentVisit) async throws -> Response {
        let breach = try await found(visit)
        var typed = TypedForm(visit.form, words: visit.words)
        let notice = typed.text(BreachPage.notice, most: 200, missing: "privacy.fault.notice")
        let late = typed.form.text(BreachPage.late)
        if breach.isLate(at: visit.now), late == nil { typed.refuse(BreachPage.late, "privacy.fault.late") }
        guard typed.isRight else { return try await show(visit, typed) }
        try await breaches.noteNotification(of: breach.id, notice, late: late, in: visit.viewer.organisation, at: visit.now)
        return .seeOther("\(Self.path)/\(breach.id)")
    }

    @Sendable private func told(_ visit: AgentVisit) async throws -> Response {
        let breach = try await found(visit)
        try await breaches.notePersonsTold(of: breach.id, in: visit.viewer.organisation, at: visit.now)
        return .seeOther("\(Self.path)/\(breach.id)")
    }

    /// Those who must be told, with how to reach them.
    @Sendable private func persons(_ visit: AgentVisit) async throws -> Response {
        let breach = try await found(visit)
        let words = visit.words
        let header = ["reference", "person", "email", "phone"].map { words("privacy.breaches.person.\($0)") }
        let rows =
            try await [header]
            + copies.contacts(of: breach.references, in: visit.viewer.organisation).map { contact in
                [contact.reference.description, contact.applicant, contact.email ?? "", contact.phone.map(PhoneNumber.spaced) ?? ""]
            }
        return .download(CSV.file(rows), name: "violation-\(breach.id)-personnes.csv", mediaType: "text/csv; charset=utf-8")
    }
}
