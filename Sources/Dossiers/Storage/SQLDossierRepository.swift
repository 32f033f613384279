import Core
import Forms
import Foundation
import Storage

struct SQLDossierRepository: DossierRepository {
    let database: any Database
    let participant: any FilingParticipant
    let gathered: GatheredCounts
    /// The procedure that a version is, as far as this process has read it.
    let sheet: @Sendable (ProcedureVersionID) -> ProcedureSheet?

    func file(
        _ reference: Reference, visitor: Keyring, ready: ReadyFiling?, with make: @escaping @Sendable (Draft) throws -> (Dossier, Changes)
    ) async throws -> Dossier? {
        let prepared = ready.map { (insertion: SQL.inserting($0.dossier), columns: columns($0.dossier)) }
        let (filed, counts) = try await participant.keepingRefusals(of: visitor.acting) {
            try await file(reference, visitor: visitor, ready: ready, prepared, with: make)
        }
        if let filed { gathered.add(counts, on: LocalDate(filed.statusSince, in: .gmt)) }
        return filed
    }

    private func file(
        _ reference: Reference, visitor: Keyring, ready: ReadyFiling?, _ prepared: (insertion: SQL, columns: [DossierColumn])?,
        with make: @escaping @Sendable (Draft) throws -> (Dossier, Changes)
    ) async throws -> (Dossier?, [FormCount]) {
        try await database.write { connection in
            if let ready, let prepared, try connection.endUnchanged(ready, visitor: visitor) {
                if let acting = visitor.acting { try admit(acting, filing: ready.dossier, on: connection) }
                let filed = try file(ready.dossier, prepared.insertion, ready.changes, prepared.columns, from: ready.draft, on: connection)
                return (filed, ready.changes.counts)
            }
            guard let draft = try connection.draft(reference, visitor: visitor, forUpdate: true) else {
                return (try connection.dossier(reference, visitor: visitor), [])
            }
            let (dossier, changes) = try make(draft)
            if let acting = visitor.acting { try admit(acting, filing: dossier, on: connection) }
            try connection.run("DELETE FROM draft WHERE id = \(draft.id)")
            return (try file(dossier, .inserting(dossier), changes, columns(dossier), from: draft.id, on: connection), changes.counts)
        }
    }

    private func admit(_ acting: ActingFor, filing dossier: Dossier, on connection: any Connection) throws {
        let sheet = sheet(dossier.procedureVersion)
        let act = HelpedAct(theme: sheet?.theme ?? "", act: sheet?.act, isFiling: true, at: dossier.statusSince)
        try participant.admit(acting, act, of: dossier.organisation, on: connection)
    }

    /// The listable and statistical answers, to be kept in columns of their own.
    func columns(_ dossier: Dossier) -> [DossierColumn] {
        sheet(dossier.procedureVersion).map { DossierColumn.columns(of: dossier, in: $0.form) } ?? []
    }

    /// Whether a draft may hold files; what is not known may.
    private func mayHoldFiles(_ dossier: Dossier) -> Bool { sheet(dossier.procedureVersion)?.form.takesFiles ?? true }

    private func file(
        _ dossier: Dossier, _ insertion: SQL, _ changes: Changes, _ columns: [DossierColumn], from draft: DraftID, on connection: any Connection
    ) throws -> Dossier {
        let id = try connection.insert(insertion)
        if mayHoldFiles(dossier) { try participant.handOver(from: draft, to: id, on: connection) }
        try book(dossier, changes, id, from: draft, on: connection)
        var written = changes
        written.counts = []  // gathered once it is filed
        try connection.save(written, of: id, at: dossier.receivedAt)
        try connection.save(columns, of: id)
        let event = Event(.dossierFiled, subject: id.rawValue, line: dossier.historyCount)
        try Jobs.enqueue(event, now: dossier.receivedAt, on: connection)
        return dossier.numbered(id)
    }

    func find(_ reference: Reference, visitor: Keyring) async throws -> Dossier? {
        try await database.glance { try $0.dossier(reference, visitor: visitor) }
    }

