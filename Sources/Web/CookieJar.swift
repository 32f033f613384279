import Core
import Hummingbird

/// Our seven cookies: the visitor's key, the agent's session, the person's, the helper's, whom a representative acts for, the language, and that one agreed to have
/// page times measured. None follows anybody. The first six need no consent (law 78-17, art. 82); the last is the consent, and is set by nothing else.
struct CookieJar: Sendable {
    let isSecure: Bool

    /// `__Host-` makes browsers refuse the cookie from anywhere but this very host, over HTTPS.
    private var visitorName: String { isSecure ? "__Host-visite" : "visite" }
    private var sessionName: String { isSecure ? "__Host-bureau" : "bureau" }
    private var spaceName: String { isSecure ? "__Host-espace" : "espace" }
    private var helperName: String { isSecure ? "__Host-aidant" : "aidant" }
    private var representingName: String { isSecure ? "__Host-represente" : "represente" }
    private static let languageName = "langue"
    private static let timingName = "vitesse"
    private static let halfAYear = 182 * 86_400
    private static let thirtyDays = 30 * 86_400

    func visitor(in cookies: SentCookies) -> Visitor {
        guard let key = cookies[visitorName], key.utf8.count == 43, key.utf8.allSatisfy(Self.isTokenByte) else {
            return Visitor(key: Secret.token(), isNew: true)
        }
        return Visitor(key: key, isNew: false)
    }

    func session(in cookies: SentCookies) -> String? { cookies[sessionName] }

    func personSession(in cookies: SentCookies) -> String? { cookies[spaceName] }

    func helperSession(in cookies: SentCookies) -> String? { cookies[helperName] }

    /// The number of the access under which a representative acts. **It proves nothing**: the access is theirs, or it is not, by whose space is open.
    func representing(in cookies: SentCookies) -> Int64? { cookies[representingName].flatMap { Int64($0) } }

    func language(in cookies: SentCookies) -> Language? { cookies[Self.languageName].flatMap(Language.init) }

    func set(_ visitor: Visitor, on response: inout Response) {
        guard visitor.isNew, response.headers[.contentType]?.hasPrefix("text/html") ?? (response.status.kind == .redirection) else { return }
        response.setCookie(cookie(visitorName, visitor.key, seconds: Self.thirtyDays))
    }

    /// The browser is nobody's again.
    func forgetVisitor(on response: inout Response) { response.setCookie(cookie(visitorName, "", seconds: 0)) }

    /// - Parameter key: empty to forget the session.
    func setSession(_ key: String, on response: inout Response) {
        response.setCookie(cookie(sessionName, key, seconds: key.isEmpty ? 0 : nil))
    }

    func setPersonSession(_ key: String, on response: inout Response) {
        response.setCookie(cookie(spaceName, key, seconds: key.isEmpty ? 0 : nil))
    }

    func setHelperSession(_ key: String, on response: inout Response) {
        response.setCookie(cookie(helperName, key, seconds: key.isEmpty ? 0 : nil))
    }

    func setRepresenting(_ access: Int64?, on response: inout Response) {
        response.setCookie(cookie(representingName, access.map(String.init) ?? "", seconds: access == nil ? 0 : nil))
    }

    func setLanguage(_ language: Language, on response: inout Response) {
        response.setCookie(cookie(Self.languageName, language.rawValue, seconds: 365 * 86_400))
    }

    func agreesToTiming(in cookies: SentCookies) -> Bool { cookies[Self.timingName] == "oui" }

    /// Six months, as the CNIL recommends for a choice (deliberation 2020-092); no identifier.
    func setTiming(_ agrees: Bool, on response: inout Response) {
        response.setCookie(cookie(Self.timingName, agrees ? "oui" : "", seconds: agrees ? Self.halfAYear : 0))
    }

    private func cookie(_ name: String, _ value: String, seconds: Int?) -> Cookie {
        Cookie(name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 95
    }
}
