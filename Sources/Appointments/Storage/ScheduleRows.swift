import Core
import Foundation
import Law
import Scheduling
import Storage

extension Place {
    init(row: Row) throws {
        id = try row.id("id")
        organisation = try row.id("organisation_id")
        details = PlaceDetails(
            unit: try row.id("unit_id"), name: try row.string("name"), address: try row.string("address"), postcode: try row.string("postcode"),
            commune: try row.string("commune"), access: try row.string("access"), latitude: try row.optionalDouble("latitude"),
            longitude: try row.optionalDouble("longitude"), zone: try row.parsed("zone") { TimeZone(identifier: $0) },
            region: try row.parsed("region", Region.init), isShown: try row.bool("is_shown"),
            feasts: try row.string("feasts").split(separator: "\n").compactMap { LocalFeast(line: String($0)) })
    }
}

extension Row {
    fileprivate func optionalDouble(_ column: String) throws -> Double? { try value(column) == .null ? nil : double(column) }
}

extension Desk {
    init(row: Row) throws {
        id = try row.id("id")
        place = try row.id("place_id")
        name = try row.string("name")
        capacity = try row.int("capacity")
        isOpen = try row.bool("is_open")
    }
}

extension KeptOpening {
    /// - Parameter row: with the desk's `place_id`.
    init(row: Row, seed: UInt64) throws {
        id = try row.id("id")
        desk = try row.id("desk_id")
        guard let read = Opening(try row.json("rules"), at: try row.id("place_id"), seed: seed) else { throw RowError.malformed("rules") }
        opening = read
    }
}

extension KeptClosure {
    init(row: Row) throws {
        id = try row.id("id")
        place = try row.id("place_id")
        desk = try row.optionalID("desk_id")
        guard let read = Closure(try row.json("rules")) else { throw RowError.malformed("rules") }
        closure = read
        reason = try row.string("reason")
    }
}

extension Offer {
    init(row: Row) throws {
        guard let read = AppointmentType(try row.id("id"), try row.json("rules")) else { throw RowError.malformed("rules") }
        type = read
        type.withheld = try row.string("withheld").split(separator: "\n").compactMap { WithheldDays(line: String($0)) }
        organisation = try row.id("organisation_id")
        details = OfferDetails(
            slug: try row.string("slug"), title: try row.string("title"), summary: try row.string("summary"), pieces: try row.string("pieces"),
            reason: try row.optionalParsed("reason", NationalReason.init), isPublic: try row.bool("is_public"),
            largestParty: try row.int("largest_party"), mostForOne: try row.optionalInt("most_for_one"),
            offerHours: try row.int("offer_hours"), largestGroup: try row.int("largest_group"),
            video: try row.string("video"))
        details.asksProof = try row.bool("asks_proof")
        details.asksNumbers = try row.bool("asks_numbers")
        (details.holdMinutes, details.restMinutes) = (try row.int("hold_minutes"), try row.int("rest_minutes"))
    }
}

extension ScheduleChange {
    init(row: Row) throws {
        id = try row.int("id")
        organisation = try row.id("organisation_id")
        place = try row.optionalID("place_id")
        again = try row.optionalDate("again_at")
        let first = try row.optionalParsed("first_day") { LocalDate($0) }
        let last = try row.optionalParsed("last_day") { LocalDate($0) }
        days = if let first, let last, first <= last { first...last } else { nil }
    }
}

extension Appointment {
    init(row: Row) throws {
        id = try row.id("id")
        organisation = try row.id("organisation_id")
        reference = try row.parsed("reference", Reference.init)
        type = try row.id("type_id")
        place = try row.id("place_id")
        desk = try row.id("desk_id")
        start = try row.int("start_minute")
        minutes = try row.int("minutes")
        taken = Span(try row.int("from_minute"), try row.int("to_minute"))
        side = try row.parsed("side", Booking.Side.init)
        state = try row.parsed("state", State.init)
        heldUntil = try row.optionalDate("held_until")
        party = Party(people: try row.int("people"), documents: try row.int("documents"))
        var who = Person(
            name: try row.string("name"), email: try row.optionalParsed("email", EmailAddress.init), phone: try row.string("phone"),
            way: try row.optionalParsed("tell_by", TellingWay.init), address: try row.string("postal"))
        who.isProven = try row.bool("is_proven")
        person = who
        version = try row.int("version")
        isOverbooked = try row.bool("is_overbooked")
        applications = try row.string("applications").split(separator: " ").map(String.init)
        createdAt = try row.date("created_at")
        arrivedAt = try row.optionalDate("arrived_at")
        dossier = try row.optionalParsed("dossier", Reference.init)
        group = try row.optionalID("group_id")
        morePieces = try row.string("more_pieces").split(separator: "\n").map(String.init)
    }
}
