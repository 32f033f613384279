import Core
import Forms
import Foundation
import Storage

struct SQLFormEvidence: FormEvidence {
    /// More rows would be more values than one statement may have on SQLite.
    private static let mostRows = 1000

    let database: any Database
    let gathered: GatheredCounts

    func add(_ counts: [FormCount], at now: Date) async throws {
        if counts.isEmpty { return }
        try await database.write { try $0.add(counts, on: LocalDate(now, in: .gmt)) }
    }

    func keepGathered() async throws {
        let days = gathered.take()
        if days.isEmpty { return }
        do {
            try await database.write { connection in
                for day in days.keys.sorted() {
                    let counts = (days[day] ?? []).merged
                    for first in stride(from: 0, to: counts.count, by: Self.mostRows) {
                        try connection.add(Array(counts[first..<min(first + Self.mostRows, counts.count)]), on: day)
                    }
                }
            }
        } catch {
            for (day, counts) in days { gathered.add(counts, on: day) }
            throw error
        }
    }

    func material(for question: EvidenceQuestion) async throws -> EvidenceMaterial {
        try await keepGathered()
        return try await database.read { connection in
            EvidenceMaterial(
                counts: try connection.counts(for: question), waiting: try connection.waiting(for: question),
                requests: try connection.latestRequests(for: question))
        }
    }

    func forget(before day: LocalDate) async throws {
        try await database.write { _ = try $0.run("DELETE FROM form_evidence WHERE day < \(day)") }
    }
}

extension Connection {
    /// One statement, in the transaction of what is counted. Its rows are in order, so that two of them never wait for each other.
    func add(_ counts: [FormCount], on day: LocalDate) throws {
        if counts.isEmpty { return }
        let rows = counts.merged.map { count -> SQL in
            "(\(count.version), \(day), \(count.page), \(count.field), \(count.measure.description), \(count.number))"
        }
        try run(
            """
            INSERT INTO form_evidence(procedure_version_id, day, page, field, measure, number) VALUES \(SQL.joined(rows, by: ", "))
            ON CONFLICT (procedure_version_id, day, page, field, measure) DO UPDATE SET number = form_evidence.number + excluded.number
            """
        )
    }

    fileprivate func counts(for question: EvidenceQuestion) throws -> [FormCount] {
        guard let version = question.versions.first else { return [] }
        return try rows(
            """
            SELECT page, field, measure, CAST(SUM(number) AS BIGINT) AS number FROM form_evidence
            WHERE procedure_version_id IN \(list: question.versions) AND day >= \(LocalDate(question.since, in: .gmt))
            GROUP BY page, field, measure
            """
        ).map { row in
            FormCount(
                version: version, page: try row.string("page"), field: try row.string("field"), measure: try row.parsed("measure", FormMeasure.init),
                number: try row.int("number"))
        }
    }

    fileprivate func waiting(for question: EvidenceQuestion) throws -> [String: Int] {
        try rows(
            """
            SELECT page, COUNT(*) AS drafts FROM draft
            WHERE procedure_version_id IN \(list: question.versions) AND entered_by IS NULL AND expires_at > \(question.now)
                AND updated_at <= \(question.now - EvidenceQuestion.waitingAfter) AND updated_at >= \(question.since)
            GROUP BY page
            """
        ).reduce(into: [:]) { waiting, row in waiting[try row.string("page")] = try row.int("drafts") }
    }

    /// One walk of an index per unit, each stopped at the limit, then the answers of those that are left: the cost does not grow with the table.
    fileprivate func latestRequests(for question: EvidenceQuestion) throws -> [FiledRequest] {
        if question.units.isEmpty { return [] }
        let walks = question.units.map { unit -> SQL in
            """
            SELECT * FROM (SELECT id, received_at FROM dossier WHERE unit_id = \(unit) AND procedure_id = \(question.procedure)
                AND apart_since IS NULL AND restricted_at IS NULL AND received_at >= \(question.since) AND procedure_version_id IN \(list: question.versions)
                ORDER BY received_at DESC, id DESC LIMIT \(EvidenceQuestion.mostRequests)) AS \(SQL(trusted: "u\(unit)"))
            """
        }
        return try rows(
            """
            SELECT d.procedure_version_id, d.received_at, d.answers FROM (
                SELECT id FROM (\(SQL.joined(walks, by: " UNION ALL "))) AS everything ORDER BY received_at DESC, id DESC
                LIMIT \(EvidenceQuestion.mostRequests)) AS latest
            JOIN dossier d ON d.id = latest.id
            """
        ).map { row in
            FiledRequest(version: try row.id("procedure_version_id"), receivedAt: try row.date("received_at"), answers: try row.json("answers"))
        }
    }
}

extension [FormCount] {
    /// One for each counter, in the order of their keys.
    fileprivate var merged: [FormCount] {
        var rest = self
        rest.sort { $0.key.lexicographicallyPrecedes($1.key) }
        return rest.reduce(into: []) { merged, count in
            if let last = merged.last, last.key == count.key { merged[merged.count - 1].number += count.number } else { merged.append(count) }
        }
    }
}

extension FormCount {
    fileprivate var key: [String] { ["\(version)", page, field, measure.description] }
}
