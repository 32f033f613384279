import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// The draws of an authority, for its agents: how many registered, what came of it; whoever leads a unit draws before the hour, or calls it off.
struct DrawDeskController: Sendable {
    static let path = DayController.path + "/tirages"
    /// Whoever receives registers people and reads the result.
    static let readers = AgentRole.seeingDossiers.union([.administrator])
    static let leaders: Set<AgentRole> = [.manager, .administrator]

    let book: AppointmentBook

    static func address(_ reference: Reference) -> String { "\(path)/\(reference)" }

    var routes: [Route] {
        [
            .agents(.get, Self.path, Self.readers, answer: list), .agents(.get, Self.path + "/:reference", Self.readers) { try await show($0, nil) },
            .agents(.post, Self.path + "/:reference", Self.leaders, answer: act),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let offers = try await book.schedules.offers(of: visit.viewer.organisation)
        let draws = try await book.draws.list(of: visit.viewer.organisation)
        return DrawsPage(draws: draws, offers: offers, visit: visit).response()
    }

    private func show(_ visit: AgentVisit, _ problem: AppointmentProblem?) async throws -> Response {
        let draw = try await book.draw(visit.visit)
        let places = try await book.places(of: draw, now: visit.now)
        let offer = try await book.offer(draw.type, of: draw.organisation)
        let receives = try await book.receives(draw, visit.viewer)
        return DrawDeskPage(
            draw: draw, offer: offer, places: places, tally: try await book.draws.tally(of: draw),
            entered: receives ? try await book.draws.entered(in: draw.id) : [], seats: try await seats(of: draw, offer, places, visit),
            receives: receives, problem: problem,
            visit: visit
        ).response()
    }

    /// How many could be given now.
    private func seats(of draw: Draw, _ offer: Offer, _ places: [Place], _ visit: AgentVisit) async throws -> Int {
        guard draw.state == .open else { return 0 }
        return try await book.schedules.schedules(of: places, on: draw.days, now: visit.now).reduce(0) { sum, schedule in
            let question = schedule.question(for: offer, Party(), by: .drawn, now: visit.now, on: draw.days)
            return sum + question.seats(with: schedule.receivers, on: draw.days)
        }
    }

    @Sendable private func act(_ visit: AgentVisit) async throws -> Response {
        let draw = try await book.draw(visit.visit)
        try await book.checkLeads(draw.place, visit.viewer)
        do {
            switch visit.form.first("fait") {
            case "tirer":
                try await book.draws.hurry(draw.id, now: visit.now)
                // Of a large crowd, the rest goes on without them.
                for _ in 0..<5 { guard try await book.draws.step(draw.id, now: visit.now) else { break } }
            case "annuler": try await book.draws.cancel(draw.id, now: visit.now)
            default: throw WebProblem.malformed
            }
        } catch let problem as AppointmentProblem {
            return try await show(visit, problem)
        }
        return .seeOther(Self.address(draw.reference) + "?fait=1")
    }
}

extension AppointmentBook {
    /// Whether this agent receives those who would come: they alone see whom others registered, and register people.
    func receives(_ draw: Draw, _ viewer: AgentViewer) async throws -> Bool {
        try await schedules.places(for: viewer).contains { draw.isAt($0.id) }
    }

    /// Somebody who leads a unit sets draws for the places that its agents see; administrators, for all.
    func checkLeads(_ place: PlaceID?, _ viewer: AgentViewer) async throws {
        if viewer.has(.administrator) { return }
        let seen = try await schedules.places(for: viewer)
        let all = try await schedules.places(of: viewer.organisation)
        guard place.map({ wanted in seen.contains { $0.id == wanted } }) ?? (seen.count == all.count) else { throw AppointmentProblem.unknownPlace }
    }
}

struct DrawsPage {
    let draws: [Draw]
    let offers: [Offer]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let columns = ["what", "when", "at", "state"].map { DataTable.Column(words("appointments.draw.row.\($0)")) }
        let table = DataTable(words("appointments.draw.desk"), columns: columns, rows: draws.map(row), showsCaption: false)
        let canSet = DrawDeskController.leaders.contains { visit.viewer.has($0) }
        return visit.visit.page(
            title: words("appointments.draw.desk"), kind: .wide,
            """
            \(Breadcrumb([(words("appointments.desk.title"), DayController.path)], words: words))
            <h1>\(words("appointments.draw.desk"))</h1>
            <p>\(words("appointments.draw.desk.lead"))</p>
            \(if: canSet, "<p class=\"actions\">\(LinkButton(words("appointments.draw.new"), to: DrawSettings.path))</p>")
            \(draws.isEmpty ? "<p>\(words("appointments.draw.desk.none"))</p>" : table.html)
            """)
    }

    private func row(_ draw: Draw) -> [HTML] {
        let title = offers.first { $0.id == draw.type }?.details.title ?? ""
        return [
            "<a href=\"\(DrawDeskController.address(draw.reference))\">\(title)</a>", "\(words.days(draw.days))",
            "\(draw.drawsAt.inWords(words.language, in: visit.visit.site.zone))", "\(draw.tag(words, visit.now))",
        ]
    }
}

extension Draw {
    func tag(_ words: Words, _ now: Date) -> StatusTag {
        let stage = stage(now)
        let tone: StatusTag.Tone =
            switch stage {
            case .announced, .closed: .neutral
            case .registering: .waiting
            case .drawn: .good
            case .cancelled: .bad
            }
        return StatusTag(words("appointments.draw.stage.\(stage.rawValue)"), tone)
    }
}
