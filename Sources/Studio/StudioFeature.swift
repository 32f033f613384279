import Core
import Storage
import Web

/// The studio: where the clerks of an authority make its procedures. All that the rest of the product may know of it.
public struct StudioFeature: Sendable {
    public static let migrations: [Migration] = [.createStudio]

    private let pages: StudioPages

    public init(database: any Database, books: any ProcedureBooks) {
        pages = StudioPages(workshop: Workshop(drafts: SQLDrafts(database: database), books: books))
    }

    public var routes: [Route] { pages.routes }
}
