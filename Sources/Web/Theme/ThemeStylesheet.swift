import Core

extension Theme {
    /// The main colour, or ours when what was saved is no colour: it goes into a style sheet, where text is not escaped.
    var safeMain: String { (Colour(main) ?? Self.ourMain).text }

    private static let ourMain = Colour(red: 0x1D, green: 0x4F, blue: 0x76)
    private static let ourAccent = Colour(red: 0xB3, green: 0x54, blue: 0x1E)

    /// The few properties on which `admilib.css` builds.
    var stylesheet: String {
        let main = Colour(main) ?? Self.ourMain
        let onMain = Colour(onMain) ?? .white
        let accent = Colour(accent) ?? Self.ourAccent
        return """
            :root{--main:\(main.text);--on-main:\(onMain.text);--accent:\(accent.text);\
            --main-dark:\(main.mixed(0.8, with: .black).text);--main-pale:\(main.mixed(0.07, with: .white).text);\
            --main-soft:\(main.mixed(0.25, with: .white).text);--font:\(Self.fonts[font] ?? Self.systemFont)}
            """
    }

    /// Fonts that devices have: nothing to load.
    private static let systemFont = "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"Liberation Sans\",Arial,sans-serif"
    static let fonts = [
        "system": systemFont,
        "humanist": "Seravek,\"Gill Sans Nova\",Ubuntu,Calibri,\"DejaVu Sans\",source-sans-pro,sans-serif",
        "serif": "Charter,\"Bitstream Charter\",\"Sitka Text\",Cambria,Georgia,serif",
    ]

    /// The icon of the tab: a disc of the main colour, a smaller one inside.
    var icon: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="\(safeMain)"/>\
        <path d="M9 24V13l7-5 7 5v11h-5v-6h-4v6z" fill="\((Colour(onMain) ?? .white).text)"/></svg>
        """
    }

    /// For pages that have a frame of their own.
    public var stylesheetPath: String { "/theme/\(version).css" }
    var iconPath: String { "/theme/\(version).svg" }
}
