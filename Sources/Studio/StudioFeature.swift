import Core
import Foundation
import Storage
import Web

/// The studio: where the clerks of an authority make its procedures. All that the rest of the product may know of it.
public struct StudioFeature: Sendable {
    public static let migrations: [Migration] = [.createStudio, .createBlocks, .createBlockChanges]

    private let pages: StudioPages

    /// - Parameter folder: where a file that is imported stays while it is read.
    public init(
        database: any Database, books: any ProcedureBooks, evidence: any FormEvidence, moves: any VersionMoves, previews: any TemplatePreviews,
        folder: URL
    ) {
        pages = StudioPages(
            procedures: Workshop(drafts: SQLDrafts(database: database), books: books), groups: SQLGroups(database: database), evidence: evidence,
            moves: moves, uploads: UploadReader(folder: folder), previews: previews)
    }

    public var routes: [Route] { pages.routes + pages.forGroups.groupRoutes }
}
