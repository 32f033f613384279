/// The free slots of a whole territory, in memory: each place, each thing one can come for.
///
/// It finds; it does not promise. A slot found here is asked again (``SlotQuestion/isFree(_:with:)``) by what books it. Sessions under way are
/// as they were when computed: compute today's again every few minutes, or when its page is shown.
public struct TerritoryIndex: Sendable {
    /// One thing one can come for, and how long it takes: two documents are another offer than one.
    public struct Offer: Sendable, Hashable {
        public let type: AppointmentTypeID
        public let minutes: Int

        public init(_ type: AppointmentTypeID, minutes: Int) { (self.type, self.minutes) = (type, minutes) }

        public init(_ type: AppointmentType, for party: Party = Party()) { self.init(type.id, minutes: type.length.minutes(for: party)) }
    }

    private var places: [PlaceID: Int] = [:]
    private var positions: [(place: PlaceID, position: Position)] = []
    private var slots: [Offer: [PlaceSlots]] = [:]

    public init() {}

    /// Adds a place without any slot, or moves it.
    public mutating func locate(_ place: PlaceID, at position: Position) {
        if let known = places[place] {
            positions[known].position = position
        } else {
            places[place] = positions.count
            positions.append((place, position))
        }
    }

    /// Says all the slots of a place that begin in that time, for one thing, with any of its receivers: in the place of what was known.
    /// A place that was never located has none.
    public mutating func replace(_ time: Span, of place: PlaceID, for offer: Offer, with slots: [Slot]) {
        guard let index = places[place] else { return }
        let missing = positions.count - (self.slots[offer]?.count ?? 0)
        if missing > 0 { self.slots[offer, default: []] += Array(repeating: PlaceSlots(), count: missing) }
        self.slots[offer]?[index].replace(time, with: slots)
    }

    /// The first slot of each place, the soonest first; of two at the same time, the nearest.
    public func soonest(_ search: TerritorySearch) -> [TerritorySearch.Found] {
        found(search) { ($0.start, $0.kilometres ?? 0, $0.place) < ($1.start, $1.kilometres ?? 0, $1.place) }
    }

    /// The first slot of each place, the nearest place first; as ``soonest(_:)`` when nobody said from where.
    public func nearest(_ search: TerritorySearch) -> [TerritorySearch.Found] {
        found(search) { ($0.kilometres ?? 0, $0.start, $0.place) < ($1.kilometres ?? 0, $1.start, $1.place) }
    }

    /// Every start in one place.
    public func starts(at place: PlaceID, _ search: TerritorySearch) -> [Minute] {
        guard let index = places[place], let known = slots[search.offer], index < known.count else { return [] }
        return known[index].starts(in: search.time, for: search.audience, at: search.now)
    }

    /// Every place is looked at: a few thousand binary searches take less than a millisecond, and nothing has to be kept sorted twice.
    private func found(
        _ search: TerritorySearch, by isBefore: (TerritorySearch.Found, TerritorySearch.Found) -> Bool
    ) -> [TerritorySearch.Found] {
        guard let known = slots[search.offer], search.limit > 0 else { return [] }
        var best: [TerritorySearch.Found] = []
        for index in known.indices {
            guard let found = found(search, at: positions[index], known[index]) else { continue }
            if best.count == search.limit {
                if !isBefore(found, best[best.count - 1]) { continue }
                best.removeLast()
            }
            best.insert(found, at: best.index { isBefore(found, $0) })
        }
        return best
    }

    private func found(
        _ search: TerritorySearch, at place: (place: PlaceID, position: Position), _ slots: PlaceSlots
    ) -> TerritorySearch.Found? {
        if let places = search.places, !places.contains(place.place) { return nil }
        let kilometres = search.origin?.kilometres(to: place.position)
        if let most = search.kilometres, let kilometres, kilometres > most { return nil }
        guard let start = slots.first(in: search.time, for: search.audience, at: search.now) else { return nil }
        return TerritorySearch.Found(place: place.place, start: start, kilometres: kilometres)
    }
}
