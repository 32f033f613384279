import Core
import Hummingbird
import Scheduling
import Web

/// An agent's own calendars, what is wrong with them, and the form that adds one.
struct MyAgendaPage {
    let desks: [(place: Place, desk: Desk)]
    let agendas: [Agenda]
    let form: SentForm
    let fault: AgendaFault?
    let renewed: AgendaID?
    let found: [FoundCalendar]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("appointments.agenda.mine")
        return visit.visit.page(
            title: title, status: fault == nil ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("appointments.desk.title"), DayController.path)], words: words))
            \(found.isEmpty ? nil : Notice(.info, words("appointments.agenda.several", ["count": "\(found.count)"])))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("appointments.desk.saved")))
            \(fault.map { ErrorSummary([.init(href: "#\(field($0))", text: words($0.message))], words: words) })
            <h1>\(title)</h1>
            <p class="lead">\(words("appointments.agenda.mine.text"))</p>
            \(found.isEmpty ? agendas.map(card) : [])
            \(desks.isEmpty ? "<p>\(words("appointments.agenda.mine.nowhere"))</p>" : newAgenda)
            """)
    }

    private func field(_ fault: AgendaFault) -> String { renewed.map(Self.passwordField) ?? AgendaFields.field(of: fault) }

    private func card(_ agenda: Agenda) -> HTML {
        let at = desks.first { $0.desk.id == agenda.desk }
        let read = agenda.readAt.inWords(words.language, in: at?.place.details.zone ?? visit.site.zone)
        let rows = [
            SummaryList.Row(words("appointments.agenda.column.desk"), at.map { "\($0.place.details.name), \($0.desk.name)" } ?? ""),
            SummaryList.Row(words("appointments.agenda.column.read"), words("appointments.agenda.readAt", ["when": read])),
        ]
        let asksPassword = agenda.login != nil && (agenda.fault == .unauthorised || renewed == agenda.id)
        return """
            <section><h2>\(agenda.source(words))</h2>
            \(agenda.fault.map { Notice(.warning, title: words("appointments.agenda.old", ["when": read]), words($0.message)) })
            \(SummaryList(rows, words: words))
            \(asksPassword ? password(agenda) : nil)
            <div class="actions">\(asksPassword ? nil : button(agenda, "actualiser")) \(button(agenda, "fin"))</div></section>
            """
    }

    private func password(_ agenda: Agenda) -> HTML {
        let error = renewed == agenda.id ? fault.map { words($0.message) } : nil
        let question = Question(
            Self.passwordField(agenda.id), words("appointments.agenda.password.again"), words, hint: words("appointments.agenda.password.hint"),
            error: error)
        return """
            <form method="post" action="\(MyAgendaController.path)/\(agenda.id.description)/mot-de-passe" novalidate>\(visit.visit.formToken)
            \(TextInput(question, .newPassword, value: ""))
            \(Button(words("appointments.agenda.do.password")))</form>
            """
    }

    /// Several may be on the page.
    static func passwordField(_ agenda: AgendaID) -> String { "mot_de_passe_\(agenda)" }

    private func button(_ agenda: Agenda, _ act: String) -> HTML {
        """
        <form method="post" action="\(MyAgendaController.path)/\(agenda.id.description)/\(act)">\(visit.visit.formToken)\
        <button class="quiet">\(words("appointments.agenda.do.\(act)"))<span class="aside"> : \(agenda.source(words))</span></button></form>
        """
    }

    private var newAgenda: HTML {
        // Chosen on purpose where there are several: another's desk would be closed.
        let none = desks.count > 1 ? [ChoiceOption("", words("appointments.agenda.mine.desk.none"))] : []
        let options = none + desks.map { ChoiceOption("\($0.place.id)-\($0.desk.id)", "\($0.place.details.name), \($0.desk.name)") }
        let desk = Question(
            "guichet", words("appointments.agenda.mine.desk"), words, hint: words("appointments.agenda.mine.desk.hint"),
            error: fault == .noDesk ? words(AgendaFault.noDesk.message) : nil)
        return """
            <h2>\(words("appointments.agenda.mine.new"))</h2>
            <form method="post" action="\(MyAgendaController.path)" novalidate>\(visit.visit.formToken)
            \(SelectInput(desk, options: options, selected: form.first("guichet")))
            \(AgendaFields(form: form, fault: renewed == nil ? fault : nil, needsAddress: true, found: found, words: words).html)
            \(Button(words("appointments.agenda.mine.add")))</form>
            """
    }
}
