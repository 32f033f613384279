import Core
import Forms
import Foundation
import Hummingbird
import Scheduling
import Web

/// Those who wait for an appointment, for the agents who receive them; they answer for whom they have on the phone.
struct WaitingController: Sendable {
    static let path = DayController.path + "/attente"

    let book: AppointmentBook

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.seeingDossiers) { try await show($0, nil) },
            .agents(.post, Self.path, AgentRole.seeingDossiers, answer: answer),
        ]
    }

    /// Those who wait for one of the agent's places, or for any.
    private func seen(_ visit: AgentVisit) async throws -> (waits: [Wait], places: [Place]) {
        let mine = Set(try await book.schedules.places(for: visit.viewer).map(\.id))
        let waits = try await book.waiting.list(of: visit.viewer.organisation)
        return (
            mine.isEmpty ? [] : waits.filter { $0.wishes.places.isEmpty || !$0.wishes.places.isDisjoint(with: mine) },
            try await book.schedules.places(of: visit.viewer.organisation)
        )
    }

    private func show(_ visit: AgentVisit, _ problem: AppointmentProblem?) async throws -> Response {
        let (waits, places) = try await seen(visit)
        let part = WaitingPart(waits, number: visit.visit.query("page").flatMap { Int($0) } ?? 1)
        let held = try await book.bookings.find(part.shown.filter { $0.state == .offered }.compactMap(\.appointment))
        return WaitingPage(
            part: part, offers: try await book.schedules.offers(of: visit.viewer.organisation), places: places,
            held: Dictionary(held.map { ($0.id, $0) }) { first, _ in first },
            others: try await others(nil, visit), mobiles: book.mobiles, problem: problem,
            visit: visit
        ).response()
    }

    /// The button says whose and what.
    @Sendable private func answer(_ visit: AgentVisit) async throws -> Response {
        let parts = (visit.form.first("fait") ?? "").split(separator: " ").map(String.init)
        guard parts.count == 2 || parts.count == 3, let id = WaitID(parts[0]) else { throw WebProblem.malformed }
        guard try await seen(visit).waits.contains(where: { $0.id == id }) else { throw AppointmentProblem.unknownWait }
        switch parts[1] {
        case "prendre": return try await accept(id, OfferAnswer(), visit)
        case "remplacer":
            guard let other = parts.last.flatMap({ AppointmentID($0) }) else { throw WebProblem.malformed }
            return try await replace(other, id, visit)
        case "refuser": try await book.waiting.refuse(id, now: visit.now)
        case "quitter": try await book.waiting.leave(id, now: visit.now)
        default: throw WebProblem.malformed
        }
        return .seeOther(Self.path + "?fait=1")
    }

    /// Gives up the appointment that the page showed, of a place of the agent's; what changed since changes nothing.
    private func replace(_ other: AppointmentID, _ id: WaitID, _ visit: AgentVisit) async throws -> Response {
        let shown = try await others(id, visit)[id]?.appointments.map(\.id) ?? []
        guard shown.contains(other) else { return try await show(visit, .changedMeanwhile) }
        return try await accept(id, OfferAnswer(givingUp: other), visit)
    }

    private func others(_ wait: WaitID?, _ visit: AgentVisit) async throws -> [WaitID: OthersOfContact] {
        let mine = try await book.schedules.places(for: visit.viewer).map(\.id)
        return try await book.waiting.others(in: visit.viewer.organisation, at: mine, of: wait, now: visit.now)
    }

    private func accept(_ id: WaitID, _ answer: OfferAnswer, _ visit: AgentVisit) async throws -> Response {
        do {
            let booked = try await book.waiting.accept(id, answer, visitor: nil, now: visit.now)
            return .seeOther("\(DayController.path)/\(booked.reference)?fait=1")
        } catch let problem as AppointmentProblem where problem.kind == .conflict || problem == .tooManyForOne {
            return try await show(visit, problem)
        }
    }
}

/// What a page shows of a list of thousands: those to whom something is offered come first, for they may have to be called; then the others, in their order.
struct WaitingPart {
    static let most = 100

    let shown: [Wait]
    let number: Int
    let count: Int

    init(_ waits: [Wait], number: Int) {
        let ordered = waits.count <= Self.most ? waits : waits.filter { $0.state == .offered } + waits.filter { $0.state != .offered }
        self.number = min(max(number, 1), max(1, (waits.count + Self.most - 1) / Self.most))
        shown = Array(ordered.dropFirst((self.number - 1) * Self.most).prefix(Self.most))
        count = waits.count
    }

    var previous: String? { number > 1 ? "\(WaitingController.path)?page=\(number - 1)" : nil }
    var next: String? { number * Self.most < count ? "\(WaitingController.path)?page=\(number + 1)" : nil }
}