    func findWhole(_ reference: Reference, visitor: Keyring) async throws -> WholeDossier? {
        try await database.read { connection in
            guard let dossier = try connection.dossier(reference, visitor: visitor) else { return nil }
            return WholeDossier(
                dossier: dossier, files: try participant.files(of: dossier.id, on: connection), messages: try connection.messages(of: dossier.id),
                history: try connection.history(of: dossier.id), linked: try connection.linked(to: dossier, visitor: visitor))
        }
    }

    func find(_ reference: Reference, viewer: AgentViewer) async throws -> Dossier? {
        try await database.read { try $0.dossier("d.reference = \(reference)", viewer: viewer) }
    }

    func find(_ id: DossierID) async throws -> Dossier? {
        try await database.read { try $0.row("SELECT * FROM dossier WHERE id = \(id)").map(Dossier.init) }
    }

    func find(_ reference: Reference) async throws -> Dossier? {
        try await database.read { try $0.row("SELECT * FROM dossier WHERE reference = \(reference)").map(Dossier.init) }
    }

    func find(_ references: [Reference], in organisation: OrganisationID) async throws -> [Dossier] {
        guard !references.isEmpty else { return [] }
        return try await database.read { connection in
            try connection.rows(
                "SELECT * FROM dossier WHERE reference IN \(list: references) AND organisation_id = \(organisation) ORDER BY id"
            ).map(Dossier.init)
        }
    }

    func open(_ reference: Reference, to visitor: Keyring, if proof: @escaping @Sendable (Dossier) -> Bool, at now: Date) async throws -> Bool {
        guard let dossier = try await database.read({ try $0.row("SELECT * FROM dossier WHERE reference = \(reference)").map(Dossier.init) }),
            proof(dossier)
        else { return false }
        try await database.write { try $0.grantAccess(to: reference, visitor: visitor, at: now) }
        return true
    }

    func change(
        _ reference: Reference, viewer: AgentViewer, version: Int?, _ change: @escaping @Sendable (inout Dossier) throws -> Changes
    ) async throws -> Dossier {
        try await database.write { connection in
            guard var dossier = try connection.dossier("d.reference = \(reference)", viewer: viewer, lock: true) else {
                throw DossierProblem.unknownDossier
            }
            if let version, version != dossier.version { throw DossierProblem.changedMeanwhile(by: try connection.lastActor(of: dossier.id)) }
            try connection.apply(change, to: &dossier, columns: columns)
            return dossier
        }
    }

    func change(_ reference: Reference, visitor: Keyring, _ change: @escaping @Sendable (inout Dossier) throws -> Changes) async throws -> Dossier {
        try await database.write { connection in
            guard var dossier = try connection.dossier(reference, visitor: visitor, lock: true) else {
                throw DossierProblem.unknownDossier
            }
            try connection.apply(visitor.acting.map { $0.signing(change) } ?? change, to: &dossier, columns: columns)
            return dossier
        }
    }

    func change(_ id: DossierID, _ change: @escaping @Sendable (inout Dossier) throws -> Changes) async throws -> Dossier? {
        try await changing(id) { connection, dossier in try connection.apply(change, to: &dossier, columns: columns) }
    }

    func change(_ id: DossierID, knowing change: @escaping @Sendable (inout Dossier, [HistoryLine]) throws -> Changes) async throws -> Dossier? {
        try await changing(id) { connection, dossier in try connection.apply(knowing: change, to: &dossier, columns: columns) }
    }

    func changing(
        _ id: DossierID, _ apply: @escaping @Sendable (any Connection, inout Dossier) throws -> Void
    ) async throws -> Dossier? {
        try await database.write { connection in
            guard var dossier = try connection.row("SELECT * FROM dossier WHERE id = \(id)\(connection.dialect.forUpdate)").map(Dossier.init) else {
                return nil
            }
            try apply(connection, &dossier)
            return dossier
        }
    }

