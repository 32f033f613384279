import Core
import Foundation
import Law
import Scheduling

/// The free times of each authority's places, kept in memory and brought up to date before each answer: what another process changed is read from
/// the log of changes (``ScheduleChange``), so a booking is seen by the next search, wherever it was made.
actor Territory {
    private let schedules: any Schedules
    private let log: ScheduleLog
    private var towns: [OrganisationID: Town] = [:]
    /// Whose news were taken, and are not all in the index yet.
    private var counted: Set<OrganisationID> = []
    private var clocks: [ClockKey: WallClock] = [:]
    private var running: [OrganisationID: Task<Void, any Error>] = [:]
    private var waiting: [OrganisationID: Task<Void, any Error>] = [:]

    init(_ schedules: any Schedules) {
        self.schedules = schedules
        log = ScheduleLog(schedules)
    }

    /// What is known of one authority.
    private struct Town {
        var index = TerritoryIndex()
        var places: [PlaceID: Place] = [:]
        /// By name.
        var inOrder: [Place] = []
        var days: ClosedRange<LocalDate>
        /// Those that people see.
        var offers: [AppointmentTypeID: Offer] = [:]
        /// What was computed: each offer, for each party that somebody asked for.
        var computed: [TerritoryIndex.Offer: (offer: Offer, party: Party)] = [:]
        /// By the second when they pass: each place and its days once.
        var again: [Int: Set<PassingTime.Where>] = [:]

        /// Sessions under way move on with the clock: today is computed again some minutes later.
        mutating func computeTodayAgain(_ today: LocalDate, after now: Date) {
            for place in places.keys {
                let time = PassingTime(at: now + 600, place: place, days: today...today)
                again[time.second, default: []].insert(time.whereIs)
            }
        }
    }

    /// Those that people see, as they were read when anything of them changed.
    func places(of organisation: OrganisationID, now: Date) async throws -> [Place] {
        try await refresh([organisation], now)
        return towns[organisation]?.inOrder ?? []
    }

    /// All that people may come for, and where, of several authorities.
    func all(of organisations: Set<OrganisationID>, now: Date) async throws -> (offers: [Offer], places: [Place]) {
        try await refresh(organisations, now)
        let known = organisations.sorted().compactMap { towns[$0] }
        return (known.flatMap { $0.offers.values.sorted { $0.id < $1.id } }, known.flatMap(\.inOrder))
    }

    /// Those of these types that people see, in their order, and the places of their authorities.
    func together(_ types: [SharedType], now: Date) async throws -> (offers: [Offer], places: [Place]) {
        let organisations = Set(types.map(\.organisation))
        try await refresh(organisations, now)
        return (types.compactMap { towns[$0.organisation]?.offers[$0.type] }, organisations.sorted().flatMap { towns[$0]?.inOrder ?? [] })
    }

    /// The places where one can come, each with its first time.
    func find(_ search: PlaceSearch, now: Date) async throws -> [FoundPlace] {
        try await refresh([search.organisation], now)
        return try await found(search, now)
    }

    /// Of several authorities: the answers of each, in the order of the questions.
    func find(_ searches: [PlaceSearch], now: Date) async throws -> [[FoundPlace]] {
        try await refresh(Set(searches.map(\.organisation)), now)
        var answers: [[FoundPlace]] = []
        for search in searches { answers.append(try await found(search, now)) }
        return answers
    }

    private func found(_ search: PlaceSearch, _ now: Date) async throws -> [FoundPlace] {
        let key = TerritoryIndex.Offer(search.offer.type, for: search.party)
        if towns[search.organisation]?.computed[key] == nil { try await compute(key, search, now) }
        guard let town = towns[search.organisation] else { return [] }
        let time = search.time(now, clock(search.zone, town.days))
        let wanted = TerritorySearch(
            for: key, by: search.audience, now: Int(now.timeIntervalSince1970), in: time, from: search.origin, within: search.kilometres,
            atMost: search.limit)
        let found = search.origin != nil && search.nearestFirst ? town.index.nearest(wanted) : town.index.soonest(wanted)
        return found.compactMap { found in
            guard let place = town.places[found.place] else { return nil }
            return FoundPlace(place: place, start: found.start, kilometres: place.position == nil ? nil : found.kilometres)
        }
    }

    /// Made of half a year of days of a time zone, which asks the system for each: the same for all the authorities of a search, and for the next one.
    private func clock(_ zone: TimeZone, _ days: ClosedRange<LocalDate>) -> WallClock {
        let key = ClockKey(zone: zone, days: days)
        if let known = clocks[key] { return known }
        if clocks.count >= 50 { clocks = [:] }
        let clock = WallClock(zone, covering: days)
        clocks[key] = clock
        return clock
    }

    private struct ClockKey: Hashable {
        let zone: TimeZone
        let days: ClosedRange<LocalDate>
    }

    /// All the times of a place, as search sees them: what the State's engine is answered with.
    func starts(at places: [PlaceID], _ search: PlaceSearch, now: Date) async throws -> [PlaceID: [Minute]] {
        try await refresh([search.organisation], now)
        let key = TerritoryIndex.Offer(search.offer.type, for: search.party)
        if towns[search.organisation]?.computed[key] == nil { try await compute(key, search, now) }
        guard let town = towns[search.organisation] else { return [:] }
        let time = search.time(now, clock(search.zone, town.days))
        let wanted = TerritorySearch(for: key, by: search.audience, now: Int(now.timeIntervalSince1970), in: time)
        return Dictionary(uniqueKeysWithValues: Set(places).map { ($0, town.index.starts(at: $0, wanted)) })
    }

    /// The log is read once for all of them; what it tells is then counted by each.
    private func refresh(_ organisations: Set<OrganisationID>, _ now: Date) async throws {
        try await log.catchUp(now)
        let silent = await log.withoutNews(among: organisations)
        let stale = organisations.filter { !silent.contains($0) || !isUpToDate($0, now) }
        if let one = stale.first, stale.count == 1 { return try await refresh(one, now) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for organisation in stale { group.addTask { try await self.refresh(organisation, now) } }
            try await group.waitForAll()
        }
    }

    /// Of one without news: nothing is being counted, its days are those of today, and no time of it came.
    private func isUpToDate(_ organisation: OrganisationID, _ now: Date) -> Bool {
        guard !counted.contains(organisation), waiting[organisation] == nil, let town = towns[organisation] else { return false }
        let isDue = town.again.keys.contains { Double($0) <= now.timeIntervalSince1970 }
        return town.days.lowerBound == LocalDate(now, in: .gmt).adding(days: -1) && !isDue
    }

    /// One after another: between two questions to the database, somebody else's answer would be half written. Whoever asks while one runs is
    /// answered by the next, which all of them share: it begins after they asked, so it knows what they know.
    private func refresh(_ organisation: OrganisationID, _ now: Date) async throws {
        if let next = waiting[organisation] { return try await next.value }
        let before = running[organisation]
        let task = Task {
            _ = await before?.result
            running[organisation] = waiting.removeValue(forKey: organisation)
            counted.insert(organisation)
            defer { counted.remove(organisation) }
            try await refreshAlone(organisation, now)
        }
        waiting[organisation] = task
        try await task.value
    }

    private func refreshAlone(_ organisation: OrganisationID, _ now: Date) async throws {
        let today = LocalDate(now, in: .gmt)
        guard towns[organisation]?.days.lowerBound == today.adding(days: -1), let changes = await log.take(organisation),
            !changes.contains(where: { $0.days == nil })
        else { return try await rebuild(organisation, today, now) }
        let due = note(changes, organisation, now)
        let touched = changes.compactMap { change in change.place.flatMap { place in change.days.map { (place, $0) } } } + due
        try await recompute(touched, organisation, now)
    }

    /// - Returns: what is to be computed again because its time has come.
    private func note(_ changes: [ScheduleChange], _ organisation: OrganisationID, _ now: Date) -> [(PlaceID, ClosedRange<LocalDate>)] {
        let passed = (towns[organisation]?.again ?? [:]).keys.filter { Double($0) <= now.timeIntervalSince1970 }
        let due = Set(passed.flatMap { towns[organisation]?.again.removeValue(forKey: $0) ?? [] })
        let today = LocalDate(now, in: .gmt)
        if due.contains(where: { $0.days == today...today }) { towns[organisation]?.computeTodayAgain(today, after: now) }
        for change in changes {
            if let again = change.again, let place = change.place, let days = change.days {
                let time = PassingTime(at: again, place: place, days: days)
                towns[organisation]?.again[time.second, default: []].insert(time.whereIs)
            }
        }
        return due.map { ($0.place, $0.days) }
    }

    /// Places that changed on the same days are read together.
    private func recompute(_ touched: [(PlaceID, ClosedRange<LocalDate>)], _ organisation: OrganisationID, _ now: Date) async throws {
        guard let (known, places) = towns[organisation].map({ ($0.days, $0.places) }) else { return }
        var days: [PlaceID: Set<LocalDate>] = [:]
        for (place, range) in touched where range.overlaps(known) { days[place, default: []].formUnion(range.clamped(to: known).days) }
        var together: [ClosedRange<LocalDate>: [Place]] = [:]
        for (id, days) in days {
            guard let place = places[id] else { continue }
            for run in days.sorted().runs { together[run, default: []].append(place) }
        }
        for (days, places) in together {
            for some in places.inGroups(of: Self.placesAtOnce) {
                fill(organisation, with: try await schedules.schedules(of: some, on: days, now: now), days, now)
            }
        }
    }

    private func rebuild(_ organisation: OrganisationID, _ today: LocalDate, _ now: Date) async throws {
        // Followed before it is read: what changes meanwhile is computed again.
        try await log.follow(organisation, now: now)
        let offers = try await schedules.offers(of: organisation)
        let months = offers.map(\.type.leadTime.monthsAhead).max() ?? 6
        let days = today.adding(days: -1)...today.adding(days: months * 31 + 1)
        let parties = Set((towns[organisation]?.computed.values.map(\.party) ?? []) + [Party()])
        var town = Town(days: days)
        for time in try await schedules.holds(of: organisation, now: now) { town.again[time.second, default: []].insert(time.whereIs) }
        for offer in offers where offer.details.isPublic {
            town.offers[offer.id] = offer
            for party in parties { town.computed[TerritoryIndex.Offer(offer.type, for: party)] = (offer, party) }
        }
        let places = try await schedules.places(of: organisation).filter(\.details.isShown)
        town.inOrder = places
        for place in places {
            town.places[place.id] = place
            town.index.locate(place.id, at: place.position ?? .nowhere)
        }
        for some in places.inGroups(of: Self.placesAtOnce) {
            let read = try await schedules.schedules(of: some, on: days, now: now)
            town.index.fill(town.computed, read, days, now)
        }
        town.computeTodayAgain(today, after: now)
        towns[organisation] = town
    }

    private func compute(_ key: TerritoryIndex.Offer, _ search: PlaceSearch, _ now: Date) async throws {
        guard let town = towns[search.organisation] else { return }
        let (days, places) = (town.days, town.places.values.sorted { $0.id < $1.id })
        for some in places.inGroups(of: Self.placesAtOnce) {
            let read = try await schedules.schedules(of: some, on: days, now: now)
            towns[search.organisation]?.index.fill([key: (search.offer, search.party)], read, days, now)
        }
        towns[search.organisation]?.computed[key] = (search.offer, search.party)
    }

    private func fill(_ organisation: OrganisationID, with read: [PlaceSchedule], _ days: ClosedRange<LocalDate>, _ now: Date) {
        // Taken out first: the index held twice would be copied whole at its first change.
        let computed = towns[organisation]?.computed ?? [:]
        towns[organisation]?.index.fill(computed, read, days, now)
    }

    /// Their appointments are in memory while they are computed.
    private static let placesAtOnce = 50
}

