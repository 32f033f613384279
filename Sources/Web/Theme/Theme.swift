/// The authority's own look. Saved only when its contrasts are enough (WCAG 2.1, 1.4.3).
public struct Theme: Sendable, Equatable {
    /// Links, buttons, the band at the top: `#RRGGBB`, readable on white.
    public var main: String
    /// Text on the main colour.
    public var onMain: String
    /// A second colour, for marks and lines.
    public var accent: String
    /// The address of the logo under `/s/`, if there is one.
    public var logo: String?
    public var font: String
    /// The site of the town, and other links at the top and at the bottom.
    public var headerLinks: [Link]
    public var footerLinks: [Link]

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
    }
}
