import Core
import Definitions

extension Workshop {
    /// The file of every procedure as it stands: the working copy, else what people see, else the latest version.
    func sources(of organisation: OrganisationID) async throws -> [(slug: ProcedureSlug, source: String)] {
        let drafts = try await drafts.drafts(of: organisation)
        let known = Set(drafts.map(\.slug))
        var sources = drafts.map { ($0.slug, $0.source) }
        for book in try await books.all(of: organisation) where !known.contains(book.slug) {
            guard let source = try await books.source(of: book.slug, number: book.published ?? book.latest, in: organisation) else { continue }
            sources.append((book.slug, source))
        }
        return sources
    }
}
