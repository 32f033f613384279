import Core
import Foundation
import Scheduling
import Storage

extension Draw {
    init(row: Row) throws {
        id = try row.id("id")
        organisation = try row.id("organisation_id")
        reference = try row.parsed("reference", Reference.init)
        type = try row.id("type_id")
        place = try row.optionalID("place_id")
        let (first, last) = (try row.parsed("first_day") { LocalDate($0) }, try row.parsed("last_day") { LocalDate($0) })
        days = first...max(first, last)
        (opensAt, closesAt, drawsAt) = (try row.date("opens_at"), try row.date("closes_at"), try row.date("draws_at"))
        seed = try row.string("seed")
        promised = try PromisedRound(row: row)
        state = try row.parsed("state", State.init)
        seats = try row.optionalInt("seats")
        endedAt = try row.optionalDate("ended_at")
    }
}

extension PromisedRound {
    init?(row: Row) throws {
        guard let chain = try row.optionalParsed("beacon_chain", BeaconChain.init(hash:)) else { return nil }
        (self.chain, round, until) = (chain, try row.int("beacon_round"), try row.date("beacon_until"))
        if let randomness = try row.optionalString("beacon_randomness") {
            outcome = .read(BeaconValue(round: round, randomness: randomness, signature: try row.string("beacon_signature")))
        } else {
            let fault = try row.optionalParsed("beacon_fault", BeaconFault.init)
            outcome = try row.optionalDate("beacon_missed_at") == nil ? .awaited(fault) : .missed
        }
    }
}

extension Registration {
    init(row: Row) throws {
        id = try row.id("id")
        draw = try row.id("draw_id")
        organisation = try row.id("organisation_id")
        reference = try row.parsed("reference", Reference.init)
        number = try row.optionalInt("number")
        guard let read = WaitWishes(try row.json("wishes")) else { throw RowError.malformed("wishes") }
        wishes = read
        person = Person(
            name: try row.string("name"), email: try row.optionalParsed("email", EmailAddress.init), phone: try row.string("phone"),
            address: try row.string("address"))
        applications = try row.string("applications").split(separator: " ").map(String.init)
        state = try row.parsed("state", State.init)
        rank = try row.optionalInt("rank")
        appointment = try row.optionalID("appointment_id")
        wait = try row.optionalID("wait_id")
        isByAgent = try row.optionalInt("agent_id") != nil
    }
}

extension WaitWishes {
    var json: JSON {
        [
            "type": .int(Int(type.rawValue)), "places": .array(places.sorted().map { .int(Int($0.rawValue)) }),
            "from": .string("\(days.lowerBound)"), "to": .string("\(days.upperBound)"), "weekdays": .array(weekdays.sorted().map { .int($0) }),
            "moments": .array(moments.map(\.rawValue).sorted().map { .string($0) }), "people": .int(party.people),
            "documents": .int(party.documents),
        ]
    }

    init?(_ json: JSON) {
        guard let type = json["type"]?.int, let first = json["from"]?.string.flatMap({ LocalDate($0) }),
            let last = json["to"]?.string.flatMap({ LocalDate($0) }), first <= last
        else { return nil }
        self.init(
            type: AppointmentTypeID(Int64(type)), places: Set((json["places"]?.array ?? []).compactMap { $0.int.map { PlaceID(Int64($0)) } }),
            days: first...last, weekdays: Set((json["weekdays"]?.array ?? []).compactMap(\.int)),
            moments: Set((json["moments"]?.array ?? []).compactMap { $0.string.flatMap(DayMoment.init) }),
            party: Party(people: json["people"]?.int ?? 1, documents: json["documents"]?.int ?? 1))
    }
}

extension WithheldDays {
    /// `2027-01-04 2027-01-29 12`; without the last, everywhere.
    var line: String { "\(days.lowerBound) \(days.upperBound)" + (place.map { " \($0)" } ?? "") }

    init?(line: String) {
        let parts = line.split(separator: " ").map(String.init)
        guard parts.count >= 2, let first = LocalDate(parts[0]), let last = LocalDate(parts[1]), first <= last else { return nil }
        self.init(first...last, at: parts.count > 2 ? PlaceID(parts[2]) : nil)
    }
}

extension Connection {
    /// Locked: numbers are given, and steps are made, one after another.
    func draw(_ id: DrawID) throws -> Draw? { try row("SELECT * FROM appointment_draw WHERE id = \(id)\(dialect.forUpdate)").map(Draw.init) }

    /// Says what is withheld of a type as its draws now stand, and that the free time of the authority changed.
    func withhold(_ type: AppointmentTypeID, of organisation: OrganisationID) throws {
        let draws = try rows("SELECT * FROM appointment_draw WHERE type_id = \(type) AND state IN ('open', 'drawing') ORDER BY id").map(Draw.init)
        try run("UPDATE appointment_type SET withheld = \(draws.map(\.withheld.line).joined(separator: "\n")) WHERE id = \(type)")
        try note(nil, of: organisation)
    }

    func tell(_ what: DrawNews.What, _ registration: RegistrationID, _ now: Date) throws {
        let news = DrawNews(what, of: registration)
        try Jobs.enqueue(kind: DrawNews.jobKind, payload: news.payload, uniqueKey: news.key, now: now, on: self)
    }
}
