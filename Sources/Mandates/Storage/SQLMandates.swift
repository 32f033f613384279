import Core
import Foundation
import Storage

/// Mandates, in SQL.
struct SQLMandates: Sendable {
    static let whole: SQL = """
        SELECT m.*, r.name AS relay_name, h.name AS helper_name
        FROM mandate m JOIN relay r ON r.id = m.relay_id JOIN helper h ON h.id = m.helper_id
        """

    let database: any Database
    let seal: MandateSeal

    func list(of relay: RelayID, in organisation: OrganisationID) async throws -> [Mandate] {
        try await mandates("m.relay_id = \(relay) AND m.organisation_id = \(organisation)")
    }

    func find(_ id: MandateID, of relay: RelayID, in organisation: OrganisationID) async throws -> Mandate? {
        try await mandates("m.id = \(id) AND m.relay_id = \(relay) AND m.organisation_id = \(organisation)").first
    }

    /// By the number that the person keeps.
    func find(_ number: Reference, in organisation: OrganisationID) async throws -> Mandate? {
        try await mandates("m.number_mark = \(seal.mark(number: number)) AND m.organisation_id = \(organisation)").first
    }

    /// By who it is for, when the number is lost: what the counter types from an identity document.
    func find(name: String, born: LocalDate, in organisation: OrganisationID) async throws -> [Mandate] {
        try await mandates("m.name_mark = \(seal.mark(name: name, born: born, in: organisation)) AND m.organisation_id = \(organisation)")
    }

    func find(_ id: MandateID, in organisation: OrganisationID) async throws -> Mandate? {
        try await mandates("m.id = \(id) AND m.organisation_id = \(organisation)").first
    }

    /// Those that a card was shown for.
    func list(ofMarks marks: [String], in organisation: OrganisationID) async throws -> [Mandate] {
        guard !marks.isEmpty else { return [] }
        return try await mandates("m.person_mark IN \(list: marks) AND m.organisation_id = \(organisation)")
    }

    private func mandates(_ condition: SQL) async throws -> [Mandate] {
        try await database.read { connection in
            try connection.rows("\(Self.whole) WHERE \(condition) ORDER BY m.created_at DESC, m.id DESC LIMIT 300").map { try Mandate($0, seal) }
        }
    }

    func write(_ new: NewMandate, by helper: HelperViewer, at now: Date, sending send: @escaping @Sendable (MandateID, any Connection) throws -> Void)
        async throws -> MandateID
    {
        let sealed = try seal.close(new.person, seed: new.seed), organisation = helper.organisation
        return try await database.write { connection in
            let row = try connection.row(
                """
                INSERT INTO mandate (organisation_id, relay_id, helper_id, seed, sealed, number_mark, name_mark, phone_mark, answer_mark, perimeters, days,
                    consent, state, created_at)
                VALUES (\(organisation), \(helper.relay), \(helper.helper), \(new.seed), \(sealed), \(seal.mark(number: new.person.number)),
                    \(seal.mark(name: new.person.name, born: new.person.born, in: organisation)),
                    \(new.person.phone.map { seal.mark(phone: $0, in: organisation) }),
                    \(new.answer.map { seal.mark(answer: $0, seed: new.seed) }), \(new.perimeters.map(\.rawValue).sorted().joined(separator: " ")),
                    \(new.duration.rawValue), \(new.consent.rawValue), 'awaiting', \(now)) RETURNING id
                """)
            guard let row else { throw RowError.isNull("id") }
            let id: MandateID = try row.id("id")
            try connection.journal(
                .written, relay: helper.relayName, by: helper.name, mandate: id, detail: new.consent.rawValue, of: organisation, at: now)
            try send(id, connection)
            return id
        }
    }

    /// The person agreed: it lives from now on.
    /// - Parameters:
    ///   - author: the helper before whom they signed or showed their card; empty for an answer by SMS.
    ///   - mark: what finds it in the person's space, when they showed their card.
    /// - Throws: ``MandateProblem/notAwaiting``.
    func give(_ id: MandateID, of organisation: OrganisationID, zone: TimeZone, by author: String, mark: String? = nil, at now: Date) async throws {
        try await database.write { try give(id, of: organisation, zone: zone, by: author, mark: mark, at: now, on: $0) }
    }

