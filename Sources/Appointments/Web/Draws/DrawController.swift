import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// A draw as everyone may see it: its dates, how many take part, and what proves that nobody chose the order.
struct DrawController: Sendable {
    static let path = "/rendez-vous/tirages"

    let book: AppointmentBook

    static func address(_ reference: Reference) -> String { "\(path)/\(reference)" }

    var routes: [Route] { [.get(Self.path + "/:reference", answer: show)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let draw = try await book.draw(visit)
        return DrawPage(
            draw: draw, offer: try await book.offer(draw.type, of: draw.organisation), places: try await book.places(of: draw, now: visit.now),
            tally: try await book.draws.tally(of: draw), visit: visit
        ).response()
    }
}

extension AppointmentBook {
    func draw(_ visit: Visit) async throws -> Draw {
        let reference: Reference = try visit.parameter("reference")
        guard let draw = try await draws.find(reference), draw.organisation == visit.site.organisation else {
            throw AppointmentProblem.unknownDraw
        }
        return draw
    }

    /// Those that people see, where a draw gives times.
    func places(of draw: Draw, now: Date) async throws -> [Place] {
        try await territory.places(of: draw.organisation, now: now).filter { draw.isAt($0.id) }
    }
}

struct DrawPage {
    let draw: Draw
    let offer: Offer
    let places: [Place]
    let tally: DrawTally
    let visit: Visit

    private var words: Words { visit.words }
    private var title: String { words("appointments.draw.title", ["type": offer.details.title]) }

    /// Its hour has come, and the round that was promised is not read yet.
    private var isLate: Bool { draw.awaitsRound(at: visit.now) && draw.drawsAt <= visit.now }

    func response() -> Response {
        let stage = draw.stage(visit.now)
        return visit.page(
            title: title,
            """
            \(Breadcrumb([(words("appointments.title"), OfferController.path), (offer.details.title, "\(OfferController.path)/\(offer.details.slug)")], words: words))
            <h1>\(title)</h1>
            <p class="lead">\(words("appointments.draw.lead.\(stage.rawValue)"))</p>
            \(if: isLate, "<p>\(words("appointments.draw.beacon.late"))</p>")
            \(if: stage == .registering, "<p class=\"actions\">\(LinkButton(words("appointments.draw.register"), to: RegisterController.address(draw.reference)))</p>")
            \(SummaryList(DrawRows(draw: draw, offer: offer, places: places, tally: tally, zone: visit.site.zone, words: words).rows, words: words))
            <p><a href="\(RegistrationController.path)">\(words("appointments.draw.mine"))</a></p>
            \(if: draw.state != .cancelled, DrawProof(draw: draw, tally: tally, visit: visit).html)
            """)
    }
}

/// A draw in lines, for everyone and for the desk.
struct DrawRows {
    let draw: Draw
    let offer: Offer
    let places: [Place]
    let tally: DrawTally
    let zone: TimeZone
    let words: Words

    var rows: [SummaryList.Row] {
        var rows = [
            row("what", offer.details.title),
            row("where", draw.place == nil ? words("appointments.draw.everywhere") : places.map(\.details.name).joined(separator: ", ")),
            row("when", words.days(draw.days)),
            row("window", words("appointments.draw.between", ["from": told(draw.opensAt), "to": told(draw.closesAt)])),
            row("at", told(draw.drawsAt)),
        ]
        if let promised = draw.promised { rows.append(row("beacon", beacon(promised))) }
        rows.append(row("registered", "\(tally.registered)"))
        if let seats = draw.seats { rows.append(row("seats", "\(seats)")) }
        if draw.state == .drawn { rows.append(row("won", "\(tally.won)")) }
        return rows
    }

    private func beacon(_ promised: PromisedRound) -> String {
        words("appointments.draw.beacon.row.\(promised.outcome.name)", ["round": "\(promised.round)", "at": told(promised.time)])
    }

    private func row(_ key: String, _ text: String) -> SummaryList.Row { SummaryList.Row(words("appointments.draw.row.\(key)"), text) }
    private func told(_ date: Date) -> String { date.inWords(words.language, in: zone) }
}
