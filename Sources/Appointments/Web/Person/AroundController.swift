import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// The places of all the authorities that receive for the same thing, or those of this one, from an address.
struct AroundController: Sendable {
    let book: AppointmentBook
    let shared: any SharedTypes
    let authorities: any SharingAuthorities
    let points: any StartingPoints

    // What is typed is an address: it is posted, so that it is in no URL, history or log. Nothing changes, so nothing is redirected.
    var routes: [Route] {
        let path = OfferController.path + "/:type/alentour"
        return [
            .get(path) { visit in try await show(visit) { $0 == "adresse" ? nil : visit.query($0) } },
            .post(path) { visit in try await show(visit, visit.form.text) },
        ]
    }

    static func path(_ offer: Offer) -> String { "\(OfferController.path)/\(offer.details.slug)/alentour" }

    private func show(_ visit: Visit, _ field: (String) -> String?) async throws -> Response {
        let offer = try await book.publicOffer(visit)
        let others = try await shared.companions(of: offer.id)
        let own = [SharedType(organisation: offer.organisation, type: offer.id)]
        let (companions, places) = try await book.territory.together(others.isEmpty ? own : others, now: visit.now)
        let known = try await authorities.authorities()
        let towns = AroundTowns(places)
        let input = try await AroundInput(field, points)
        let origin = input.departure.position ?? input.position ?? towns.position(of: input.commune)
        let search = AroundSearch(
            offers: companions, authorities: Dictionary(known.map { ($0.id, $0) }) { first, _ in first },
            count: offer.count(of: offer.party(of: input.count)), origin: origin, nearestFirst: input.isNearestFirst, reach: input.reach,
            zone: visit.site.zone, days: input.before.map { min(visit.today, $0)...$0 })
        let found = input.isWrong || input.isUndecided ? [] : try await search.run(in: book.territory, now: visit.now)
        return AroundPage(offer: offer, isShared: !others.isEmpty, input: input, towns: towns, origin: origin, found: found, visit: visit).response()
    }
}

/// What was asked, as it was typed.
struct AroundInput {
    /// Whether addresses are known here: without them only communes that have a place are offered.
    let hasAddresses: Bool
    let address: String
    let departure: Departure
    let commune: String
    /// « 48.1113,-1.6800 », as the browser tells it when somebody presses the button.
    let typedPosition: String
    let position: Position?
    let isNearestFirst: Bool
    let reach: Reach?
    let typedBefore: String
    let before: LocalDate?
    let count: Int?

    /// The longest address that is looked for.
    static let longest = 200

    init(_ field: (String) -> String?, _ points: any StartingPoints) async throws {
        hasAddresses = try await points.areKnown()
        address = hasAddresses ? String((field("adresse") ?? "").prefix(Self.longest)) : ""
        let meant = try await points.meant(by: address)
        departure = Departure(address, chosen: field("depart"), among: meant.points, isGuess: meant.isGuess)
        commune = field("pres") ?? ""
        typedPosition = (field("position") ?? "").filter { !$0.isWhitespace }
        let numbers = typedPosition.split(separator: ",").map { Double($0) }
        position = if numbers.count == 2, let north = numbers[0], let east = numbers[1] { Position(latitude: north, longitude: east) } else { nil }
        isNearestFirst = field("tri") != "tot"
        reach = field("rayon").flatMap(Reach.init)
        typedBefore = field("avant") ?? ""
        before = LocalDate(typedBefore)
        count = field("nombre").flatMap { Int($0) }
    }

    /// The field and the key of what to do about it.
    var faults: [(field: String, key: String)] {
        (departure == .unknown ? [("adresse", "appointments.around.address.unknown")] : [])
            + (typedPosition.isEmpty || position != nil ? [] : [("position", "appointments.around.position.wrong")])
            + (typedBefore.isEmpty || before != nil ? [] : [("avant", "appointments.around.before.wrong")])
    }

    var isWrong: Bool { !faults.isEmpty }

    /// Several addresses were found: which one is asked before anything is searched.
    var isUndecided: Bool { if case .several = departure { true } else { false } }
}

/// The communes from where one can say « near », without any address imported: those that have a place.
struct AroundTowns {
    private let byName: [String: Place]

    init(_ places: [Place]) {
        byName = Dictionary(places.filter { $0.position != nil }.sorted { $0.id < $1.id }.map { ($0.details.commune, $0) }) { first, _ in first }
    }

    var names: [String] { byName.keys.sorted { (Text.folded($0), $0) < (Text.folded($1), $1) } }

    func position(of name: String) -> Position? { byName[name]?.position }
}