/// Days of a place whose free time changes by itself at some time: a hold ends.
struct PassingTime: Sendable {
    let at: Date
    let place: PlaceID
    let days: ClosedRange<LocalDate>

    struct Where: Hashable {
        let place: PlaceID
        let days: ClosedRange<LocalDate>
    }

    fileprivate var whereIs: Where { Where(place: place, days: days) }
    /// Never before it passed.
    fileprivate var second: Int { Int(at.timeIntervalSince1970.rounded(.up)) }
}

extension TerritoryIndex {
    /// What several places give, for everything that is computed; the days off of a region are found once.
    fileprivate mutating func fill(
        _ computed: [Offer: (offer: Appointments.Offer, party: Party)], _ read: [PlaceSchedule], _ days: ClosedRange<LocalDate>, _ now: Date
    ) {
        var almanacs: [AlmanacKey: Almanac] = [:]
        for schedule in read {
            let key = AlmanacKey(schedule.place.details)
            let almanac = almanacs[key] ?? schedule.place.details.almanac(covering: days)
            almanacs[key] = almanac
            let clock = almanac.clock
            let span = Span(clock.minute(day: days.lowerBound.dayNumber, at: 0), clock.minute(day: days.upperBound.dayNumber + 1, at: 0))
            for (key, (offer, party)) in computed {
                let question = schedule.question(for: offer, party, by: .online, now: now, in: almanac)
                replace(span, of: schedule.place.id, for: key, with: schedule.receivers.flatMap { question.slots(with: $0, on: days) })
            }
        }
    }

    private struct AlmanacKey: Hashable {
        let zone: TimeZone
        let region: Region
        let feasts: [LocalFeast]

        init(_ place: PlaceDetails) { (zone, region, feasts) = (place.zone, place.region, place.feasts) }
    }
}
