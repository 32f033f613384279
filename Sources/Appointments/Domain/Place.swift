import Core
import Foundation
import Law
import Scheduling

/// Where people come: a town hall, its annex, a van that parks on Thursdays. It belongs to one unit, whose agents see its appointments.
public struct Place: Sendable, Equatable {
    public let id: PlaceID
    public let organisation: OrganisationID
    public var details: PlaceDetails

    var position: Position? { details.position }
    /// On one line, for a calendar or a list.
    var address: String { details.address.split(separator: "\n").joined(separator: ", ") }
}

/// What an administrator says of a place.
public struct PlaceDetails: Sendable, Equatable {
    public var unit: UnitID
    public var name: String
    /// Lines of an envelope, postcode and commune included.
    public var address: String
    public var postcode: String
    public var commune: String
    /// How to get in: stairs, lifts, buses.
    public var access: String
    /// In degrees, as a map gives them. Without both, the place has no distance.
    public var latitude: Double?
    public var longitude: Double?
    /// Whose clock hangs on the wall, and whose public holidays it keeps.
    public var zone: TimeZone
    public var region: Region
    /// Days off that the region does not have.
    public var feasts: [LocalFeast]
    /// Whether people on the internet see it.
    public var isShown: Bool

    public init(
        unit: UnitID, name: String, address: String, postcode: String, commune: String, access: String = "", latitude: Double? = nil,
        longitude: Double? = nil, zone: TimeZone, region: Region = .metropolitan, isShown: Bool = true, feasts: [LocalFeast] = []
    ) {
        (self.unit, self.name, self.address, self.postcode, self.commune, self.access) = (unit, name, address, postcode, commune, access)
        (self.latitude, self.longitude, self.zone, self.region, self.isShown) = (latitude, longitude, zone, region, isShown)
        self.feasts = feasts
    }

    var position: Position? {
        guard let latitude, let longitude else { return nil }
        return Position(latitude: latitude, longitude: longitude)
    }
}

/// Who receives at a place: a desk, which may be several alike, or an agent's own.
public struct Desk: Sendable, Equatable {
    public let id: ReceiverID
    public let place: PlaceID
    public var name: String
    /// How many are received at once.
    public var capacity: Int
    /// A desk that was closed for good keeps its appointments and gives no more.
    public var isOpen: Bool
}

enum OpeningKind {}
typealias OpeningID = ID<OpeningKind>
enum ClosureKind {}
typealias ClosureID = ID<ClosureKind>

/// An opening of a desk, as it is kept.
struct KeptOpening: Sendable {
    let id: OpeningID
    let desk: ReceiverID
    let opening: Opening
}

/// A closure of a whole place, or of one of its desks.
struct KeptClosure: Sendable {
    let id: ClosureID
    let place: PlaceID
    /// `nil`: the whole place.
    let desk: ReceiverID?
    let closure: Closure
    let reason: String
}
