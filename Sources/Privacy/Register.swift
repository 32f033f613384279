import Core
import Foundation

/// The record of processing, and whether what runs is still what was agreed to.
struct Register: Sendable {
    let procedures: any KeptProcedures
    let treatments: DeclaredTreatments
    let approvals: SQLApprovals
    let sentences: SQLSentences
    let backupDays: Int

    struct Entry: Sendable {
        let record: ProcessingRecord
        let content: ApprovedContent
        /// `nil` when nobody agreed to it yet.
        let approval: Approval?
        let drifts: [Drift]
    }

    /// By title.
    func entries(of organisation: OrganisationID) async throws -> [Entry] {
        let approved = try await approvals.all(in: organisation)
        let records =
            try await procedures.processings(in: organisation).map { ProcessingRecord($0, backupDays: backupDays) } + declared(in: organisation)
        return records.map { record in
            let content = ApprovedContent(record)
            let approval = approved[record.slug]
            return Entry(record: record, content: content, approval: approval, drifts: approval.map { Drift.between($0.content, content) } ?? [])
        }.sorted { $0.record.title < $1.record.title }
    }

    func entry(_ slug: String, of organisation: OrganisationID) async throws -> Entry? {
        try await entries(of: organisation).first { $0.record.slug == slug }
    }

    private func declared(in organisation: OrganisationID) async throws -> [ProcessingRecord] {
        var outside: [DeclaredTreatment.Door: [String]] = [:]
        for door in DeclaredTreatment.Door.allCases { outside[door] = try await procedures.connectors(door, in: organisation) }
        return treatments.treatments.map { treatment in
            ProcessingRecord(
                treatment, unit: treatments.unit, connectors: (treatment.through ?? []).flatMap { outside[$0] ?? [] }, backupDays: backupDays)
        }
    }

    /// The tables that no treatment declares: there should be none.
    func undeclaredTables() async throws -> [String] { treatments.undeclared(of: try await approvals.tables()) }

    /// Has somebody told of what drifted since the last time, and of tables that no treatment declares.
    func watch(_ organisation: OrganisationID, now: Date) async throws {
        try await approvals.alarm(undeclared: try await undeclaredTables(), in: organisation, at: now)
        let drifted = try await entries(of: organisation).filter { !$0.drifts.isEmpty }.map { ($0.record.slug, $0.content.digest) }
        try await approvals.alarm(Dictionary(uniqueKeysWithValues: drifted), in: organisation, at: now)
    }
}
