import Core

/// The authority's own look. Saved only when its contrasts are enough (WCAG 2.1, 1.4.3).
public struct Theme: Sendable, Equatable {
    /// Links, buttons, the band at the top: `#RRGGBB`, readable on white.
    public let main: String
    /// Text on the main colour.
    public let onMain: String
    /// A second colour, for marks and lines.
    public let accent: String
    /// The address of the logo under `/s/`, if there is one.
    public let logo: String?
    public let font: String
    /// The site of the town, and other links at the top and at the bottom.
    public let headerLinks: [Link]
    public let footerLinks: [Link]
    /// Changes with what the style sheet says. Worked out once: every page names it.
    private(set) var version = ""

    public struct Link: Sendable, Equatable {
        public var label: String
        public var url: String
        public init(label: String, url: String) { (self.label, self.url) = (label, url) }
    }

    public init(
        main: String = "#1d4f76", onMain: String = "#ffffff", accent: String = "#b3541e", logo: String? = nil, font: String = "system",
        headerLinks: [Link] = [], footerLinks: [Link] = []
    ) {
        self.main = main
        self.onMain = onMain
        self.accent = accent
        self.logo = logo
        self.font = font
        self.headerLinks = headerLinks
        self.footerLinks = footerLinks
        version = String(Secret.digest(stylesheet).prefix(12))
    }
}
