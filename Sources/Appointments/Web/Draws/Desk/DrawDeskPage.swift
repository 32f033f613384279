import Core
import Forms
import Foundation
import Hummingbird
import Scheduling
import Web

/// One draw: its numbers, what can be done of it now, and those whom agents registered, to be called.
struct DrawDeskPage {
    let draw: Draw
    let offer: Offer
    let places: [Place]
    let tally: DrawTally
    let entered: [Registration]
    /// How many could be given now.
    let seats: Int
    /// Whether this agent may register people.
    let receives: Bool
    let problem: AppointmentProblem?
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("appointments.draw.title", ["type": offer.details.title])
        let rows = DrawRows(draw: draw, offer: offer, places: places, tally: tally, zone: visit.visit.site.zone, words: words).rows
        return visit.visit.page(
            title: title, status: problem == nil ? .ok : .conflict, kind: .wide,
            """
            \(Breadcrumb([(words("appointments.desk.title"), DayController.path), (words("appointments.draw.desk"), DrawDeskController.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("appointments.desk.saved")))
            \(problem.map { Notice(.warning, html: "<p>\(words($0.message))</p>", isNews: true) })
            <h1>\(title)</h1>
            <p>\(draw.tag(words, visit.now))</p>
            \(SummaryList(rows + open, words: words))
            \(fault.map { Notice(.warning, html: "<p>\(words("appointments.draw.beacon.fault.\($0.rawValue)"))</p>") })
            <p><a href="\(DrawController.address(draw.reference))">\(words("appointments.draw.public"))</a></p>
            \(acts)
            \(if: !entered.isEmpty, table)
            """)
    }

    private var fault: BeaconFault? {
        guard draw.state == .open, case .awaited(let fault) = draw.promised?.outcome else { return nil }
        return fault
    }

    private var open: [SummaryList.Row] {
        draw.state == .open ? [SummaryList.Row(words("appointments.draw.row.seatsNow"), "\(seats)")] : []
    }

    private var acts: HTML {
        let leads = DrawDeskController.leaders.contains { visit.viewer.has($0) }
        return """
            \(if: draw.takes(at: visit.now) && receives, "<p class=\"actions\">\(LinkButton(words("appointments.draw.enter"), to: DrawEntryController.address(draw.reference)))</p>")
            \(if: leads && draw.state == .open, form)
            """
    }

    private var form: HTML {
        let now: HTML = "<p>\(words("appointments.draw.now.hint"))</p><p>\(Button(words("appointments.draw.now"), name: "fait", value: "tirer"))</p>"
        let cancel: HTML =
            "<p>\(words("appointments.draw.cancel.hint"))</p><p>\(Button(words("appointments.draw.cancel"), .secondary, name: "fait", value: "annuler"))</p>"
        return """
            <form method="post" action="\(DrawDeskController.address(draw.reference))">\(visit.visit.formToken)
            \(if: draw.waits(at: visit.now) && draw.hasItsChance, now)
            \(Details(words("appointments.draw.cancel.title"), cancel))
            </form>
            """
    }

    private var table: HTML {
        let columns = ["number", "person", "rank", "result"].map { DataTable.Column(words("appointments.draw.column.\($0)")) }
        let title = words("appointments.draw.entered")
        return "<h2>\(title)</h2>\(DataTable(title, columns: columns, rows: entered.map(row), showsCaption: false))"
    }

    private func row(_ registration: Registration) -> [HTML] {
        let phone = registration.person.phone
        let contact = [registration.person.email?.description, phone.isEmpty ? nil : PhoneNumber.spaced(phone)].compactMap(\.self)
        return [
            "\(registration.number.map(String.init) ?? "")", "\(registration.person.name)<br>\(contact.joined(separator: ", "))",
            "\(registration.rank.map(String.init) ?? "")", "\(words("appointments.draw.result.\(registration.state.rawValue)"))",
        ]
    }
}
