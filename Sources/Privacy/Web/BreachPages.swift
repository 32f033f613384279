import Core
import Foundation
import Hummingbird
import Web

/// The notebook, and a page of it to be written.
struct BreachListPage {
    static let title = "titre"
    static let facts = "faits"
    static let nature = "nature"
    static let risk = "risque"
    static let consequences = "consequences"
    static let measures = "mesures"
    static let references = "numeros"
    static let day = "jour"
    static let hour = "heure"

    let breaches: [Breach]
    let visit: AgentVisit
    let typed: TypedForm

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("privacy.breaches.title")
        let columns = ["title", "aware", "risk", "state"].map { DataTable.Column(words("privacy.breaches.column.\($0)")) }
        let table = DataTable(title, columns: columns, rows: breaches.map(row), showsCaption: false)
        return visit.visit.page(
            title: title, status: typed.isRight ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path)], words: words))
            \(typed.summary)
            <h1>\(title)</h1>
            <p>\(words("privacy.breaches.how"))</p>
            \(breaches.isEmpty ? "<p class=\"empty\">\(words("privacy.breaches.empty"))</p>" : table.html)
            \(if: !breaches.isEmpty, "<p><a href=\"\(BreachController.path).pdf\">\(words("privacy.breaches.pdf"))</a></p>")
            <h2>\(words("privacy.breaches.write"))</h2>
            <form method="post" action="\(BreachController.path)">\(visit.visit.formToken)
            \(typed.line(Self.title, "privacy.breaches.name"))
            \(typed.date(Self.day, "privacy.breaches.day", or: visit.visit.today))
            \(TextInput(typed.question(Self.hour, "privacy.breaches.hour", hint: "privacy.breaches.hour.hint"), .init(width: 10), value: typed.form.first(Self.hour) ?? ""))
            \(typed.radios(Self.nature, "privacy.breaches.nature", Breach.Nature.allCases.map(\.rawValue)))
            \(typed.area(Self.facts, "privacy.breaches.facts"))
            \(typed.area(Self.consequences, "privacy.breaches.consequences", isOptional: true))
            \(typed.area(Self.measures, "privacy.breaches.measures", isOptional: true))
            \(typed.radios(Self.risk, "privacy.breaches.risk", Breach.Risk.allCases.map(\.rawValue)))
            \(typed.area(Self.references, "privacy.breaches.references", hint: "privacy.breaches.references.hint", isOptional: true))
            <div class="actions">\(Button(words("privacy.breaches.save")))</div></form>
            """)
    }

    private func row(_ breach: Breach) -> [HTML] {
        [
            "<a href=\"\(BreachController.path)/\(breach.id.description)\">\(breach.title)</a>",
            "\(breach.awareAt.inWords(words.language, in: visit.site.zone))", "\(words("privacy.breaches.risk.\(breach.risk.rawValue)"))",
            "\(breach.tag(words, visit.now))",
        ]
    }
}

extension Breach {
    func tag(_ words: Words, _ now: Date) -> StatusTag {
        if notifiedAt != nil { return StatusTag(words("privacy.breaches.notified"), mustTellPersons ? .waiting : .good) }
        guard notifyBy != nil else { return StatusTag(words("privacy.breaches.written"), .neutral) }
        return isLate(at: now) ? StatusTag(words("privacy.breaches.late"), .bad) : StatusTag(words("privacy.breaches.toNotify"), .waiting)
    }
}

/// One breach: what is left to do, and by when.
struct BreachPage {
    static let notice = "recepisse"
    static let late = "retard"

    let breach: Breach
    let visit: AgentVisit
    let typed: TypedForm

    private var words: Words { visit.words }
    private var path: String { "\(BreachController.path)/\(breach.id)" }

    func response() -> Response {
        visit.visit.page(
            title: breach.title, status: typed.isRight ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path), (words("privacy.breaches.title"), BreachController.path)], words: words))
            \(typed.summary)
            <h1>\(breach.title)</h1>
            <p>\(breach.tag(words, visit.now)) \(clock)</p>
            \(SummaryList(rows, words: words))
            \(notification)\(persons)
            """)
    }

    private var clock: String {
        guard let end = breach.notifyBy, breach.notifiedAt == nil else { return "" }
        let hours = max(0, Int((end.timeIntervalSince(visit.now) / 3600).rounded(.down)))
        return words(
            breach.isLate(at: visit.now) ? "privacy.breaches.clock.over" : "privacy.breaches.clock",
            ["hours": String(hours), "date": told(end)])
    }

    private var rows: [SummaryList.Row] { breach.lines(words, zone: visit.site.zone).map { SummaryList.Row($0.label, $0.text) } }

    private var notification: HTML? {
        guard breach.notifyBy != nil, breach.notifiedAt == nil else { return nil }
        return """
            <h2>\(words("privacy.breaches.notify"))</h2><p>\(words("privacy.breaches.notify.how"))
            <a href="https://notifications.cnil.fr/notifications/">\(words("privacy.breaches.notify.link"))</a></p>
            <form method="post" action="\(path)/notification">\(visit.visit.formToken)
            \(typed.line(Self.notice, "privacy.breaches.notify.notice"))
            \(if: breach.isLate(at: visit.now), typed.area(Self.late, "privacy.breaches.notify.late", rows: 3).html)
            <div class="actions">\(Button(words("privacy.breaches.notify.button")))</div></form>
            """
    }

    private var persons: HTML? {
        if breach.references.isEmpty { return nil }
        let form: HTML = """
            <form method="post" action="\(path)/personnes">\(visit.visit.formToken)\
            <div class="actions">\(Button(words("privacy.breaches.tell.button"), .secondary))</div></form>
            """
        return """
            <h2>\(words("privacy.breaches.tell"))</h2>
            <p>\(words(breach.risk == .high ? "privacy.breaches.tell.must" : "privacy.breaches.tell.may"))</p>
            <p><a href="\(path)/personnes.csv">\(words("privacy.breaches.tell.list"))</a></p>
            \(if: breach.personsToldAt == nil, form)
            """
    }

    private func told(_ date: Date) -> String { date.inWords(words.language, in: visit.site.zone) }
}