    func others(like dossier: Dossier, viewer: AgentViewer) async throws -> [DossierRow] {
        guard let subject = dossier.subject else { return [] }
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT \(SQL(trusted: DossierRow.columns)) FROM dossier d WHERE d.subject = \(subject) AND d.sector = \(dossier.sector)
                    AND d.organisation_id = \(viewer.organisation) AND d.unit_id IN \(list: viewer.units) AND d.id <> \(dossier.id)
                    AND d.apart_since IS NULL AND d.restricted_at IS NULL
                ORDER BY d.received_at DESC LIMIT 20
                """
            ).map(DossierRow.init)
        }
    }

    func history(of dossier: DossierID) async throws -> [HistoryLine] {
        try await database.read { try $0.history(of: dossier) }
    }

    func messages(of dossier: DossierID) async throws -> [Message] {
        try await database.read { try $0.messages(of: dossier) }
    }

    func story(of dossier: DossierID) async throws -> (messages: [Message], history: [HistoryLine]) {
        try await database.read { (try $0.messages(of: dossier), try $0.history(of: dossier)) }
    }

    func journalReading(of dossier: DossierID, by viewer: AgentViewer, at now: Date) async throws {
        try await database.write { connection in
            try connection.run("INSERT INTO dossier_reading(dossier_id, agent_id, at) VALUES (\(dossier), \(viewer.agent), \(now))")
            try connection.noteConsultation(of: [dossier], by: viewer, at: now)
        }
    }

    func journalReading(of dossiers: Set<DossierID>, by viewer: AgentViewer, at now: Date) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO dossier_reading(dossier_id, agent_id, at)
                SELECT id, CAST(\(viewer.agent) AS bigint), CAST(\(now) AS bigint) FROM dossier WHERE id IN \(list: dossiers.sorted())
                """)
            try connection.noteConsultation(of: dossiers.sorted(), by: viewer, at: now)
        }
    }

    func count(of organisation: OrganisationID) async throws -> Int {
        try await database.read { connection in
            try connection.row(
                "SELECT COUNT(*) AS requests FROM (SELECT 1 AS one FROM dossier WHERE organisation_id = \(organisation) LIMIT 100000) AS some_requests"
            )?.int("requests") ?? 0
        }
    }

    func recentCounts(of organisation: OrganisationID, since: Date) async throws -> [ProcedureID: Int] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT procedure_id, COUNT(*) AS requests FROM (
                    SELECT procedure_id FROM dossier WHERE organisation_id = \(organisation) AND received_at > \(since) ORDER BY id DESC LIMIT 20000) AS recent
                GROUP BY procedure_id
                """
            ).reduce(into: [:]) { counts, row in counts[try row.id("procedure_id", of: ProcedureKind.self)] = try row.int("requests") }
        }
    }

    func openCounts(of procedure: ProcedureID, in units: [UnitID]) async throws -> [ProcedureVersionID: Int] {
        if units.isEmpty { return [:] }
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT procedure_version_id, COUNT(*) AS requests FROM dossier
                WHERE unit_id IN \(list: units) AND procedure_id = \(procedure) AND closed_at IS NULL AND apart_since IS NULL
                GROUP BY procedure_version_id
                """
            ).reduce(into: [:]) { counts, row in
                counts[try row.id("procedure_version_id", of: ProcedureVersionKind.self)] = try row.int("requests")
            }
        }
    }

    func open(on version: ProcedureVersionID, in units: [UnitID], after id: DossierID, atMost count: Int) async throws -> [Dossier] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM dossier WHERE unit_id IN \(list: units) AND is_open = \(true) AND procedure_version_id = \(version) AND id > \(id)
                    AND restricted_at IS NULL
                ORDER BY id LIMIT \(count)
                """
            ).map(Dossier.init)
        }
    }

    func open(in organisation: OrganisationID, after id: DossierID, atMost count: Int) async throws -> [(id: DossierID, version: ProcedureVersionID)]
    {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT id, procedure_version_id FROM dossier WHERE organisation_id = \(organisation) AND closed_at IS NULL AND id > \(id)
                ORDER BY id LIMIT \(count)
                """
            ).map { (id: try $0.id("id"), version: try $0.id("procedure_version_id")) }
        }
    }

    func withTimersDue(at now: Date, atMost count: Int) async throws -> [DossierID] {
        try await database.read { connection in
            try connection.rows(
                "SELECT id FROM dossier WHERE timer_at IS NOT NULL AND timer_at <= \(now) AND restricted_at IS NULL ORDER BY timer_at LIMIT \(count)"
            ).map { try $0.id("id") }
        }
    }
}
