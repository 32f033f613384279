import Core
import Hummingbird

/// Changes the language of the pages, for this browser, and comes back to the page that was being read.
enum LanguageRoute {
    static let path = "/langue"

    static let route = Route.post(path) { visit in
        var response = Response.seeOther(ownPath(visit.form.first("retour")))
        if let language = visit.form.first("langue").flatMap(Language.init(rawValue:)) { visit.setLanguage(language, on: &response) }
        return response
    }

    /// A path of this site, never another site's address: `//other.example` and `/\other.example` are addresses to a browser.
    static func ownPath(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return text
    }
}
