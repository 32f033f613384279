import Foundation

/// Names and values, from the environment and from a file.
public struct SettingsSource: Sendable {
    private let values: [String: String]

    /// Every name that an installation may set; the others that begin with `ADMILIB_` are mistakes worth telling.
    static let known = [
        "ADMILIB_CONFIG", "ADMILIB_DATA", "ADMILIB_DATABASE", "ADMILIB_KEY", "ADMILIB_LISTEN", "ADMILIB_BEHIND_PROXY", "ADMILIB_DEVELOPMENT",
        "ADMILIB_BACKUP_DAYS", "ADMILIB_CONNECTIONS", "ADMILIB_PROOF_OF_WORK", "ADMILIB_SMTP", "ADMILIB_SMTP_USER", "ADMILIB_SMTP_PASSWORD",
        "ADMILIB_MAIL_FROM", "ADMILIB_LMTP",
        "ADMILIB_REPLY_ADDRESS", "ADMILIB_SMS", "ADMILIB_SMS_BODY", "ADMILIB_SMS_TOKEN", "ADMILIB_SMS_REPLY_TOKEN", "ADMILIB_CLAMD",
        "ADMILIB_WEASYPRINT",
        "ADMILIB_ANTS", "ADMILIB_ANTS_TOKEN", "ADMILIB_ANTS_SILENT", "ADMILIB_BEACON_URLS",
        "ADMILIB_FRANCECONNECT", "ADMILIB_FRANCECONNECT_CLIENT", "ADMILIB_FRANCECONNECT_SECRET", "ADMILIB_FRANCECONNECT_LEVEL",
        "ADMILIB_FRANCECONNECT_SIGNED", "ADMILIB_FRANCECONNECT_PKCE", "ADMILIB_FRANCECONNECT_IDENTITY",
        "ADMILIB_PROCONNECT", "ADMILIB_PROCONNECT_CLIENT", "ADMILIB_PROCONNECT_SECRET", "ADMILIB_PROCONNECT_SIRETS", "ADMILIB_PROCONNECT_SOURCES",
        "ADMILIB_PROCONNECT_LEVEL", "ADMILIB_PROCONNECT_SIGNED", "ADMILIB_PROCONNECT_PKCE",
    ]
    static let secrets: Set = [
        "ADMILIB_KEY", "ADMILIB_SMTP_PASSWORD", "ADMILIB_SMS_TOKEN", "ADMILIB_SMS_REPLY_TOKEN", "ADMILIB_SMS_BODY", "ADMILIB_DATABASE",
        "ADMILIB_ANTS_TOKEN", "ADMILIB_FRANCECONNECT_SECRET", "ADMILIB_PROCONNECT_SECRET",
    ]

    public init(_ values: [String: String]) { self.values = values }

    /// The environment, completed by the file it names.
    public static func environment(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws(SettingsFault) -> SettingsSource {
        guard let path = environment["ADMILIB_CONFIG"] else { return SettingsSource(environment) }
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
            throw SettingsFault(key: "ADMILIB_CONFIG", expected: "a file that can be read; \(path) cannot")
        }
        return SettingsSource(lines(of: text).merging(environment) { $1 })
    }

    subscript(name: String) -> String? {
        if let value = values[name], !value.isEmpty { return value }
        guard let path = values[name + "_FILE"], let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else { return nil }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func bool(_ name: String, default value: Bool) throws(SettingsFault) -> Bool {
        switch self[name]?.lowercased() {
        case nil: value
        case "yes", "true", "1", "oui": true
        case "no", "false", "0", "non": false
        default: throw SettingsFault(key: name, expected: "yes or no")
        }
    }

    /// Names that look like ours and are not.
    public var unknown: [String] {
        let known = Set(Self.known + Self.known.map { $0 + "_FILE" })
        return values.keys.filter { $0.hasPrefix("ADMILIB_") && !known.contains($0) }.sorted()
    }

    /// What was probably meant by a name that is none of ours; `nil` when nothing is near.
    public static func nearest(to name: String) -> String? {
        // A word too many at the end (`ADMILIB_SMTP_URL`) is as likely as a slip of the fingers.
        let shorter = name.lastIndex(of: "_").map { String(name[..<$0]) } ?? name
        let near = (known + known.map { $0 + "_FILE" }).map { known -> (name: String, distance: Int) in
            let letters = Array(known.utf8)
            return (known, min(distance(Array(name.utf8), letters), 1 + distance(Array(shorter.utf8), letters)))
        }
        return near.min { $0.distance < $1.distance }.flatMap { $0.distance <= 3 ? $0.name : nil }
    }

    /// How many letters to write, take away or change (Levenshtein).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var above = row[0]
            row[0] = i + 1
            for j in right.indices {
                let change = above + (letter == right[j] ? 0 : 1)
                above = row[j + 1]
                row[j + 1] = min(change, above + 1, row[j] + 1)
            }
        }
        return row[right.count]
    }

    /// What `admilib config` prints: each name and its value, secrets hidden.
    public var printed: [String] {
        Self.known.map { name in
            guard let value = self[name] else { return "\(name)  (not set)" }
            return "\(name)=\(Self.secrets.contains(name) ? Self.hidden(value) : value)"
        }
    }

    /// A database's address keeps all but its password.
    private static func hidden(_ value: String) -> String {
        guard value.contains("://"), let at = value.lastIndex(of: "@"), let scheme = value.firstRange(of: "://") else {
            return value.hasPrefix("/") || value.hasSuffix(".sqlite") ? value : "(hidden)"
        }
        let user = value[scheme.upperBound..<at].split(separator: ":").first.map(String.init) ?? ""
        return value[..<scheme.upperBound] + user + ":(hidden)" + value[at...]
    }

    private static func lines(of text: String) -> [String: String] {
        text.split(separator: "\n").reduce(into: [:]) { values, line in
            let line = line.trimmingCharacters(in: .whitespaces)
            guard !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else { return }
            let value = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
            values[String(line[..<equals]).trimmingCharacters(in: .whitespaces)] = value.trimmingCharacters(in: ["\"", "'"])
        }
    }
}

/// A setting that cannot be used.
public struct SettingsFault: Error, CustomStringConvertible {
    public let key: String
    public let expected: String

    public var description: String { "\(key): expected \(expected)." }
}
