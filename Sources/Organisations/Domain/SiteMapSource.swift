import Core

/// What the site map asks: the procedures that people can find on this site. `App` answers with the catalogue.
public protocol SiteMapSource: Sendable {
    func siteMap(of organisation: OrganisationID) async throws -> [SiteMapSection]
}

/// A theme and its procedures.
public struct SiteMapSection: Sendable, Equatable {
    public struct Page: Sendable, Equatable {
        public let title: String
        /// `/demarches/acte-naissance`
        public let path: String
        public init(title: String, path: String) { (self.title, self.path) = (title, path) }
    }

    public let title: String
    /// The page of the theme, if it has one.
    public let path: String?
    public let pages: [Page]

    public init(title: String, path: String?, pages: [Page]) { (self.title, self.path, self.pages) = (title, path, pages) }
}
