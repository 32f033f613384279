import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// Where an agent calls people to their counter.
struct CounterController: Sendable {
    static let path = "/bureau/file"

    let desk: QueueDesk

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, seers, answer: show), .agents(.post, Self.path + "/appels", seers, answer: act),
        ]
    }

    static func address(_ place: PlaceID, _ counter: CounterID?, _ news: QueueNews? = nil) -> String {
        "\(path)?lieu=\(place)&guichet=\(counter.map { "\($0)" } ?? "")\(news.map { "&dire=\($0.rawValue)" } ?? "")"
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let (places, chosen) = try await desk.place(visit.visit.query("lieu"), for: visit.viewer)
        guard let place = chosen else { return noPlace(visit) }
        let room = try await desk.room(at: place, now: visit.now)
        let counter = room.counter(visit.visit.query("guichet").flatMap { CounterID($0) })
        let screen = desk.links.address(of: .screen, at: place.id, edition: try await desk.queues.edition(of: place.id))
        return CounterPage(
            places: places, place: place, room: room, counter: counter, expected: try await desk.arrivals.expected(at: place, now: visit.now),
            screen: screen, visit: visit
        ).response()
    }

    private func noPlace(_ visit: AgentVisit) -> Response {
        let words = visit.words
        return visit.visit.page(title: words("queues.title"), kind: .wide, "<h1>\(words("queues.title"))</h1><p>\(words("queues.noPlace"))</p>")
    }

    /// Whatever is done from a counter: the button says what.
    @Sendable private func act(_ visit: AgentVisit) async throws -> Response {
        guard let place = try await desk.place(visit.form.first("lieu"), for: visit.viewer).chosen,
            let counter = visit.form.first("guichet").flatMap({ CounterID($0) })
        else { throw QueueProblem.unknownCounter }
        let current = visit.form.first("courant").flatMap { TicketID($0) }
        let news = try await act(visit.form.first("quoi") ?? "", counter, place, current, visit)
        return .seeOther(Self.address(place.id, counter, news))
    }

    private func act(_ what: String, _ counter: CounterID, _ place: QueuePlace, _ current: TicketID?, _ visit: AgentVisit) async throws -> QueueNews {
        if what == "suivant" {
            let (done, called) = try await desk.queues.callNext(from: counter, of: place, after: current, now: visit.now)
            try await receive(done, place, visit.now)
            return called == nil ? .nobody : .called
        }
        guard let current else { throw QueueProblem.changedMeanwhile }
        switch what {
        case "rappel": _ = try await desk.queues.recall(current, at: place.id, now: visit.now)
        case "fini": try await receive(try await desk.queues.end(current, at: place.id, as: .done, now: visit.now), place, visit.now)
        case "parti": _ = try await desk.queues.end(current, at: place.id, as: .left, now: visit.now)
        case "transfert":
            guard let destination = Destination(visit.form.first("vers") ?? "") else { throw WebProblem.malformed }
            _ = try await desk.queues.transfer(current, at: place.id, to: destination)
            return .transferred
        default: throw WebProblem.malformed
        }
        return what == "rappel" ? .called : .ended
    }

    private func receive(_ ticket: Ticket?, _ place: QueuePlace, _ now: Date) async throws {
        if let reference = ticket?.appointment { try await desk.arrivals.received(reference, at: place, now: now) }
    }
}

extension Destination {
    /// « file-3 », « guichet-2 ».
    init?(_ text: String) {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "file":
            guard let id = QueueID(parts[1]) else { return nil }
            self = .queue(id)
        case "guichet":
            guard let id = CounterID(parts[1]) else { return nil }
            self = .counter(id)
        default: return nil
        }
    }
}
