import Core
import Foundation
import Law
import Scheduling
import Testing

@Suite("The index of a territory")
struct TerritoryIndexTests {
    /// Twelve places of a few receivers, some slots of which are kept, and their index.
    struct Territory {
        var dice: Dice
        var receivers: [PlaceID: [Receiver]] = [:]
        var positions: [PlaceID: Position] = [:]
        var index = TerritoryIndex()
        let question: SlotQuestion
        let days = date("2026-10-19")...date("2026-11-01")
        let offer: TerritoryIndex.Offer

        init(seed: UInt64) {
            dice = Dice(seed: seed)
            let type = AppointmentType(AppointmentTypeID(1), lasting: .fixed(20), leadTime: LeadTime(horizon: .seconds(.max)))
            offer = TerritoryIndex.Offer(type)
            question = SlotQuestion(for: type, now: seconds("2026-10-18 12:00"), in: Almanac(paris, holidaysOf: .metropolitan, covering: days))
            for number: Int64 in 1...12 {
                let place = PlaceID(number)
                receivers[place] = (0..<dice.number(0...2)).map { receiver(number * 10 + Int64($0)) }
                positions[place] = Position(latitude: 45 + Double(dice.number(0...100)) / 100, longitude: 1 + Double(dice.number(0...100)) / 100)
                index.locate(place, at: positions[place]!)
                update(place, days)
            }
        }

        private mutating func receiver(_ id: Int64) -> Receiver {
            var receiver = dice.receiver(id, from: days.lowerBound, in: paris)
            let reserve = Reserve(.percent(dice.one(of: [0, 25, 100])), released: Release(daysBefore: dice.number(0...4), headStart: 60))
            for index in receiver.openings.indices { receiver.openings[index].reserve = reserve }
            receiver.rests = (0..<dice.number(0...4)).map { _ in
                let from = minute("2026-10-19 00:00") + dice.number(0...18_000)
                return Rest(Span(from, from + dice.number(20...200)), until: minute("2026-10-16 12:00") + dice.number(0...20_000))
            }
            return receiver
        }

        /// Computes these days of a place again, as a change would.
        mutating func update(_ place: PlaceID, _ days: ClosedRange<LocalDate>) {
            let slots = receivers[place]!.flatMap { question.slots(with: $0, on: days) }
            let time = Span(minute("\(days.lowerBound) 00:00"), minute("\(days.upperBound.adding(days: 1)) 00:00"))
            index.replace(time, of: place, for: offer, with: slots)
        }

        /// What the index must find, computed from the receivers.
        func naive(_ search: TerritorySearch) -> [TerritorySearch.Found] {
            receivers.compactMap { place, receivers in
                let slots = receivers.flatMap { question.slots(with: $0, on: days) }
                let starts = slots.filter { $0.places(for: search.audience, at: search.now) > 0 }.map(\.start)
                let kilometres = search.origin?.kilometres(to: positions[place]!)
                guard let start = starts.filter({ search.time.contains(Span($0, $0 + 1)) }).min(), kilometres ?? 0 <= search.kilometres ?? .infinity
                else { return nil }
                return TerritorySearch.Found(place: place, start: start, kilometres: kilometres)
            }
        }

        mutating func search() -> TerritorySearch {
            let from = minute("2026-10-19 00:00") + dice.number(0...20_000)
            let search = TerritorySearch(
                for: offer, by: dice.one(of: Audience.allCases), now: seconds("2026-10-16 12:00") + dice.number(0...1_200_000),
                in: Span(from, from + dice.number(0...20_000)), from: Position(latitude: 45.5, longitude: 1.5),
                within: dice.one(of: [nil, 10, 30]), atMost: 50)
            return search
        }
    }

