import Core
import Foundation
import Web
import Workflows

/// A request as it is stored, for its person's space.
struct HeldRequest: Sendable, Equatable {
    let reference: Reference
    let version: ProcedureVersionID
    /// `nil` for a draft.
    let status: String?
    let nature: Status.Nature
    let date: Date
}

/// A line of somebody's space.
public struct SpaceRequest: Sendable {
    public let reference: Reference
    public let procedure: String
    /// Where it stands, in the procedure's words; `nil` for a draft.
    public let status: StatusTag?
    /// When it was received; for a draft, when it was last written.
    public let date: Date
    public let path: String
}

extension DossiersFeature {
    var space: SQLSpace { SQLSpace(database: database) }

    /// What these marks hold, drafts first, the latest first.
    public func requests(of marks: [String], in organisation: OrganisationID, now: Date) async throws -> [SpaceRequest] {
        var lines: [SpaceRequest] = []
        for held in try await space.requests(of: marks, in: organisation, at: now) {
            guard let sheet = try await sheets.version(held.version) else { continue }
            let tag = held.status.map { StatusTag(sheet.workflow.status($0)?.label ?? $0, held.nature.tone) }
            let path = held.status == nil ? DossierPaths.draft(held.reference) : DossierPaths.following(held.reference)
            lines.append(SpaceRequest(reference: held.reference, procedure: sheet.title, status: tag, date: held.date, path: path))
        }
        return lines
    }

    /// The person signed out: what is in their space stops opening in that browser.
    public func leave(_ keys: Keyring) async throws { try await space.leave(keys) }

    /// A sector's key was changed: what the old mark holds is held by the new one.
    /// - Returns: how many requests.
    public func remark(_ old: String, as new: String) async throws -> Int { try await space.remark(old, as: new) }
}
