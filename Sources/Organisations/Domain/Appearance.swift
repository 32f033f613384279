import Core
import Forms

/// The authority's own look: its colours, a font that devices have, the links it wants at the top and at the bottom of every page.
public struct Appearance: Sendable, Equatable {
    /// Links, buttons, the band at the top: `#RRGGBB`.
    public var main: String
    /// Text on the main colour.
    public var onMain: String
    /// A second colour, for marks and lines.
    public var accent: String
    /// The address of the logo on this site, if there is one.
    public var logo: String?
    public var font: Font
    public var headerLinks: [Link]
    public var footerLinks: [Link]

    public enum Font: String, Sendable, CaseIterable { case system, humanist, serif }

    public struct Link: Sendable, Equatable {
        public var label: String
        public var url: String
        public init(label: String, url: String) { (self.label, self.url) = (label, url) }
    }

    public init(
        main: String = "#1d4f76", onMain: String = "#ffffff", accent: String = "#b3541e", logo: String? = nil, font: Font = .system,
        headerLinks: [Link] = [], footerLinks: [Link] = []
    ) {
        (self.main, self.onMain, self.accent, self.logo, self.font) = (main, onMain, accent, logo, font)
        (self.headerLinks, self.footerLinks) = (headerLinks, footerLinks)
    }
}

extension Appearance {
    /// Links without a text, or that lead to no page. Colours are judged where they are drawn: see `Theme.faults()`.
    func faults() -> [FieldProblem] {
        [("header", headerLinks), ("footer", footerLinks)].flatMap { place, links in
            links.enumerated().flatMap { $1.faults(LinkField(place: place, number: $0 + 1)) }
        }
    }
}

extension Appearance.Link {
    fileprivate func faults(_ field: LinkField) -> [FieldProblem] {
        let noText = label.isEmpty ? [FieldProblem(field: field.label, message: UserMessage("organisations.fault.linkLabel"))] : []
        let noPage = WebAddress.isRight(url) ? [] : [FieldProblem(field: field.url, message: UserMessage("organisations.fault.linkURL"))]
        return noText + noPage
    }
}

/// The names of the two boxes of a link: `header.1.label`, `header.1.url`.
struct LinkField {
    let place: String
    let number: Int

    var label: String { "\(place).\(number).label" }
    var url: String { "\(place).\(number).url" }
}
