import Core
import Foundation
import Scheduling

/// The free times of each authority's places, kept in memory and brought up to date before each answer: what another process changed is read from
/// the log of changes (``ScheduleChange``), so a booking is seen by the next search, wherever it was made.
actor Territory {
    private let schedules: any Schedules
    private var towns: [OrganisationID: Town] = [:]
    private var lastRefresh: [OrganisationID: Task<Void, any Error>] = [:]

    init(_ schedules: any Schedules) { self.schedules = schedules }

    /// What is known of one authority.
    private struct Town {
        var index = TerritoryIndex()
        var places: [PlaceID: Place] = [:]
        var days: ClosedRange<LocalDate>
        /// What was computed: each offer, for each party that somebody asked for.
        var computed: [TerritoryIndex.Offer: (offer: Offer, party: Party)] = [:]
        var lastChange = 0
        /// Changes that were read, of those whose neighbours may still be on their way: ids are given before the commit that shows them.
        var read: Set<Int> = []
        var again: [(at: Date, place: PlaceID, days: ClosedRange<LocalDate>)] = []
    }

    /// The places where one can come, each with its first time.
    func find(_ search: PlaceSearch, now: Date) async throws -> [FoundPlace] {
        try await refresh(search.organisation, now)
        let key = TerritoryIndex.Offer(search.offer.type, for: search.party)
        if towns[search.organisation]?.computed[key] == nil { try await compute(key, search, now) }
        guard let town = towns[search.organisation] else { return [] }
        let wanted = TerritorySearch(
            for: key, now: Int(now.timeIntervalSince1970), in: search.time(now, town.days), from: search.origin, within: search.kilometres,
            atMost: search.limit)
        let found = search.origin != nil && search.nearestFirst ? town.index.nearest(wanted) : town.index.soonest(wanted)
        return found.compactMap { found in
            guard let place = town.places[found.place] else { return nil }
            return FoundPlace(place: place, start: found.start, kilometres: place.position == nil ? nil : found.kilometres)
        }
    }

    /// All the times of a place, as search sees them: what the State's engine is answered with.
    func starts(at places: [PlaceID], _ search: PlaceSearch, now: Date) async throws -> [PlaceID: [Minute]] {
        try await refresh(search.organisation, now)
        let key = TerritoryIndex.Offer(search.offer.type, for: search.party)
        if towns[search.organisation]?.computed[key] == nil { try await compute(key, search, now) }
        guard let town = towns[search.organisation] else { return [:] }
        let wanted = TerritorySearch(for: key, now: Int(now.timeIntervalSince1970), in: search.time(now, town.days))
        return Dictionary(uniqueKeysWithValues: Set(places).map { ($0, town.index.starts(at: $0, wanted)) })
    }

    /// One after another, whoever asks: between two questions to the database, somebody else's answer would be half written.
    private func refresh(_ organisation: OrganisationID, _ now: Date) async throws {
        let before = lastRefresh[organisation]
        let task = Task {
            _ = await before?.result
            try await refreshAlone(organisation, now)
        }
        lastRefresh[organisation] = task
        try await task.value
    }

    private func refreshAlone(_ organisation: OrganisationID, _ now: Date) async throws {
        let today = LocalDate(now, in: .gmt)
        guard var town = towns[organisation], town.days.lowerBound == today.adding(days: -1) else {
            return try await rebuild(organisation, today, now)
        }
        let changes = try await schedules.changes(of: organisation, after: max(0, town.lastChange - 200)).filter { !town.read.contains($0.id) }
        if changes.contains(where: { $0.days == nil }) { return try await rebuild(organisation, today, now) }
        let due = town.again.filter { $0.at <= now }.map { ($0.place, $0.days) }
        town.again.removeAll { $0.at <= now }
        for change in changes {
            town.read.insert(change.id)
            town.lastChange = max(town.lastChange, change.id)
            if let again = change.again, let place = change.place, let days = change.days { town.again.append((again, place, days)) }
        }
        if town.read.count > 2000 { town.read = town.read.filter { $0 > town.lastChange - 400 } }
        towns[organisation] = town
        let touched = changes.compactMap { change in change.place.flatMap { place in change.days.map { (place, $0) } } } + due
        for (place, days) in Self.merged(touched) { try await recompute(place, days, organisation, now) }
    }

    private static func merged(_ touched: [(PlaceID, ClosedRange<LocalDate>)]) -> [(PlaceID, ClosedRange<LocalDate>)] {
        Dictionary(grouping: touched, by: \.0).map { place, ranges in
            (place, (ranges.map(\.1.lowerBound).min() ?? ranges[0].1.lowerBound)...(ranges.map(\.1.upperBound).max() ?? ranges[0].1.upperBound))
        }
    }

    private func recompute(_ place: PlaceID, _ days: ClosedRange<LocalDate>, _ organisation: OrganisationID, _ now: Date) async throws {
        guard let town = towns[organisation], town.places[place] != nil, days.overlaps(town.days) else { return }
        let days = days.clamped(to: town.days)
        guard let schedule = try await schedules.schedule(of: place, in: organisation, on: days, now: now) else { return }
        for (key, (offer, party)) in town.computed { towns[organisation]?.index.fill(key, offer, party, schedule, days, now) }
    }

    private func rebuild(_ organisation: OrganisationID, _ today: LocalDate, _ now: Date) async throws {
        // Read before what it tells of: what changes meanwhile is read again.
        let last = try await schedules.lastChange()
        let offers = try await schedules.offers(of: organisation)
        let months = offers.map(\.type.leadTime.monthsAhead).max() ?? 6
        var town = Town(days: today.adding(days: -1)...today.adding(days: months * 31 + 1), lastChange: last)
        let all = try await schedules.schedules(of: organisation, on: town.days, now: now)
        let wanted = towns[organisation]?.computed.values.map(\.party) ?? [Party()]
        for schedule in all {
            town.places[schedule.place.id] = schedule.place
            town.index.locate(schedule.place.id, at: schedule.place.position ?? .nowhere)
        }
        for offer in offers where offer.details.isPublic {
            for party in Set(wanted + [Party()]) {
                let key = TerritoryIndex.Offer(offer.type, for: party)
                town.computed[key] = (offer, party)
                for schedule in all { town.index.fill(key, offer, party, schedule, town.days, now) }
            }
        }
        // Holds that are in force end by themselves.
        town.again = all.map { (now + 900, $0.place.id, today...today.adding(days: months * 31)) }
        towns[organisation] = town
    }

    private func compute(_ key: TerritoryIndex.Offer, _ search: PlaceSearch, _ now: Date) async throws {
        guard let days = towns[search.organisation]?.days else { return }
        let all = try await schedules.schedules(of: search.organisation, on: days, now: now)
        for schedule in all { towns[search.organisation]?.index.fill(key, search.offer, search.party, schedule, days, now) }
        towns[search.organisation]?.computed[key] = (search.offer, search.party)
    }
}

extension TerritoryIndex {
    fileprivate mutating func fill(
        _ key: Offer, _ offer: Appointments.Offer, _ party: Party, _ schedule: PlaceSchedule, _ days: ClosedRange<LocalDate>, _ now: Date
    ) {
        let question = schedule.question(for: offer, party, by: .online, now: now, on: days)
        let clock = question.almanac.clock
        let span = Span(clock.minute(day: days.lowerBound.dayNumber, at: 0), clock.minute(day: days.upperBound.dayNumber + 1, at: 0))
        replace(span, of: schedule.place.id, for: key, with: schedule.receivers.flatMap { question.slots(with: $0, on: days) })
    }
}

extension LeadTime {
    fileprivate var monthsAhead: Int {
        switch horizon {
        case .months(let months): min(max(months, 6), 12)
        case .seconds(let seconds): min(max(seconds / (28 * 86_400) + 1, 1), 12)
        case .unlimited: 12
        }
    }
}

extension Position {
    /// For places whose position nobody typed: far from everybody, so that they come last.
    fileprivate static let nowhere = Position(latitude: -90, longitude: 0) ?? { preconditionFailure("the pole is on the Earth") }()
}