    private func give(
        _ id: MandateID, of organisation: OrganisationID, zone: TimeZone, by author: String, mark: String?, at now: Date,
        on connection: any Connection
    ) throws {
        let lock: SQL = connection.dialect == .postgres ? " FOR UPDATE OF m" : ""
        let row = try connection.row("\(Self.whole) WHERE m.id = \(id) AND m.organisation_id = \(organisation)\(lock)")
        guard let row else { throw MandateProblem.unknown }
        let mandate = try Mandate(row, seal)
        guard mandate.canBeGiven(at: now) else { throw MandateProblem.notAwaiting }
        let end = now + Double(mandate.duration.rawValue) * 86_400
        let attestation = Attestation(
            relay: mandate.relay, helper: try row.id("helper_id"), person: try row.string("name_mark"), perimeters: mandate.perimeters,
            from: LocalDate(now, in: zone), until: LocalDate(end, in: zone))
        try connection.run(
            """
            UPDATE mandate SET state = 'given', given_at = \(now), ends_at = \(end), person_mark = \(mark), attestation = \(seal.attest(attestation))
            WHERE id = \(id)
            """)
        try connection.journal(
            .given, relay: mandate.relayName, by: author, mandate: id, detail: mandate.consent.rawValue, of: organisation, at: now)
    }

    /// What came back by SMS. Only the exact words count; a second answer changes nothing.
    func answer(_ text: String, from phone: String, of organisation: OrganisationID, zone: TimeZone, at now: Date) async throws {
        let said = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").uppercased()
        try await database.write { connection in
            let rows = try connection.rows(
                """
                \(Self.whole) WHERE m.phone_mark = \(seal.mark(phone: phone, in: organisation)) AND m.state = 'awaiting'
                    AND m.created_at > \(now - Mandate.patience) ORDER BY m.created_at DESC LIMIT 20
                """)
            for row in rows {
                let mandate = try Mandate(row, seal), seed = try row.string("seed"), expected = try row.string("answer_mark")
                func isAnswer(_ word: String) -> Bool {
                    guard said.hasPrefix(word + " ") else { return false }
                    return Secret.areEqual(seal.mark(answer: String(said.dropFirst(word.count + 1)), seed: seed), expected)
                }
                guard isAnswer("OUI") || isAnswer("NON") else { continue }
                try connection.journal(
                    isAnswer("OUI") ? .smsYes : .smsNo, relay: mandate.relayName, by: "", mandate: mandate.id, of: organisation, at: now)
                if isAnswer("NON") { return _ = try connection.run("UPDATE mandate SET state = 'refused' WHERE id = \(mandate.id)") }
                return try give(mandate.id, of: organisation, zone: zone, by: "", mark: nil, at: now, on: connection)
            }
            if let row = rows.first {
                let mandate = try Mandate(row, seal)
                try connection.journal(.smsOther, relay: mandate.relayName, by: "", mandate: mandate.id, of: organisation, at: now)
            }
        }
    }

    /// Ends it at once: who acts under it acts no more, and what was begun under it does not open any more.
    /// - Parameter author: the helper or the agent; empty for the person.
    func end(_ mandate: Mandate, by end: MandateEnd, _ author: String, of organisation: OrganisationID, at now: Date) async throws {
        try await database.write { connection in
            let ended = try connection.run(
                """
                UPDATE mandate SET state = 'ended', ended_at = \(now), ended_by = \(end.rawValue)
                WHERE id = \(mandate.id) AND organisation_id = \(organisation) AND state IN ('awaiting', 'given')
                """)
            guard ended == 1 else { return }
            try connection.run("UPDATE helper_session SET mandate_id = NULL WHERE mandate_id = \(mandate.id)")
            try connection.journal(
                .ended, relay: mandate.relayName, by: author, mandate: mandate.id, detail: end.rawValue, of: organisation, at: now)
        }
    }

    /// A sector's key was changed.
    func remark(_ old: String, as new: String) async throws -> Int {
        try await database.write { connection in
            try connection.run("UPDATE mandate SET person_mark = \(new) WHERE person_mark = \(old)")
                + connection.run("UPDATE representation SET person_mark = \(new) WHERE person_mark = \(old)")
        }
    }
}

/// A mandate that is about to be written.
struct NewMandate: Sendable {
    let person: MandatePerson
    let perimeters: Set<Perimeter>
    let duration: MandateDuration
    let consent: Consent
    /// What the person's answer must hold, when they are asked by SMS.
    let answer: String?
    let seed = Secret.token()
}

extension Mandate {
    init(_ row: Row, _ seal: MandateSeal) throws {
        guard let person = try seal.person(row.string("sealed"), seed: row.string("seed")) else { throw RowError.malformed("sealed") }
        self.init(
            id: try row.id("id"), relay: try row.id("relay_id"), relayName: try row.string("relay_name"), helperName: try row.string("helper_name"),
            person: person, perimeters: Set(try row.string("perimeters").split(separator: " ").compactMap { Perimeter(rawValue: String($0)) }),
            duration: MandateDuration(rawValue: try row.int("days")) ?? .day,
            consent: try row.parsed("consent", Consent.init), state: try row.parsed("state", State.init), createdAt: try row.date("created_at"),
            givenAt: try row.optionalDate("given_at"), endsAt: try row.optionalDate("ends_at"), endedAt: try row.optionalDate("ended_at"),
            endedBy: try row.optionalParsed("ended_by", MandateEnd.init), attestation: try row.optionalString("attestation"))
    }
}
