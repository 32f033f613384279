import Core
import Scheduling
import Web

/// The desks of a place, when they receive, and when they do not: on the place's page.
struct HoursSection: Sendable {
    let place: Place
    let desks: [Desk]
    let openings: [KeptOpening]
    let closures: [KeptClosure]
    let offers: [Offer]
    let links: AppointmentLinks
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var address: String { "\(PlaceSettings.path)/lieux/\(place.id)" }

    var html: HTML {
        """
        <h2>\(words("appointments.settings.desks"))</h2>
        \(desks.map(desk))
        \(Details(words("appointments.settings.newDesk"), form("guichets", deskFields), isOpen: desks.isEmpty))
        \(if: !desks.isEmpty, add("ouvertures/nouvelle", "appointments.settings.newOpening"))
        <h2>\(words("appointments.settings.closures"))</h2>
        \(ClosureList(place: place, desks: desks, closures: closures, visit: visit).html)
        <p><a href="\(address)/touches">\(words("appointments.settings.hit.link"))</a><br>
        <a href="\(address)/agendas">\(words("appointments.agenda.title"))</a></p>
        \(add("fermetures/nouvelle", "appointments.settings.newClosure"))
        <h2>\(words("appointments.settings.feeds"))</h2>
        <p>\(words("appointments.settings.feeds.text"))</p>
        <ul>\(feeds)</ul>
        """
    }

    private func form(_ action: String, _ fields: HTML) -> HTML {
        "<form method=\"post\" action=\"\(address)/\(action)\">\(visit.visit.formToken)\(fields)\(Button(words("appointments.settings.add"), .secondary))</form>"
    }

    private func add(_ page: String, _ title: String) -> HTML {
        "<p>\(LinkButton(words(title), to: "\(address)/\(page)", .secondary))</p>"
    }

    private func desk(_ desk: Desk) -> HTML {
        let mine = openings.filter { $0.desk == desk.id }
        let lines = mine.map { kept -> HTML in
            """
            <li>\(OpeningWords(words: words, offers: offers, desk: desk, today: visit.visit.today).sentence(kept.opening)) \
            <a href="\(address)/ouvertures/\(kept.id.description)">\(words("appointments.opening.edit"))</a> \
            <button class="quiet" formaction="\(address)/ouvertures/\(kept.id.description)/fin">\(words("appointments.settings.remove"))</button></li>
            """
        }
        let state = words(desk.isOpen ? "appointments.settings.closeDesk" : "appointments.settings.openDesk")
        return """
            <h3>\(desk.name)\(if: desk.capacity > 1, " (\(words("appointments.settings.capacity", ["count": "\(desk.capacity)"])))")</h3>
            <form method="post" action="\(address)/guichets/\(desk.id.description)">\(visit.visit.formToken)
            \(if: !desk.isOpen, "<p>\(StatusTag(words("appointments.settings.deskClosed"), .bad))</p>")
            <ul>\(lines)</ul>\(if: mine.isEmpty, "<p>\(words("appointments.settings.noOpening"))</p>")
            <p><button class="quiet">\(state)</button></p></form>
            """
    }

    private var deskFields: HTML {
        """
        \(TextInput(Question("guichet", words("appointments.settings.deskName"), words)))
        \(TextInput(Question("capacite", words("appointments.settings.deskCapacity"), words, hint: words("appointments.settings.deskCapacity.hint")), .whole, value: "1"))
        """
    }

    private var feeds: [HTML] {
        let whole: HTML = "<li><a href=\"\(links.feed(of: place.id, nil))\">\(place.details.name)</a></li>"
        return [whole] + desks.map { "<li><a href=\"\(links.feed(of: place.id, $0.id))\">\($0.name)</a></li>" }
    }
}
