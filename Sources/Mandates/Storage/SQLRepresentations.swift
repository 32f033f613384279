import Core
import Foundation
import Law
import Storage

extension Migration {
    /// Addresses are sealed; a link is found by its keyed digest, and serves once. Whose space holds an access is a mark of the mandates' own sector.
    static let createRepresentations = Migration(
        "2026-11-23 accesses of representatives",
        [
            """
            CREATE TABLE representation (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                measure_id {{bigint}} NOT NULL REFERENCES protective_measure (id),
                representative {{bigint}} NOT NULL,
                seed TEXT NOT NULL,
                sealed TEXT NOT NULL,
                token_mark TEXT UNIQUE,
                invited_until {{bigint}} NOT NULL,
                person_mark TEXT,
                bound_at {{bigint}},
                revoked_at {{bigint}},
                UNIQUE (measure_id, representative),
                CHECK ((person_mark IS NULL) = (bound_at IS NULL))
            ) {{strict}}
            """,
            "CREATE INDEX representation_by_person ON representation (person_mark) WHERE person_mark IS NOT NULL",
        ]
    )
}

/// Whom an agent gives an access to.
struct NewRepresentation: Sendable {
    let measure: MeasureID
    let representative: RepresentativeID
    let email: EmailAddress
    let personEmail: EmailAddress?
    let token = Secret.token()
    let seed = Secret.token()

    var json: JSON { ["email": .string(email.description), "person": .string(personEmail?.description ?? "")] }
}

/// The accesses of representatives, in SQL.
struct SQLRepresentations: Sendable {
    /// How long the link of an invitation lives.
    static let life = 7 * 86_400.0

    let database: any Database
    let seal: MandateSeal
    private let refusals = OnceADay()

    init(database: any Database, seal: MandateSeal) { (self.database, self.seal) = (database, seal) }

    /// Mails a link, in place of the one before. What an access that was closed had opened stays closed: its key changes.
    /// - Throws: ``MandateProblem/representedAlready`` while somebody has it.
    func invite(
        _ new: NewRepresentation, of organisation: OrganisationID, by agent: AgentViewer, at now: Date,
        mail: @escaping @Sendable (any Connection) throws -> Void
    ) async throws {
        let sealed = try seal.close(new.json, seed: new.seed), mark = seal.mark(representativeToken: new.token), until = now + Self.life
        try await database.write { connection in
            let invited = try connection.run(
                """
                INSERT INTO representation (organisation_id, measure_id, representative, seed, sealed, token_mark, invited_until)
                VALUES (\(organisation), \(new.measure), \(new.representative), \(new.seed), \(sealed), \(mark), \(until))
                ON CONFLICT (measure_id, representative) DO UPDATE SET seed = \(new.seed), sealed = \(sealed), token_mark = \(mark),
                    invited_until = \(until), person_mark = NULL, bound_at = NULL, revoked_at = NULL
                WHERE representation.bound_at IS NULL OR representation.revoked_at IS NOT NULL
                """)
            guard invited == 1 else { throw MandateProblem.representedAlready }
            try connection.journal(
                .representativeInvited, relay: "", by: agent.name, detail: "\(new.measure).\(new.representative)", of: organisation, at: now)
            try mail(connection)
        }
    }

    /// What a link opens, until it is taken up.
    func invited(_ token: String, of organisation: OrganisationID, at now: Date) async throws -> HeldRepresentation? {
        try await held(
            "r.token_mark = \(seal.mark(representativeToken: token)) AND r.organisation_id = \(organisation) AND r.invited_until > \(now)"
        ).first
    }

