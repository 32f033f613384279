/// Where to go after signing in: a page of the desk, and of nowhere else.
///
/// Browsers read `//elsewhere.example` and `/\elsewhere.example` as other sites, and drop tabs and line ends: anything of the sort is refused.
struct ReturnPath: Sendable, Equatable {
    static let desk = ReturnPath()

    let path: String

    private init() { path = "/bureau" }

    init?(_ text: String?) {
        guard let text, text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
            text == "/bureau" || text.hasPrefix("/bureau/") || text.hasPrefix("/bureau?"), !text.contains("//"), !text.contains("..")
        else { return nil }
        guard !Self.doors.contains(where: text.hasPrefix) else { return nil }
        path = text
    }

    /// Pages one does not come back to: they are how one came in.
    private static let doors = ["/bureau/connexion", "/bureau/deconnexion", "/bureau/activation"]
}