    @Test("It finds what computing everything again finds, as time goes by and appointments come and go")
    func asComputed() {
        for seed: UInt64 in 0..<15 {
            var territory = Territory(seed: seed)
            for _ in 0..<12 {
                let search = territory.search()
                let expected = territory.naive(search)
                #expect(
                    territory.index.soonest(search) == expected.sorted { ($0.start, $0.kilometres!, $0.place) < ($1.start, $1.kilometres!, $1.place) }
                )
                #expect(
                    territory.index.nearest(search) == expected.sorted { ($0.kilometres!, $0.start, $0.place) < ($1.kilometres!, $1.start, $1.place) }
                )
                change(&territory)
            }
        }
    }

    /// Books or cancels somewhere, and computes that day again.
    private func change(_ territory: inout Territory) {
        let place = PlaceID(Int64(territory.dice.number(1...12)))
        guard territory.receivers[place]?.isEmpty == false else { return }
        let day = territory.days.lowerBound.adding(days: territory.dice.number(0...13))
        let offered = territory.question.slots(with: territory.receivers[place]![0], on: day...day)
        if let slot = offered.randomElement(using: &territory.dice) {
            territory.receivers[place]![0].bookings.append(Booking(Span(slot.start, slot.start + 20), territory.dice.one(of: [.online, .offline])))
        }
        territory.update(place, day...day)
    }

    @Test("All the starts of a place are those of its receivers together")
    func starts() {
        var territory = Territory(seed: 7)
        let everything = TerritorySearch(for: territory.offer, now: territory.question.now, in: Span(0, .max))
        for (place, receivers) in territory.receivers {
            #expect(territory.index.starts(at: place, everything) == territory.question.starts(with: receivers, on: territory.days))
        }
        territory.index.replace(Span(0, .max), of: PlaceID(1), for: territory.offer, with: [])
        #expect(territory.index.starts(at: PlaceID(1), everything) == [])
    }

    @Test("Of two desks that keep the same hour, the first to release it counts")
    func firstRelease() {
        var territory = Territory(seed: 5)
        var slots: [Slot] = []
        for (id, days) in [(Int64(1), 1), (2, 3), (3, 2)] {
            var desk = Receiver(ReceiverID(id), openings: [opening("2026-10-28", "09:00", "09:20")])
            desk.openings[0].reserve = Reserve(.percent(100), released: Release(daysBefore: days))
            slots += territory.question.slots(with: desk, on: territory.days)
        }
        territory.index.replace(Span(0, .max), of: PlaceID(1), for: territory.offer, with: slots)
        var search = TerritorySearch(for: territory.offer, now: seconds("2026-10-25 08:59:59"), in: Span(0, .max))
        #expect(territory.index.starts(at: PlaceID(1), search) == [])
        search.now += 1
        #expect(territory.index.starts(at: PlaceID(1), search) == [minute("2026-10-28 09:00")])
    }

    @Test("Only the places that are asked for, and so many at most; another offer is not this one")
    func limits() throws {
        let territory = Territory(seed: 3)
        var search = TerritorySearch(for: territory.offer, by: .agents, now: territory.question.now, in: Span(0, .max), atMost: 2)
        let found = territory.index.soonest(search)
        #expect(found.count == 2)
        search.places = [try #require(found.last).place]
        #expect(territory.index.soonest(search) == [found[1]])
        search.offer = TerritoryIndex.Offer(AppointmentTypeID(1), minutes: 40)
        #expect(territory.index.soonest(search) == [])
    }

    @Test("Paris is 392 kilometres from Lyon, and a place outside the Earth is nowhere")
    func distances() throws {
        let paris = try #require(Position(latitude: 48.8566, longitude: 2.3522)), lyon = try #require(Position(latitude: 45.7640, longitude: 4.8357))
        #expect(abs(paris.kilometres(to: lyon) - 391.5) < 1)
        #expect(paris.kilometres(to: paris) == 0)
        #expect(Position(latitude: 91, longitude: 0) == nil)
        #expect(Position(latitude: .nan, longitude: 0) == nil)
    }
}
