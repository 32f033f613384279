import Core
import Definitions
import Foundation

/// Requests that leave an older version for the one that is live. `App` answers with the requests' room.
public protocol VersionMoves: Sendable {
    /// What the open requests of a version would lose; `nil` when there is no such version, or no other one that is live.
    func preview(of slug: ProcedureSlug, from number: Int, in organisation: OrganisationID, zone: TimeZone) async throws -> MovePreview?
    /// Has them moved, as far as the order allows; it is done in a moment, not at once.
    func move(_ order: MoveOrder, of slug: ProcedureSlug, from number: Int, by viewer: AgentViewer, now: Date) async throws
}
