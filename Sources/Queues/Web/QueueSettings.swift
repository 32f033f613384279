import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// Queues and counters, as administrators set them.
struct QueueSettings: Sendable {
    static let path = "/bureau/reglages/files"

    let desk: QueueDesk

    var routes: [Route] {
        let (place, roles): (String, Set<AgentRole>) = (Self.path + "/:place", [.administrator])
        return [
            .agents(.get, Self.path, roles, answer: index), .agents(.get, place, roles, answer: show),
            .agents(.post, place + "/files", roles, answer: addQueue), .agents(.post, place + "/files/:queue", roles, answer: saveQueue),
            .agents(.post, place + "/guichets", roles, answer: addCounter), .agents(.post, place + "/guichets/:counter", roles, answer: saveCounter),
            .agents(.post, place + "/adresses", roles, answer: renew),
        ]
    }

    private func place(_ visit: AgentVisit) async throws -> QueuePlace {
        let id: PlaceID = try visit.visit.parameter("place")
        guard let place = try await desk.places.places(of: visit.viewer.organisation).first(where: { $0.id == id }) else {
            throw QueueProblem.unknownPlace
        }
        return place
    }

    @Sendable private func index(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        let places = try await desk.places.places(of: visit.viewer.organisation)
        return visit.visit.page(
            title: words("queues.settings"), kind: .wide,
            """
            \(Breadcrumb([(words("web.desk.settings"), "/bureau/reglages")], words: words))
            <h1>\(words("queues.settings"))</h1>
            <p>\(words("queues.settings.text"))</p>
            \(if: places.isEmpty, "<p>\(words("queues.noPlace"))</p>")
            \(CardList(places.map { CardList.Card($0.name, href: "\(Self.path)/\($0.id)") }))
            """)
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { try await page(try await place(visit), [], visit) }

    private func page(_ place: QueuePlace, _ faults: [(field: String, key: String)], _ visit: AgentVisit) async throws -> Response {
        let edition = try await desk.queues.edition(of: place.id)
        return QueueSettingsPage(
            place: place, room: try await desk.room(at: place, now: visit.now), faults: faults,
            screen: desk.links.address(of: .screen, at: place.id, edition: edition),
            kiosk: desk.links.address(of: .kiosk, at: place.id, edition: edition), visit: visit
        ).response()
    }

    private func saved(_ place: QueuePlace) -> Response { .seeOther("\(Self.path)/\(place.id)?fait=1") }

    @Sendable private func addQueue(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let letter = visit.form.text("lettre") ?? ""
        guard QueueDetails.letters.contains(letter) else { return try await page(place, [("lettre", "queues.settings.letter.wrong")], visit) }
        guard let title = visit.form.text("titre"), title.count <= 80 else {
            return try await page(place, [("titre", "queues.settings.missing")], visit)
        }
        guard try await desk.queues.add(QueueDetails(letter: letter, title: title), to: place) != nil else {
            return try await page(place, [("lettre", "queues.settings.letter.taken")], visit)
        }
        return saved(place)
    }

    @Sendable private func saveQueue(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let id: QueueID = try visit.visit.parameter("queue")
        guard var queue = try await desk.room(at: place, now: visit.now).queue(id) else { throw WebProblem.notFound }
        guard let title = visit.form.text("titre_\(id)"), title.count <= 80 else {
            return try await page(place, [("titre_\(id)", "queues.settings.missing")], visit)
        }
        (queue.details.title, queue.details.isOpen) = (title, visit.form.first("ouverte_\(id)") != nil)
        try await desk.queues.save(queue)
        return saved(place)
    }

    @Sendable private func addCounter(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        guard let name = visit.form.text("nom"), name.count <= 40 else { return try await page(place, [("nom", "queues.settings.missing")], visit) }
        _ = try await desk.queues.add(CounterDetails(name: name, queues: queues("files", visit)), to: place)
        return saved(place)
    }

    @Sendable private func saveCounter(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let id: CounterID = try visit.visit.parameter("counter")
        guard var counter = try await desk.room(at: place, now: visit.now).counter(id) else { throw QueueProblem.unknownCounter }
        if visit.form.first("quoi") == "supprimer" {
            try await desk.queues.remove(id, of: place.id)
            return saved(place)
        }
        guard let name = visit.form.text("nom_\(id)"), name.count <= 40 else {
            return try await page(place, [("nom_\(id)", "queues.settings.missing")], visit)
        }
        counter.details = CounterDetails(name: name, queues: queues("files_\(id)", visit))
        try await desk.queues.save(counter)
        return saved(place)
    }

    private func queues(_ name: String, _ visit: AgentVisit) -> Set<QueueID> { Set(visit.form.all(name).compactMap { QueueID($0) }) }

    @Sendable private func renew(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        try await desk.queues.raiseEdition(of: place)
        return saved(place)
    }
}
