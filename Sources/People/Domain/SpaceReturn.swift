/// Where a person goes once signed in: the page that sent them, and nowhere off the site.
///
/// Browsers read `//elsewhere.example` and `/\elsewhere.example` as other sites, and drop tabs and line ends: anything of the sort is refused.
struct SpaceReturn: Sendable, Equatable {
    static let space = SpaceReturn()

    let path: String

    private init() { path = "/espace" }

    init?(_ text: String?) {
        guard let text, text.utf8.count <= 500, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
            !text.contains("//"), !text.contains(".."), text == "/espace" || Self.pages.contains(where: text.hasPrefix)
        else { return nil }
        path = text
    }

    private static let pages = [
        "/espace/mandats", "/espace/representations", "/suivi/", "/brouillons/", "/demarches/", "/espace/compte", "/espace/carte",
        "/espace/informations", "/espace/documents",
    ]
}