/// The list, in its order.
struct WaitingPage {
    let part: WaitingPart
    let offers: [Offer]
    let places: [Place]
    /// What is kept for those to whom something is offered.
    let held: [AppointmentID: Appointment]
    let others: [WaitID: OthersOfContact]
    let mobiles: (@Sendable (String) -> Bool)?
    let problem: AppointmentProblem?
    let visit: AgentVisit

    private var words: Words { visit.words }

    static func anchor(of wait: WaitID) -> String { "attente-\(wait)" }

    func response() -> Response {
        let columns = ["person", "what", "wishes", "since", "state", "act"].map { DataTable.Column(words("appointments.wait.column.\($0)")) }
        let table = DataTable(words("appointments.wait.desk"), columns: columns, rows: part.shown.map(row), showsCaption: false)
        return visit.visit.page(
            title: words("appointments.wait.desk"), status: problem == nil ? .ok : .conflict, kind: .wide,
            """
            \(Breadcrumb([(words("appointments.desk.title"), DayController.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("appointments.desk.saved")))
            \(problem.map { Notice(.warning, html: "<p>\(words($0.message))</p>", isNews: true) })
            <h1>\(words("appointments.wait.desk"))</h1>
            <p>\(words(part.count == 0 ? "appointments.wait.desk.none" : "appointments.wait.desk.lead"))</p>
            <p class="actions">\(LinkButton(words("appointments.wait.desk.new"), to: WaitEntryController.path))</p>
            \(if: part.count > 0, "<form method=\"post\" action=\"\(WaitingController.path)\">\(visit.visit.formToken)\(table)</form>")
            \(if: part.count > WaitingPart.most, Pagination(previous: part.previous, next: part.next, position: position, words: words).html)
            """)
    }

    private var position: String {
        let first = (part.number - 1) * WaitingPart.most + 1
        let arguments: KeyValuePairs = ["first": "\(first)", "last": "\(first + part.shown.count - 1)", "count": "\(part.count)"]
        return words("appointments.wait.desk.part", arguments)
    }

    private func row(_ wait: Wait) -> [HTML] {
        let contact = [wait.person.email?.description, wait.person.phone.isEmpty ? nil : PhoneNumber.spaced(wait.person.phone)].compactMap(\.self)
        let offer = offers.first { $0.id == wait.wishes.type }
        let wishes = offer.map {
            WishRows(wishes: wait.wishes, offer: $0, places: places.filter { wait.wishes.places.contains($0.id) }, words: words)
        }
        return [
            "<span id=\"\(Self.anchor(of: wait.id))\">\(wait.person.name)</span><br>\(contact.joined(separator: ", "))", "\(wishes?.what ?? "")",
            "\(wishes?.whereWanted ?? "")<br>\(wishes?.when ?? "")",
            "\(wait.since.inWords(words.language, in: visit.site.zone))", state(of: wait), "\(buttons(wait))",
        ]
    }

    private func state(of wait: Wait) -> HTML {
        let tag = StatusTag(words("appointments.wait.state.\(wait.state.rawValue)"), wait.state == .offered ? .waiting : .neutral)
        guard let offered = wait.appointment.flatMap({ held[$0] }), let place = places.first(where: { $0.id == offered.place }) else {
            return tag.html
        }
        let until = words.when(Int((wait.offeredUntil ?? visit.now).timeIntervalSince1970) / 60, in: place)
        // Nobody else tells them.
        let isToCall = wait.person.email == nil && !(mobiles?(wait.person.phone) ?? false)
        return """
            \(tag)<br>\(words.when(offered.start, in: place)), \(place.details.name)<br>\(words("appointments.wait.until", ["hour": until]))\
            \(later(of: wait).map { "<br>\(words("appointments.wait.other.desk", ["when": $0]))" as HTML })\
            \(if: isToCall, "<br><strong><a href=\"/bureau/courriers\">\(words("appointments.wait.call"))</a></strong>")
            """
    }

    /// The first of those that what is offered could stand for.
    private func other(of wait: Wait) -> Appointment? {
        wait.appointment.flatMap { held[$0] }.flatMap { others[wait.id]?.later(than: $0).first }
    }

    /// When and where that one is.
    private func later(of wait: Wait) -> String? {
        guard let other = other(of: wait), let place = places.first(where: { $0.id == other.place }) else { return nil }
        return "\(words.when(other.start, in: place)), \(place.details.name)"
    }

    private func buttons(_ wait: Wait) -> [HTML] {
        let taking = later(of: wait) == nil ? ["prendre"] : ["remplacer", "prendre"]
        let acts = wait.state == .offered ? taking + ["refuser", "quitter"] : ["quitter"]
        return acts.map { act in
            """
            <button class="quiet" name="fait" value="\(wait.id.description) \(act)\(act == "remplacer" ? other(of: wait).map { " \($0.id)" } ?? "" : "")">\(words("appointments.wait.do.\(act == "prendre" && taking.count > 1 ? "prendre.aussi" : act)"))\
            <span class="aside"> \(wait.person.name)</span></button> 
            """
        }
    }
}
