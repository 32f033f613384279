import Core
import Foundation
import Scheduling

/// An authority of the platform whose places others may show.
public struct SharingAuthority: Sendable {
    public let id: OrganisationID
    public let name: String
    /// Of its site, without a slash at the end.
    public let address: String

    public init(id: OrganisationID, name: String, address: String) { (self.id, self.name, self.address) = (id, name, address) }
}

/// Who is on the platform. `App` answers.
public protocol SharingAuthorities: Sendable {
    func authorities() async throws -> [SharingAuthority]
}

/// A type of some authority.
struct SharedType: Sendable, Equatable {
    let organisation: OrganisationID
    let type: AppointmentTypeID
}

/// What several authorities receive people for in common: « carte-identite » of one is « titres » of another. They said so, each for itself.
protocol SharedTypes: Sendable {
    /// The types that are shown together with this one, its own included; none when it is not shared.
    func companions(of type: AppointmentTypeID) async throws -> [SharedType]
    /// The common name of each type of an authority that has one.
    func commonNames(of organisation: OrganisationID) async throws -> [AppointmentTypeID: String]
    func commonNames(of organisations: Set<OrganisationID>) async throws -> [AppointmentTypeID: String]
    /// Those that other types bear, in order.
    func commonNames() async throws -> [String]
    func share(_ type: AppointmentTypeID, of organisation: OrganisationID, as name: String?) async throws
}

/// How far somebody would go.
enum Reach: Sendable, Equatable {
    case kilometres(Int)
    /// By car, about: the way is a third longer than the crow's, at 45 km/h with the traffic lights.
    case minutes(Int)

    static let offered: [Reach] = [.kilometres(5), .kilometres(10), .kilometres(20), .kilometres(50), .minutes(15), .minutes(30), .minutes(60)]

    /// « 10km », « 30min ».
    init?(_ text: String) {
        guard let known = Self.offered.first(where: { $0.text == text }) else { return nil }
        self = known
    }

    var text: String {
        switch self {
        case .kilometres(let count): "\(count)km"
        case .minutes(let count): "\(count)min"
        }
    }

    /// As the crow flies.
    var kilometres: Double {
        switch self {
        case .kilometres(let count): Double(count)
        case .minutes(let count): Double(count) / 60 * 45 / 1.3
        }
    }
}

/// A place of some authority where one can come, and when first.
struct PlaceAround: Sendable {
    let found: FoundPlace
    let offer: Offer
    let authority: SharingAuthority
}

/// « Where can I come first, whoever receives me? »
struct AroundSearch: Sendable {
    let offers: [Offer]
    let authorities: [OrganisationID: SharingAuthority]
    /// How many documents or people.
    let count: Int
    /// Agents on the phone see what is kept for it.
    var audience = Audience.online
    var origin: Position?
    var nearestFirst = false
    var reach: Reach?
    let zone: TimeZone
    var days: ClosedRange<LocalDate>?
    var limit = 20

    /// The index of each authority is asked, once the log of changes was read for all; what they find is put in one order.
    func run(in territory: Territory, now: Date) async throws -> [PlaceAround] {
        let asked = offers.filter { $0.details.largestParty >= count && authorities[$0.organisation] != nil }
        let answers = try await territory.find(asked.map(search), now: now)
        let places = zip(asked, answers).flatMap { offer, found -> [PlaceAround] in
            guard let authority = authorities[offer.organisation] else { return [] }
            return found.map { PlaceAround(found: $0, offer: offer, authority: authority) }
        }
        return Array(places.sorted(by: isBefore).prefix(limit))
    }

    private func search(for offer: Offer) -> PlaceSearch {
        var search = PlaceSearch(organisation: offer.organisation, offer: offer, party: offer.party(of: count), zone: zone)
        (search.origin, search.nearestFirst, search.days, search.limit) = (origin, nearestFirst, days, limit)
        search.audience = audience
        search.kilometres = origin == nil ? nil : reach?.kilometres
        return search
    }

    /// Places whose position nobody typed are the farthest.
    private func isBefore(_ left: PlaceAround, _ right: PlaceAround) -> Bool {
        let (near, far) = (left.found.kilometres ?? .infinity, right.found.kilometres ?? .infinity)
        let byPlace = left.found.place.id < right.found.place.id
        if nearestFirst && origin != nil { return (near, left.found.start, byPlace ? 0 : 1) < (far, right.found.start, byPlace ? 1 : 0) }
        return (left.found.start, near, byPlace ? 0 : 1) < (right.found.start, far, byPlace ? 1 : 0)
    }
}
