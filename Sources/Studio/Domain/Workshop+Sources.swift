import Core
import Definitions

extension Workshop {
    /// The file of every procedure as it stands: the working copy, else what people see, else the latest version.
    func sources(of organisation: OrganisationID) async throws -> [ProcedureSlug: String] {
        var sources = try await books.sources(of: organisation)
        for draft in try await drafts.drafts(of: organisation) { sources[draft.slug] = draft.source }
        return sources
    }
}