    /// Takes the link up in a space. Of two who do, one has it.
    func bind(_ token: String, to mark: String, of organisation: OrganisationID, by name: String, at now: Date) async throws -> AccessID {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE representation SET person_mark = \(mark), bound_at = \(now), token_mark = NULL
                WHERE token_mark = \(seal.mark(representativeToken: token)) AND organisation_id = \(organisation) AND invited_until > \(now)
                    AND revoked_at IS NULL RETURNING id, measure_id, representative
                """)
            guard let row else { throw MandateProblem.linkOver }
            let detail = "\(try row.int("measure_id")).\(try row.int("representative"))"
            try connection.journal(.representativeIn, relay: "", by: name, detail: detail, of: organisation, at: now)
            return try row.id("id")
        }
    }

    /// Nothing opens any more under this access, from the next click on; nothing is filed either, in the middle of a request.
    func revoke(_ representative: RepresentativeID, of measure: MeasureID, in organisation: OrganisationID, by agent: AgentViewer, at now: Date)
        async throws
    {
        try await database.write { connection in
            let revoked = try connection.run(
                """
                UPDATE representation SET revoked_at = \(now), token_mark = NULL WHERE measure_id = \(measure) AND representative = \(representative)
                    AND organisation_id = \(organisation) AND revoked_at IS NULL
                """)
            guard revoked == 1 else { return }
            try connection.journal(
                .representativeClosed, relay: "", by: agent.name, detail: "\(measure).\(representative)", of: organisation, at: now)
        }
    }

    func all(of measure: MeasureID, in organisation: OrganisationID) async throws -> [Representation] {
        try await held("r.measure_id = \(measure) AND r.organisation_id = \(organisation)").map(\.access)
    }

    /// Those that a space holds, whatever became of them: the page says which are over.
    func all(ofMarks marks: [String], in organisation: OrganisationID) async throws -> [HeldRepresentation] {
        guard !marks.isEmpty else { return [] }
        return try await held("r.person_mark IN \(list: marks) AND r.organisation_id = \(organisation)")
    }

    /// - Returns: `nil` for somebody else's.
    func find(_ id: AccessID, ofMarks marks: [String], in organisation: OrganisationID) async throws -> HeldRepresentation? {
        guard !marks.isEmpty else { return nil }
        return try await held("r.id = \(id) AND r.person_mark IN \(list: marks) AND r.organisation_id = \(organisation)").first
    }

    func find(_ id: AccessID, in organisation: OrganisationID) async throws -> HeldRepresentation? {
        try await held("r.id = \(id) AND r.organisation_id = \(organisation)").first
    }

    /// Reads it again under lock: what an agent ends while a request is filed ends before or after, never in between.
    func admitted(_ acting: ActingFor, on connection: any Connection) throws -> (organisation: OrganisationID, measure: MeasureID) {
        let row = try connection.row(
            """
            SELECT r.organisation_id, r.measure_id FROM representation r JOIN protective_measure m ON m.id = r.measure_id
            WHERE r.id = \(acting.mandate) AND r.revoked_at IS NULL AND r.bound_at IS NOT NULL AND m.lifted_at IS NULL\(connection.dialect.forUpdate)
            """)
        guard let row, acting.measure?.isOver == false else { throw MandateProblem.measureOver }
        return (try row.id("organisation_id"), try row.id("measure_id"))
    }

    /// Keeps that they tried what they may not do: once a day for each act, and once for a measure that is over (`act` is `nil` then). Days are those of UTC:
    /// who asks from inside a transaction knows no town.
    func refuse(_ held: HeldRepresentation, act: String?, of organisation: OrganisationID, at now: Date) async throws {
        let tried = "\(held.recorded.id).\(held.access.representative).\(act ?? "over")"
        let name = held.representative?.name ?? ""
        try await refusals.write(tried, on: LocalDate(now, in: .gmt)) {
            try await database.write {
                try $0.journal(.representationRefused, relay: "", by: name, detail: tried, of: organisation, at: now)
            }
        }
    }

    private func held(_ condition: SQL) async throws -> [HeldRepresentation] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT m.*, r.id AS access_id, r.representative, r.seed AS access_seed, r.sealed AS access_sealed, r.invited_until, r.bound_at,
                    r.revoked_at
                FROM representation r JOIN protective_measure m ON m.id = r.measure_id WHERE \(condition) ORDER BY r.id DESC LIMIT 200
                """
            ).map { try HeldRepresentation(access: Representation($0, seal), recorded: RecordedMeasure($0, seal)) }
        }
    }
}

extension Representation {
    fileprivate init(_ row: Row, _ seal: MandateSeal) throws {
        let seed = try row.string("access_seed"), json = try seal.open(row.string("access_sealed"), seed: seed)
        self.init(
            id: try row.id("access_id"), measure: try row.id("id"), representative: try row.id("representative"), email: json["email"]?.string ?? "",
            personEmail: json["person"]?.string ?? "", invitedUntil: try row.date("invited_until"), boundAt: try row.optionalDate("bound_at"),
            revokedAt: try row.optionalDate("revoked_at"), seed: seed)
    }
}
