import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// The places of all the authorities that receive for the same thing.
struct AroundController: Sendable {
    let book: AppointmentBook
    let shared: any SharedTypes
    let authorities: any SharingAuthorities

    var routes: [Route] { [.get(OfferController.path + "/:type/alentour", answer: show)] }

    static func path(_ offer: Offer) -> String { "\(OfferController.path)/\(offer.details.slug)/alentour" }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let offer = try await book.publicOffer(visit)
        let companions = try await shared.companions(of: offer.id)
        let known = try await authorities.authorities()
        let input = AroundInput(visit)
        let all = try await places(of: Set(companions.map(\.organisation)))
        let towns = AroundTowns(all)
        let origin = input.position ?? towns.position(of: input.commune)
        let search = AroundSearch(
            offers: companions, authorities: Dictionary(known.map { ($0.id, $0) }) { first, _ in first },
            count: offer.count(of: offer.party(of: input.count)), origin: origin, nearestFirst: input.isNearestFirst, reach: input.reach,
            zone: visit.site.zone, days: input.before.map { min(visit.today, $0)...$0 })
        let found = input.isWrong ? [] : try await search.run(in: book.territory, now: visit.now)
        return AroundPage(offer: offer, input: input, towns: towns, origin: origin, found: found, visit: visit).response()
    }

    private func places(of organisations: Set<OrganisationID>) async throws -> [Place] {
        try await withThrowingTaskGroup(of: [Place].self) { group in
            for organisation in organisations { group.addTask { try await book.schedules.places(of: organisation).filter(\.details.isShown) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}

/// What was asked, as it was typed.
struct AroundInput {
    let commune: String
    /// « 48.1113,-1.6800 », as the browser tells it when somebody presses the button.
    let typedPosition: String
    let position: Position?
    let isNearestFirst: Bool
    let reach: Reach?
    let typedBefore: String
    let before: LocalDate?
    let count: Int?

    init(_ visit: Visit) {
        commune = visit.query("pres") ?? ""
        typedPosition = (visit.query("position") ?? "").filter { !$0.isWhitespace }
        let numbers = typedPosition.split(separator: ",").map { Double($0) }
        position = if numbers.count == 2, let north = numbers[0], let east = numbers[1] { Position(latitude: north, longitude: east) } else { nil }
        isNearestFirst = visit.query("tri") != "tot"
        reach = visit.query("rayon").flatMap(Reach.init)
        typedBefore = visit.query("avant") ?? ""
        before = LocalDate(typedBefore)
        count = visit.query("nombre").flatMap { Int($0) }
    }

    /// The field and the key of what to do about it.
    var faults: [(field: String, key: String)] {
        (typedPosition.isEmpty || position != nil ? [] : [("position", "appointments.around.position.wrong")])
            + (typedBefore.isEmpty || before != nil ? [] : [("avant", "appointments.around.before.wrong")])
    }

    var isWrong: Bool { !faults.isEmpty }
}

/// The communes from where one can say « near », which are those that have a place: the list of communes that we carry has no positions.
struct AroundTowns {
    private let byName: [String: Place]

    init(_ places: [Place]) {
        byName = Dictionary(places.filter { $0.position != nil }.sorted { $0.id < $1.id }.map { ($0.details.commune, $0) }) { first, _ in first }
    }

    var names: [String] { byName.keys.sorted { (Text.folded($0), $0) < (Text.folded($1), $1) } }

    func position(of name: String) -> Position? { byName[name]?.position }
}
