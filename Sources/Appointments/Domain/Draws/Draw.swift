import Core
import Foundation
import Scheduling

public enum DrawKind {}
public typealias DrawID = ID<DrawKind>

/// Times that are not for whoever clicks first: people *register* during some days, then lots are drawn. The order decides who chooses first among
/// what they said they could come at; who comes after the last place goes on the waiting list, in the same order.
public struct Draw: Sendable, Equatable {
    let id: DrawID
    public let organisation: OrganisationID
    /// In the address of its page, which everyone may read.
    let reference: Reference
    let type: AppointmentTypeID
    /// Everywhere when `nil`.
    let place: PlaceID?
    /// When one would come.
    let days: ClosedRange<LocalDate>
    let opensAt: Date
    let closesAt: Date
    let drawsAt: Date
    /// What the order is made from. **Nobody is shown it before the order is known**: see ``DrawOrder``.
    let seed: String
    /// What the seed is mixed with; `nil` where no public source of chance was set.
    let promised: PromisedRound?
    let state: State
    /// How many could be given, counted when the lots were drawn.
    let seats: Int?
    let endedAt: Date?

    enum State: String, Sendable, CaseIterable {
        /// Set up; one may register from `opensAt` to `closesAt`.
        case open
        /// The order is known, and places are being given.
        case drawing
        case drawn
        case cancelled

        /// The times are nobody's else meanwhile.
        var withholds: Bool { self == .open || self == .drawing }
        var hasOrder: Bool { self == .drawing || self == .drawn }
    }

    /// Whether one may register.
    func takes(at now: Date) -> Bool { state == .open && opensAt <= now && now < closesAt }

    /// Whether nobody can register any more and no lot was drawn yet.
    func waits(at now: Date) -> Bool { state == .open && closesAt <= now }

    /// Whether the order can be known: the round that was promised was read, or given up.
    var hasItsChance: Bool { promised?.isAwaited != true }

    /// Whether the round that was promised is published, and still to be read.
    func awaitsRound(at now: Date) -> Bool { state == .open && promised.map { $0.isAwaited && $0.time <= now } ?? false }

    /// What the lots are made with.
    var key: String { promised?.value.map { DrawOrder.mixed(seed, with: $0.randomness) } ?? seed }

    var commitment: String { DrawOrder.commitment(to: seed) }
    var withheld: WithheldDays { WithheldDays(days, at: place) }

    func isAt(_ place: PlaceID) -> Bool { self.place == nil || self.place == place }

    /// Days and places they asked for, within those of the draw; `nil` when nothing is left.
    func narrowed(_ wishes: WaitWishes) -> WaitWishes? {
        let (first, last) = (max(wishes.days.lowerBound, days.lowerBound), min(wishes.days.upperBound, days.upperBound))
        guard first <= last else { return nil }
        return WaitWishes(
            type: type, places: place.map { [$0] } ?? wishes.places, days: first...last, weekdays: wishes.weekdays, moments: wishes.moments,
            party: wishes.party)
    }
}

/// A draw to be.
struct NewDraw: Sendable {
    var type: AppointmentTypeID
    var place: PlaceID?
    var days: ClosedRange<LocalDate>
    var opensAt: Date
    var closesAt: Date
    var drawsAt: Date
}

/// What everyone may know of a draw.
struct DrawTally: Sendable, Equatable {
    /// Who registered and did not leave.
    var registered = 0
    var won = 0
    /// Where the order is known.
    var order: [Lot] = []

    struct Lot: Sendable, Equatable {
        let rank: Int
        let number: Int
        let hasPlace: Bool
    }
}
