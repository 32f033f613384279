/// Which of the free slots of a session are kept from the public.
///
/// Each place has a rank that depends on nothing but its hour, so that a booking never changes what the others see: ranks follow the golden ratio,
/// which spreads any number of them over the session. Kept in a row, they would leave the evening to those who cannot use the internet.
struct Keeping {
    private let session: Session
    private let footprint: Footprint
    private let grid: Grid
    private let capacity: Int

    init(_ session: Session, _ footprint: Footprint, _ grid: Grid, _ capacity: Int) {
        (self.session, self.footprint, self.grid, self.capacity) = (session, footprint, grid, capacity)
    }

    func keep(_ count: Int, of slots: [Slot], until release: Reserve.Moment) -> [Slot] {
        let kept = keptPlaces(count, of: slots)
        return slots.map { slot in
            var slot = slot
            slot.kept = min(slot.free, places(kept, takenBy: slot))
            slot.release = release
            return slot
        }
    }

    /// How many places at each start, chosen among slots that can all be held.
    private func keptPlaces(_ count: Int, of slots: [Slot]) -> [Minute: Int] {
        let chain = Set(slots.map(\.start).oneAfterAnother(footprint.minutes))
        let places = slots.filter { chain.contains($0.start) }.flatMap { slot in ranks(of: slot).map { (rank: $0, start: slot.start) } }
        let kept = places.sorted { ($0.rank, $0.start) < ($1.rank, $1.start) }.prefix(count)
        return Dictionary(kept.map { ($0.start, 1) }, uniquingKeysWith: +)
    }

    /// On a fine grid a slot takes from the kept ones that it overlaps.
    private func places(_ kept: [Minute: Int], takenBy slot: Slot) -> Int {
        if kept.isEmpty { return 0 }
        if grid == .closeTogether { return kept[slot.start] ?? 0 }
        return kept.reduce(0) { sum, place in sum + (abs(place.key - slot.start) < footprint.minutes ? place.value : 0) }
    }

    /// Where several are received at once, the places that are left are those of lowest rank: what was booked was not kept.
    private func ranks(of slot: Slot) -> ArraySlice<UInt64> {
        let index = (slot.start - session.span.start) / footprint.minutes * capacity
        return (1...capacity).map { UInt64(index + $0) &* 0x9E37_79B9_7F4A_7C15 }.sorted().prefix(slot.free)
    }
}
