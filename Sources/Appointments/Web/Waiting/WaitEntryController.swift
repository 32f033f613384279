import Core
import Foundation
import HTTPTypes
import Hummingbird
import Scheduling
import Web

/// Somebody put on the waiting list by the agent whom they have on the phone or at the counter.
struct WaitEntryController: Sendable {
    static let path = WaitingController.path + "/nouvelle"

    let book: AppointmentBook
    let points: any StartingPoints

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.seeingDossiers) { visit in
                try await page(visit, visit.visit.query("type"), WaitInput(), [])
            },
            .agents(.post, Self.path, AgentRole.seeingDossiers, answer: add),
        ]
    }

    private func offers(_ visit: AgentVisit) async throws -> [Offer] {
        try await book.schedules.offers(of: visit.viewer.organisation).filter(\.keepsList)
    }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        let type = visit.form.first("type")
        guard let offer = try await offers(visit).first(where: { "\($0.id)" == type }) else { throw AppointmentProblem.unknownType }
        guard try await !book.schedules.places(for: visit.viewer).isEmpty else { throw AppointmentProblem.unknownPlace }
        var input = WaitInput(visit.form)
        input.keepAddress(for: offer.type.way)
        let person = input.person.person
        var faults = input.faults(for: offer.type.way, today: visit.visit.today)
        let places = try await book.territory.places(of: visit.viewer.organisation, now: visit.now)
        if faults.isEmpty, try await !VisitedArea(points: points, places: places).holds(person, for: offer) {
            faults.append(("adresse", "appointments.person.addressOutside"))
        }
        if faults.isEmpty, person.email == nil, person.phone.isEmpty { faults.append(("telephone", "appointments.wait.contactMissing.desk")) }
        guard faults.isEmpty else { return try await page(visit, type, input, faults) }
        do {
            let wishes = input.wishes(for: offer, among: places, today: visit.visit.today)
            let wait = try await book.waiting.add(wishes, for: person, by: visit.viewer, now: visit.now)
            try await book.waitingTurn.turn(for: wait.id, visit.now)
        } catch let problem as AppointmentProblem where problem == .alreadyWaiting || problem == .tooManyWaits {
            return try await page(visit, type, input, [(person.email == nil ? "telephone" : "email", problem.message.key)])
        }
        return .seeOther(WaitingController.path + "?fait=1")
    }

    private func page(_ visit: AgentVisit, _ type: String?, _ input: WaitInput, _ faults: [(field: String, key: String)]) async throws -> Response {
        let (words, offers) = (visit.words, try await offers(visit))
        guard let offer = offers.first(where: { "\($0.id)" == type }) ?? offers.first else { return NoPlacePage(visit: visit).response() }
        let places = try await book.territory.places(of: visit.viewer.organisation, now: visit.now)
        let fields = WaitFields(input: input, faults: faults, offer: offer, places: places, needsEmail: false, words: words)
        let types = offers.map { ChoiceOption("\($0.id)", $0.details.title) }
        let choice = SelectInput(Question("type", words("appointments.row.what"), words), options: types, selected: "\(offer.id)")
        return visit.visit.page(
            title: words("appointments.wait.desk.new"), status: faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("appointments.desk.title"), DayController.path), (words("appointments.wait.desk"), WaitingController.path)], words: words))
            \(fields.summary)
            <h1>\(words("appointments.wait.desk.new"))</h1>
            \(if: offers.count > 1, Filters(Self.path, choice.html, words: words).html)
            <form method="post" action="\(Self.path)">\(visit.visit.formToken)
            <input type="hidden" name="type" value="\(offer.id.description)">
            <h2>\(offer.details.title)</h2>
            \(fields.html)
            \(Button(words("appointments.wait.desk.add")))
            </form>
            """)
    }
}
