import Core
import Foundation
import Law
import Storage

/// The sweep, by the indexes of what is still to be done.
struct SQLClockSweep: ClockSweep {
    let database: any Database
    let columns: @Sendable (Dossier) -> [DossierColumn]

    func versionsPastSilence(in organisation: OrganisationID, today: LocalDate) async throws -> [ProcedureVersionID] {
        try await database.read { connection in
            try connection.rows("SELECT DISTINCT procedure_version_id FROM dossier WHERE \(Self.past(organisation, today))").map {
                try $0.id("procedure_version_id")
            }
        }
    }

    func decideBySilence(
        in organisation: OrganisationID, today: LocalDate, now: Date, _ decide: @escaping @Sendable (inout Dossier, [HistoryLine]) -> Changes
    ) async throws -> Int {
        try await database.write { connection in
            let past = try connection.locked(Self.past(organisation, today), by: "silence_on, id")
            var done = 0
            for var dossier in past {
                let before = dossier
                try connection.apply(knowing: decide, to: &dossier, columns: columns)
                if dossier != before { done += 1 }
            }
            return done
        }
    }

    func remind(
        in organisation: OrganisationID, today: LocalDate, now: Date, _ remind: @escaping @Sendable (inout Dossier) -> Changes
    ) async throws -> Int {
        try await database.write { connection in
            let late = try connection.locked(Self.unanswered(organisation, today), by: "answer_by, id")
            for var dossier in late {
                try connection.apply({ remind(&$0) }, to: &dossier, columns: columns)
                try connection.run("UPDATE dossier SET reminded_on = \(today) WHERE id = \(dossier.id)")
            }
            return late.count
        }
    }

    func warnOfSilence(in organisation: OrganisationID, today: LocalDate, now: Date) async throws -> Int {
        try await database.write { connection in
            let near = try connection.rows(
                """
                UPDATE dossier SET escalated_on = \(today) WHERE id IN (
                    SELECT id FROM dossier WHERE \(Self.undecided(organisation)) AND silence_on >= \(today)
                        AND silence_on <= \(today.adding(days: Ahead.ofSilence)) AND escalated_on IS NULL ORDER BY silence_on, id LIMIT \(Ahead.batch))
                    AND escalated_on IS NULL -- again: on PostgreSQL another node that waited for our lock has chosen the same ones
                RETURNING unit_id, reference, procedure_version_id, silence_on
                """)
            for warning in try Self.warnings(near, organisation, .undecided) {
                try Jobs.enqueue(kind: SilenceWarning.jobKind, payload: warning.payload, now: now, on: connection)
            }
            return near.count
        }
    }

    func warnOfUnsent(in organisation: OrganisationID, today: LocalDate, now: Date) async throws -> Int {
        try await database.write { connection in
            let unsent = try connection.rows(
                """
                UPDATE dossier SET unsent_warned_on = \(today) WHERE id IN (
                    SELECT id FROM dossier WHERE \(Self.unnotified(organisation)) AND silence_on >= \(today)
                        AND silence_on <= \(today.adding(days: Ahead.ofSilence))
                        AND (closed_at <= \(now - Ahead.toPost) OR silence_on <= \(today.adding(days: 1)))
                    ORDER BY silence_on, id LIMIT \(Ahead.batch))
                    AND unsent_warned_on IS NULL -- again: as above
                RETURNING unit_id, reference, procedure_version_id, silence_on
                """)
            for warning in try Self.warnings(unsent, organisation, .unsent) {
                try Jobs.enqueue(kind: SilenceWarning.jobKind, payload: warning.payload, now: now, on: connection)
            }
            return unsent.count
        }
    }

    func withAnswersDue(
        on days: ClosedRange<LocalDate>, only: [Reference]?, in organisation: OrganisationID
    ) async throws -> [(id: DossierID, answerBy: LocalDate)] {
        let whose: SQL = only.map { "AND reference IN \(list: $0)" } ?? ""
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT id, answer_by FROM dossier WHERE organisation_id = \(organisation) AND answer_by >= \(days.lowerBound) AND answer_by <= \(days.upperBound)
                    AND closed_at IS NULL \(whose) ORDER BY id
                """
            ).map { (id: try $0.id("id"), answerBy: try $0.parsed("answer_by") { LocalDate($0) }) }
        }
    }

    private static func warnings(_ rows: [Row], _ organisation: OrganisationID, _ matter: SilenceWarning.Matter) throws -> [SilenceWarning] {
        var byUnit: [UnitID: [SilenceWarning.Request]] = [:]
        for row in rows {
            let request = SilenceWarning.Request(
                reference: try row.parsed("reference", Reference.init), version: try row.id("procedure_version_id"),
                on: try row.parsed("silence_on") { LocalDate($0) })
            byUnit[try row.id("unit_id"), default: []].append(request)
        }
        return byUnit.sorted { $0.key.rawValue < $1.key.rawValue }.map { unit, requests in
            SilenceWarning(
                organisation: organisation, unit: unit, matter: matter,
                requests: requests.sorted { ($0.on, $0.reference.description) < ($1.on, $1.reference.description) })
        }
    }

    /// As the index `dossier_silence` has it.
    private static func undecided(_ organisation: OrganisationID) -> SQL {
        "organisation_id = \(organisation) AND silence_on IS NOT NULL AND implicit_on IS NULL AND closed_at IS NULL"
    }

    /// As the index `dossier_unnotified` has it: closed by a decision, and silence still runs.
    private static func unnotified(_ organisation: OrganisationID) -> SQL {
        "organisation_id = \(organisation) AND silence_on IS NOT NULL AND implicit_on IS NULL AND closed_at IS NOT NULL AND unsent_warned_on IS NULL"
    }

    private static func past(_ organisation: OrganisationID, _ today: LocalDate) -> SQL { "\(undecided(organisation)) AND silence_on < \(today)" }

    /// As the index `dossier_answer` has it.
    private static func unanswered(_ organisation: OrganisationID, _ today: LocalDate) -> SQL {
        """
        organisation_id = \(organisation) AND answer_by IS NOT NULL AND reminded_on IS NULL AND answer_by <= \(today.adding(days: Ahead.ofAnswer))
        AND answer_by >= \(today) AND closed_at IS NULL
        """
    }
}

extension Connection {
    fileprivate func locked(_ condition: SQL, by order: SQL) throws -> [Dossier] {
        try rows("SELECT * FROM dossier WHERE \(condition) ORDER BY \(order) LIMIT \(Ahead.batch)\(dialect.forUpdate)").map(Dossier.init)
    }
}
