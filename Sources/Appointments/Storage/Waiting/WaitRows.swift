import Core
import Foundation
import Scheduling
import Storage

extension Wait {
    init(row: Row) throws {
        id = try row.id("id")
        organisation = try row.id("organisation_id")
        reference = try row.parsed("reference", Reference.init)
        let (first, last) = (try row.parsed("first_day") { LocalDate($0) }, try row.parsed("last_day") { LocalDate($0) })
        wishes = WaitWishes(
            type: try row.id("type_id"), places: Set(try row.list("places").compactMap { PlaceID($0) }), days: first...max(first, last),
            weekdays: Set(try row.list("weekdays").compactMap { Int($0) }), moments: Set(try row.list("moments").compactMap(DayMoment.init)),
            party: Party(people: try row.int("people"), documents: try row.int("documents")))
        person = Person(
            name: try row.string("name"), email: try row.optionalParsed("email", EmailAddress.init), phone: try row.string("phone"),
            address: try row.string("address"))
        state = try row.parsed("state", State.init)
        since = try row.date("since")
        offers = try row.int("offers")
        passed = Set(try row.list("passed"))
        appointment = try row.optionalID("appointment_id")
        offeredUntil = try row.optionalDate("offered_until")
        isByAgent = try row.optionalInt("agent_id") != nil
    }
}

extension Row {
    /// Separated by spaces.
    fileprivate func list(_ column: String) throws -> [String] { try string(column).split(separator: " ").map(String.init) }
}

extension Connection {
    /// Locked, so that two servers that turn the list at once do it one after the other.
    func wait(_ id: WaitID) throws -> Wait? { try row("SELECT * FROM appointment_wait WHERE id = \(id)\(dialect.forUpdate)").map(Wait.init) }

    func insert(
        _ wishes: WaitWishes, for person: Person, in organisation: OrganisationID, _ state: Wait.State, agent: AgentID?, now: Date
    ) throws -> Wait {
        let row = try row(
            """
            INSERT INTO appointment_wait (
                organisation_id, reference, type_id, places, first_day, last_day, weekdays, people, documents, name, email, phone, state, since,
                offers, passed, agent_id, changed_at, moments, address
            ) VALUES (
                \(organisation), \(Reference.random()), \(wishes.type), \(wishes.places.sorted().map { "\($0)" }.joined(separator: " ")),
                \(wishes.days.lowerBound), \(wishes.days.upperBound), \(wishes.weekdays.sorted().map { "\($0)" }.joined(separator: " ")),
                \(wishes.party.people), \(wishes.party.documents), \(person.name), \(person.email?.description), \(person.phone),
                \(state.rawValue), \(now), 0, '', \(agent), \(now), \(wishes.moments.map(\.rawValue).sorted().joined(separator: " ")),
                \(person.address)
            ) RETURNING *
            """)
        guard let row else { throw AppointmentProblem.unknownType }
        return try Wait(row: row)
    }

    /// Others of the same contact: one may not wait twice for the same, nor be on many lists.
    func checkCaps(_ person: Person, waitingFor type: AppointmentTypeID, in organisation: OrganisationID) throws {
        for contact in person.contacts {
            let rows = try rows(
                "SELECT type_id FROM appointment_wait WHERE organisation_id = \(organisation) AND state IN ('waiting', 'offered') AND \(contact)")
            if try rows.contains(where: { try $0.id("type_id") == type }) { throw AppointmentProblem.alreadyWaiting }
            if rows.count >= Wait.mostForOne { throw AppointmentProblem.tooManyWaits }
        }
    }

    /// One offer at a time for each person.
    func hasOffer(_ wait: Wait) throws -> Bool {
        for contact in wait.person.contacts {
            // Written so for the indexes by contact, which are of both states.
            let query: SQL = "SELECT 1 AS one FROM appointment_wait WHERE organisation_id = \(wait.organisation) AND state IN ('waiting', 'offered')"
            if try row(query + " AND state = 'offered' AND \(contact)") != nil { return true }
        }
        return false
    }

    /// Who they are is kept no longer than it takes to tell them.
    func end(_ wait: Wait, _ state: Wait.State, now: Date) throws {
        try run("UPDATE appointment_wait SET state = \(state.rawValue), offered_until = NULL, changed_at = \(now) WHERE id = \(wait.id)")
        try tellAnswered(wait, now: now)
        if state == .over { return try tell(.over, wait, at: now, now) }
        try run("UPDATE appointment_wait SET name = '', email = NULL, phone = '', address = '' WHERE id = \(wait.id)")
    }

    /// Who reads nothing was to be called.
    func tellAnswered(_ wait: Wait, now: Date) throws {
        if wait.state == .offered, wait.person.email == nil { try tell(.answered, wait, at: now, now) }
    }

    func tell(_ what: WaitNews.What, _ wait: Wait, at time: Date, _ now: Date) throws {
        let news = WaitNews(what, of: wait.id, number: wait.offers)
        try Jobs.enqueue(kind: WaitNews.jobKind, payload: news.payload, runAt: time, uniqueKey: news.key, now: now, on: self)
    }
}

extension Person {
    /// One condition for each way to reach them.
    var contacts: [SQL] {
        [email.map { "email = \($0.description)" }, phone.isEmpty ? nil : "phone = \(phone)"].compactMap(\.self)
    }

    /// The same, of the one to which codes are sent. A number beside an e-mail was proven by nobody: it must not keep out the person whose it is.
    var provenContact: [SQL] {
        if let email { return ["email = \(email.description)"] }
        return phone.isEmpty ? [] : ["email IS NULL AND phone = \(phone)"]
    }
}
