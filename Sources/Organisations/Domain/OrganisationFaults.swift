import Core
import Forms
import Foundation

extension OrganisationDetails {
    /// What keeps the authority from being saved, field by field, in the order of the form. Colours are checked where they are drawn: see `Theme.faults()`.
    func faults() -> [FieldProblem] {
        var faults: [FieldProblem] = []
        func require(_ isRight: Bool, _ field: String, _ message: String) {
            if !isRight { faults.append(FieldProblem(field: field, message: UserMessage("organisations.fault.\(message)"))) }
        }
        require(Slug.isRight(slug), "slug", "slug")
        require(!name.isEmpty && name.count <= 120, "name", "name")
        require(Phone.isRight(phone), "phone", "phone")
        require(!address.isEmpty, "address", "address")
        require(EmailAddress(email) != nil, "email", "email")
        require(WebAddress.isOrigin(baseURL), "baseURL", "baseURL")
        require(host.map { Host($0)?.name == $0 } ?? true, "host", "host")
        return faults + appearance.faults() + notices.faults()
    }
}

/// The short names of authorities and units, in commands and procedure files.
enum Slug {
    static func isRight(_ text: String) -> Bool {
        (1...60).contains(text.utf8.count) && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
            && !text.hasPrefix("-") && !text.hasSuffix("-")
    }

    /// "Démarches administratives et état civil" gives `demarches-administratives-et-etat-civil`.
    static func made(from name: String) -> String {
        let whole = Text.words(name).filter { $0.utf8.allSatisfy { $0 < 0x80 } }.joined(separator: "-").prefix(60)
        return whole.hasSuffix("-") ? String(whole.dropLast()) : String(whole)
    }
}

/// Phone numbers as they are painted on doors: "02 99 00 00 00", "+33 2 99 00 00 00", "3939".
enum Phone {
    static func isRight(_ text: String) -> Bool {
        let digits = text.utf8.count { (48...57).contains($0) }
        return (2...15).contains(digits) && text.utf8.count <= 30 && text.allSatisfy { "0123456789 +.-()\u{A0}\u{202F}".contains($0) }
    }
}

/// Addresses of pages that people are sent to.
enum WebAddress {
    /// A whole address on the web, or a path of our own site.
    static func isRight(_ text: String) -> Bool {
        if text.hasPrefix("/") { return !text.hasPrefix("//") && !text.contains("\\") && !text.contains { $0.isWhitespace } }
        return components(text) != nil
    }

    /// A scheme and a host, and nothing after.
    static func isOrigin(_ text: String) -> Bool {
        guard let parts = components(text) else { return false }
        return parts.path.isEmpty && parts.query == nil && parts.fragment == nil
    }

    private static func components(_ text: String) -> URLComponents? {
        guard let parts = URLComponents(string: text), parts.scheme == "https" || parts.scheme == "http", parts.user == nil, parts.password == nil,
            let host = parts.host, !host.isEmpty, !text.contains(where: { $0.isWhitespace })
        else { return nil }
        return parts
    }
}
